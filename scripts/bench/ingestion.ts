import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { copyFile, copyOut, type Store } from '@egret/store';
import { withBenchDatabase } from './bench-database.ts';
import { type BenchResult, median, milliseconds } from './bench-result.ts';
import type { Ingested } from './ingestion-process.ts';
import { writeLicences } from './ingestion-sample.ts';

const rounds = 3;
const rows = 300_000;
const rowsOfSubject = 5;
const [few, many] = [100_000, 1_000_000];

/** As scripts/run.sh starts what loads. */
const heap = ['--max-old-space-size=192', '--max-semi-space-size=16'];

const run = promisify(execFile);

/**
 * Measures the ingestion of one delivery of 300,000 licences of 60,000 new firms (read, validated, kept raw and sealed,
 * subjects found, records written and released) by a process of its own, against PostgreSQL's COPY of the same rows as they
 * are stored into an empty copy of the table with the same indexes; then of the same file again; then how the time a row
 * grows from 100,000 to 1,000,000 rows. Each round on an empty store, medians in milliseconds, all in the same run. Takes
 * the URL of a database on a server where databases may be created.
 */
export async function benchIngestion(serverUrl: string): Promise<readonly BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'egret-bench-'));
  try {
    const file = join(folder, 'licences.csv');
    await writeLicences(file, rows, rowsOfSubject);
    const rounded: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      rounded.push(await withBenchDatabase(serverUrl, (store, url) => measure(store, url, folder, file)));
    }
    const of = (figure: keyof Round): number => median(rounded.map((round) => round[figure]));
    const [small, large] = [await perRow(serverUrl, folder, few), await perRow(serverUrl, folder, many)];
    const resident = Math.max(of('residentMb'), small.residentMb, large.residentMb);
    return [
      result('ingestion', 'ms', of('ours'), of('copy'), 1 / 0.4),
      result('same file again', 'ms', of('again'), of('ours'), 1 / 3),
      result('million rows', 'µs/row', large.perRow, small.perRow, 1),
      result('resident', 'MB', resident, 300, 1),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Round {
  readonly ours: number;
  readonly again: number;
  readonly copy: number;
  readonly residentMb: number;
}

async function measure(store: Store, databaseUrl: string, folder: string, file: string): Promise<Round> {
  const first = await ingest(databaseUrl, file, 'first', rows);
  if (first.inserted !== rows) throw new Error(`${first.inserted} of ${rows} rows went in`);
  const again = await ingest(databaseUrl, file, 'again', rows);
  if (again.unchanged !== rows) throw new Error(`${again.unchanged} of ${rows} rows were unchanged`);
  const residentMb = Math.max(first.residentMb, again.residentMb);
  const copy = await copyStored(store, join(folder, 'stored'));
  return { ours: first.milliseconds, again: again.milliseconds, copy, residentMb };
}

/** How long COPY takes for the rows as they are stored, into an empty copy of their table with the same indexes. */
async function copyStored(store: Store, path: string): Promise<number> {
  const client = await store.pool.connect();
  try {
    await pipeline(copyOut(client, 'record_version'), createWriteStream(path));
    await client.query('create table copied (like record_version including indexes)');
    const took = await milliseconds(() =>
      pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), copyFile(client, 'copied', 'format text')),
    );
    const { rows: counted } = await client.query<{ count: number }>('select count(*) from copied');
    if (Number(counted[0]?.count) !== rows) throw new Error(`${counted[0]?.count} rows were copied`);
    return took;
  } finally {
    client.release();
  }
}

async function perRow(
  serverUrl: string,
  folder: string,
  count: number,
): Promise<{ readonly perRow: number; readonly residentMb: number }> {
  const file = join(folder, `${count}.csv`);
  await writeLicences(file, count, rowsOfSubject);
  return withBenchDatabase(serverUrl, async (_store, url) => {
    const { milliseconds: took, residentMb } = await ingest(url, file, 'first', count);
    return { perRow: (took * 1_000) / count, residentMb };
  });
}

async function ingest(databaseUrl: string, file: string, delivery: string, count: number): Promise<Ingested> {
  const program = join(import.meta.dirname, 'ingestion-process.ts');
  const given = [databaseUrl, file, delivery, String(count)];
  const { stdout } = await run(process.execPath, [...heap, program, ...given]);
  return JSON.parse(stdout) as Ingested;
}

function result(name: string, unit: string, ours: number, baseline: number, limit: number): BenchResult {
  return { name, unit, ours, baseline, ratio: ours / baseline, limit };
}
