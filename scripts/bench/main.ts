import { mkdtemp, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@egret/embedded';
import type { BenchResult } from './bench-result.ts';
import { benchEligibility } from './eligibility.ts';
import { benchEvaluation } from './evaluation.ts';
import { benchIngestion } from './ingestion.ts';
import { benchPages } from './pages.ts';
import { benchReports } from './reports.ts';
import { benchPopulation } from './population.ts';

const benches: Readonly<
  Record<string, (serverUrl: string) => Promise<BenchResult | readonly BenchResult[]>>
> = {
  ingestion: benchIngestion,
  evaluation: benchEvaluation,
  population: benchPopulation,
  eligibility: benchEligibility,
  pages: benchPages,
  reports: benchReports,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; npm run bench -- [${Object.keys(benches).join('] [')}]`);
  process.exitCode = 2;
} else {
  await run(wanted.length > 0 ? wanted : Object.keys(benches));
}

/** Runs benches one after another on a durable server of their own, and prints each ratio beside its limit. */
async function run(names: readonly string[]): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'egret-bench-server-'));
  await chmod(directory, 0o711);
  await using server = await startEmbeddedPostgres({ directory, profile: 'durable', temporary: true });
  for (const name of names) {
    const bench = benches[name];
    const results = (await bench?.(server.adminUrl)) ?? [];
    for (const result of [results].flat()) print(result);
  }
}

function print({ name, ours, baseline, unit, ratio, limit }: BenchResult): void {
  const verdict = ratio <= limit ? 'within' : 'OVER';
  console.log(
    `${name.padEnd(12)} ours ${ours.toFixed(2)} ${unit} · baseline ${baseline.toFixed(2)} ${unit} · ` +
      `ratio ${ratio.toFixed(2)}, ${verdict} the limit ${limit}`,
  );
  if (ratio > limit) process.exitCode = 1;
}
