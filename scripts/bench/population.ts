import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { localDate } from '@egret/domain';
import { parseScoreModel } from '@egret/scorecard';
import {
  copyInto,
  type CopyValue,
  createSealing,
  encodeCopyRow,
  receiptKey,
  saveShippedModels,
  type Store,
} from '@egret/store';
import { scorePopulation } from '@egret/scoring-service';
import { sampleTables, testKeys } from '@egret/testing';
import { parse } from 'yaml';
import { withBenchDatabase } from './bench-database.ts';
import { type BenchResult, median, milliseconds } from './bench-result.ts';
import { fillPopulation } from './population-sample.ts';

const subjects = 20_000;
const rounds = 5;
const asOf = localDate('2020-12-31');

/** The columns of a record that scoring reads, as they lie in the table. */
const readColumns = `subject_id, record_id, kind, document_number, decided_on, valid_to, publicity_stated_until,
  severity_stated, procedure_stated, disclosure_stated, fine_fen, details`;

/**
 * Measures population scoring (facts out, evaluated, receipts, scores and proposals in, committed) against
 * a plain COPY of the same records out and of the same rows, encoded beforehand, into empty tables with the
 * same columns and indexes. Both in turn in the same run, medians in milliseconds. Takes the URL of a
 * database on a server where databases may be created; works in one of its own and drops it.
 */
export async function benchPopulation(serverUrl: string): Promise<BenchResult> {
  return withBenchDatabase(serverUrl, measure);
}

async function measure(store: Store): Promise<BenchResult> {
  await fillPopulation(store, subjects);
  const path = fileURLToPath(import.meta.resolve('@egret/scorecard/models/enterprise-comprehensive.v2.yaml'));
  await saveShippedModels(store.db, [parseScoreModel(parse(await readFile(path, 'utf8')))]);
  const terms = { asOf, key: receiptKey(createSealing(testKeys)), ...(await sampleTables()) };
  const score = () => scorePopulation(store, terms, { size: 5_000, connections: 2 });

  const { scored } = await score();
  if (scored !== subjects) throw new Error(`${scored} of ${subjects} subjects were scored`);
  const copyScores = await prepareCopy(store);
  const tables = Object.keys(written);
  const [ours, baseline]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    await store.pool.query(`truncate ${tables.join()}, ${tables.map((table) => `copied_${table}`).join()}`);
    ours.push(await milliseconds(score));
    baseline.push(await milliseconds(copyScores));
  }
  const [mine, theirs] = [median(ours), median(baseline)];
  return { name: 'population', ours: mine, baseline: theirs, unit: 'ms', ratio: mine / theirs, limit: 3 };
}

/** The tables that scoring writes, with their columns. */
const written = {
  score: [
    'subject_id',
    'model_id',
    'version',
    'model_version',
    'law_digest',
    'as_of',
    'seq',
    'points',
    'tier',
    'scored_at',
  ],
  score_version: [
    ...[
      'subject_id',
      'model_id',
      'version',
      'model_version',
      'model_hash',
      'law_digest',
      'as_of',
      'seq',
      'points',
    ],
    ...['tier', 'explanation', 'receipt', 'receipt_key_id', 'scored_at'],
  ],
  score_due: ['subject_id', 'purpose', 'next_on', 'seq'],
} as const;

/** What the driver would make objects of is read as text. */
const readAsText: ReadonlySet<string> = new Set(['explanation', 'scored_at']);

/** Notes the rows as they lie now, and returns the work of the baseline. */
async function prepareCopy(store: Store): Promise<() => Promise<void>> {
  const copies = await Promise.all(
    Object.entries(written).map(async ([table, columns]) => {
      const read = columns.map((column) => (readAsText.has(column) ? `${column}::text` : column));
      const text = `select ${read.join()} from ${table} order by subject_id`;
      const { rows } = await store.pool.query<CopyValue[]>({ text, rowMode: 'array' });
      await store.pool.query(`create table copied_${table} (like ${table} including all)`);
      return { target: `copied_${table} (${columns.join()})`, lines: rows.map(encodeCopyRow) };
    }),
  );
  return async () => {
    const client = await store.pool.connect();
    try {
      // The driver reads what comes and drops it.
      await client.query(`copy (select ${readColumns} from record_version) to stdout`);
      for (const { target, lines } of copies) await copyInto(client, target, lines);
    } finally {
      client.release();
    }
  };
}
