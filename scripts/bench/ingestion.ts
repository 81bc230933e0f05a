import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { localDate } from '@egret/domain';
import { pullSource } from '@egret/ingestion-worker';
import { createLogger } from '@egret/runtime';
import {
  copyFile,
  createReferenceReader,
  createSealing,
  dueSources,
  registerDeliveries,
  runStatuses,
  type Store,
} from '@egret/store';
import { testKeys } from '@egret/testing';
import { csvText } from '../seed/csv.ts';
import { deliveringDepartments, layouts } from '../seed/layouts.ts';
import { buildSample } from '../seed/sample.ts';
import { withBenchDatabase } from './bench-database.ts';
import { type BenchResult, median, milliseconds } from './bench-result.ts';

const template = 'licence-organisation';
const titles = layouts[template];
const rowCount = 30_000;
const rounds = 3;

/**
 * Measures the ingestion of one delivery of licences (read, mapped, validated, raw rows and persons' numbers
 * sealed, subjects found, versions written, one transaction) against PostgreSQL's COPY of the same file into
 * a table of text columns. Both in turn in the same run, medians in milliseconds. Every round's rows are new
 * to the store. Takes the URL of a database on a server where databases may be created.
 */
export async function benchIngestion(serverUrl: string): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'egret-bench-'));
  try {
    return await withBenchDatabase(serverUrl, (store, databaseUrl) => measure(store, databaseUrl, folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measure(store: Store, databaseUrl: string, folder: string): Promise<BenchResult> {
  const columns = titles.map((_, index) => `c${index} text`).join(', ');
  await store.pool.query(`create table copied (${columns})`);
  const [ours, baseline]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const path = join(folder, `${round}.csv`);
    await writeFile(path, licences(round));
    ours.push(await milliseconds(() => ingest(store, databaseUrl, path)));
    baseline.push(
      await milliseconds(async () => {
        const client = await store.pool.connect();
        const rows = copyFile(client, 'copied', 'format csv, header');
        await pipeline(createReadStream(path), rows);
        client.release();
      }),
    );
  }
  const { rows } = await store.pool.query<{ count: number }>('select count(*) from copied');
  if (rows[0]?.count !== rowCount * rounds) throw new Error(`${rows[0]?.count} rows were copied`);
  const [mine, theirs] = [median(ours), median(baseline)];
  return { name: 'ingestion', ours: mine, baseline: theirs, unit: 'ms', ratio: mine / theirs, limit: 35 };
}

/** Good licences of the sample, again and again under document numbers of their own. */
function licences(round: number): string {
  const good = buildSample(20201231).deliveries.flatMap((delivery) =>
    delivery.template === template ? delivery.rows.filter((row) => row.outcome === 'inserted') : [],
  );
  const rows = Array.from({ length: rowCount }, (_, index) => {
    const row = good[index % good.length];
    if (!row) throw new Error('the sample has no licences');
    const number = `${row.cells['行政许可决定文书号'] ?? ''}-${round}-${Math.floor(index / good.length)}`;
    return { ...row, cells: { ...row.cells, 行政许可决定文书号: number } };
  });
  return csvText(titles, rows);
}

async function ingest(store: Store, databaseUrl: string, path: string): Promise<void> {
  await registerDeliveries(store.db, [
    {
      template,
      department: deliveringDepartments[template],
      name: path,
      location: path,
      deliveredOn: localDate('2020-12-31'),
      expectedRows: rowCount,
    },
  ]);
  const logger = createLogger({ service: 'bench', level: 'silent' });
  const sealing = createSealing(testKeys);
  const dependencies = { store, databaseUrl, sealing, reference: createReferenceReader(store), logger };
  for (const { sourceId } of await dueSources(store.db)) {
    await pullSource(dependencies, sourceId, new AbortController().signal);
  }
  const [run] = await runStatuses(store.db, path);
  if (run?.inserted !== rowCount) {
    throw new Error(`${run?.inserted} of ${rowCount} rows went in: ${JSON.stringify(run?.issues)}`);
  }
}
