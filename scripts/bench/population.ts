import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { localDate } from '@egret/domain';
import { parseScoreModel } from '@egret/scorecard';
import {
  copyInto,
  type CopyValue,
  createScorer,
  createSealing,
  encodeCopyRow,
  saveShippedModels,
  type Store,
} from '@egret/store';
import { testKeys } from '@egret/testing';
import { parse } from 'yaml';
import { withBenchDatabase } from './bench-database.ts';
import { type BenchResult, median, milliseconds } from './bench-result.ts';
import { fillPopulation } from './population-sample.ts';

const subjects = 20_000;
const rounds = 5;
const asOf = localDate('2020-12-31');

/** The columns of a record that scoring reads, as they lie in the table. */
const readColumns = `subject_id, record_id, kind, document_number, decided_on, valid_to, publicity_ends_on, severity,
  procedure, fine_fen, status, repaired_on, disputed, details`;

/**
 * Measures population scoring (facts out, evaluated, receipts, scores and proposals in, committed) against
 * a plain COPY of the same records out and of the same scores, encoded beforehand, into an empty table with
 * the same columns and indexes. Both in turn in the same run, medians in milliseconds. Takes the URL of a
 * database on a server where databases may be created; works in one of its own and drops it.
 */
export async function benchPopulation(serverUrl: string): Promise<BenchResult> {
  return withBenchDatabase(serverUrl, measure);
}

async function measure(store: Store): Promise<BenchResult> {
  await fillPopulation(store, subjects);
  const path = fileURLToPath(import.meta.resolve('@egret/scorecard/models/enterprise-comprehensive.v1.yaml'));
  await saveShippedModels(store.db, [parseScoreModel(parse(await readFile(path, 'utf8')))]);
  const scorer = createScorer({ store, sealing: createSealing(testKeys) });
  const score = () => scorer.scorePopulation(asOf, { size: 5_000, connections: 2 });

  const { scored } = await score();
  if (scored !== subjects) throw new Error(`${scored} of ${subjects} subjects were scored`);
  const copyScores = await prepareCopy(store);
  const [ours, baseline]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    await store.pool.query('truncate score, copied_score');
    ours.push(await milliseconds(score));
    baseline.push(await milliseconds(copyScores));
  }
  const [mine, theirs] = [median(ours), median(baseline)];
  return { name: 'population', ours: mine, baseline: theirs, unit: 'ms', ratio: mine / theirs, limit: 3 };
}

const scoreColumns = `subject_id, model_id, model_version, as_of, seq, points, tier, explanation, next_change_on,
  receipt`;

/** Notes the scores as they lie now, and gives the work of the baseline. */
async function prepareCopy(store: Store): Promise<() => Promise<void>> {
  const { rows } = await store.pool.query<CopyValue[]>({
    text: `select ${scoreColumns.replace('explanation', 'explanation::text')} from score order by subject_id`,
    rowMode: 'array',
  });
  const lines = rows.map(encodeCopyRow);
  await store.pool.query('create table copied_score (like score including all)');
  return async () => {
    const client = await store.pool.connect();
    // The driver reads what comes and drops it.
    await client.query(`copy (select ${readColumns} from record_version) to stdout`);
    await copyInto(client, `copied_score (${scoreColumns})`, lines);
    client.release();
  };
}
