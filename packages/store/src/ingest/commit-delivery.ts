import type { Client } from 'pg';
import { categoryOf, type Issue } from '@egret/domain';
import { holdKeysOn } from '../keys/guard-keys.ts';
import type { Sealing } from '../sealing.ts';
import type { DeliveredChunk, RunCounters } from './delivery.ts';
import { DeliveryError } from './delivery-error.ts';
import { mergeEnrolments } from './merge-enrolments.ts';
import { mergeRecords } from './merge-records.ts';
import { mergeRegistrations } from './merge-registrations.ts';
import { mergeRelations } from './merge-relations.ts';
import type { MergePlace } from './merge-versions.ts';
import { refuseUnfounded } from './refuse-unfounded.ts';
import { resolveAuthorities } from './resolve-authorities.ts';
import { resolveRecords } from './resolve-records.ts';
import { resolveSubjects } from './resolve-subjects.ts';
import type { OpenRun } from './open-runs.ts';
import { outcomeWarnings } from './outcome-warnings.ts';
import { settleRepetitions } from './settle-repetitions.ts';
import { openStage } from './staging.ts';
import { analyzeStaging, prepareStaging } from './staging-tables.ts';
import { writeDirectory } from './write-directory.ts';

/**
 * Commits a whole delivery as one batch (step by step in README.md), in one transaction on the worker's own
 * connection: raw rows, versions, quarantined rows, changed subjects, run counters and warnings and the source's
 * watermark, or nothing. `chunks` are read as they come, so that memory does not grow with the delivery; `warnings` are
 * asked for after the last of them, and the store's own are added. Returns the run's counters. Throws `DeliveryError`
 * where the delivery is not what its manifest promises, `KeyError` where the keys are not the store's any more, and
 * whatever the database or `chunks` throws; then nothing is kept and the run is still due.
 */
export async function commitDelivery(
  client: Client,
  sealing: Sealing,
  run: OpenRun,
  chunks: AsyncIterable<DeliveredChunk>,
  warnings: () => readonly Issue[] = () => [],
): Promise<RunCounters> {
  await prepareStaging(client);
  await client.query('begin');
  try {
    await holdKeysOn(client, sealing);
    const counters = await writeBatch(client, sealing, run, { chunks, warnings });
    await client.query('commit');
    return counters;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function writeBatch(
  client: Client,
  sealing: Sealing,
  run: OpenRun,
  {
    chunks,
    warnings,
  }: { readonly chunks: AsyncIterable<DeliveredChunk>; readonly warnings: () => readonly Issue[] },
): Promise<RunCounters> {
  const { rows } = await client.query<{ id: number }>(
    `insert into batch (origin, run_id) values ('ingest', $1) returning id`,
    [run.runId],
  );
  const batchId = Number(rows[0]?.id);

  const stage = openStage(client, sealing, run, batchId);
  let read = 0;
  for await (const chunk of readAhead(chunks)) {
    await stage.add(chunk);
    read += chunk.rows.length;
  }
  if (run.expectedRows !== null && run.expectedRows !== read) {
    const params = { expected: run.expectedRows, read };
    throw new DeliveryError([{ field: '', code: 'row-count', received: null, params }]);
  }
  await resolve(client, run, batchId);
  await settleRepetitions(client, run.runId, batchId);
  await refuseUnfounded(client, run.runId, batchId);
  await writeDirectory(client, { runId: run.runId, batchId }, sealing.activeKeyIds.identifiers);
  // A join of two subjects that no good row brings has come to nothing.
  await resolveRecords(client);
  await merge(client, { run, batchId });
  const representatives = await mergeRelations(client, run, batchId);
  await client.query(markChanged, [batchId]);
  const outcomes = await outcomeWarnings(client);
  return finish(client, { run, batchId }, read, [...warnings(), ...representatives, ...outcomes]);
}

/** Works out who and what every staged row is about. */
async function resolve(client: Client, run: OpenRun, batchId: number): Promise<void> {
  const filled = ['staged_party', 'staged_identifier', 'staged_entry', 'staged_content', 'staged_event'];
  await analyzeStaging(client, ...filled);
  await resolveSubjects(client, run, batchId);
  await resolveAuthorities(client, 'staged_entry');
  await resolveAuthorities(client, 'staged_event');
  await analyzeStaging(client, 'staged_entry');
  await resolveRecords(client);
  await analyzeStaging(client, 'staged_entry');
}

/** Asks for the next chunk before it gives one: the file is read while the database takes in what was read. */
async function* readAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const item = await next;
      if (item.done === true) return;
      next = iterator.next();
      // Where the consumer stops or fails first, nobody awaits this one; its failure is then no news.
      next.catch(() => undefined);
      yield item.value;
    }
  } finally {
    await iterator.return?.();
  }
}

function merge(client: Client, place: MergePlace): Promise<void> {
  const category = categoryOf(place.run.template);
  if (category === 'registry') return mergeRegistrations(client, place);
  if (category === 'enrolment') return mergeEnrolments(client, place);
  return mergeRecords(client, place);
}

const markChanged = `
  insert into changed_subject (subject_id, batch_id)
  select distinct subject_id, $1::bigint from staged_entry where outcome in ('inserted', 'revised', 'withdrawn')
  on conflict do nothing`;

/** Counts what became of the rows, keeps the warnings, moves the watermark, and takes the batch's seq as the last statement. */
async function finish(
  client: Client,
  { run, batchId }: MergePlace,
  read: number,
  warnings: readonly Issue[],
): Promise<RunCounters> {
  const { rows } = await client.query<Record<keyof Omit<RunCounters, 'read'>, string>>(count, [run.runId]);
  const found = rows[0];
  if (!found) throw new Error('counting gave no row');
  const counters: RunCounters = {
    read,
    inserted: Number(found.inserted),
    revised: Number(found.revised),
    withdrawn: Number(found.withdrawn),
    unchanged: Number(found.unchanged),
    quarantined: Number(found.quarantined),
    rejected: Number(found.rejected),
  };
  const updated = await client.query(commitRun, [
    run.runId,
    ...[read, counters.inserted, counters.revised, counters.withdrawn],
    ...[counters.unchanged, counters.quarantined, counters.rejected],
    JSON.stringify(warnings),
  ]);
  if (updated.rowCount !== 1) throw new Error(`run ${run.runId} is not open any more`);
  await client.query(moveWatermark, [run.sourceId, `${run.deliveredOn}/${run.delivery}`]);
  await client.query(takeSeq, [batchId]);
  return counters;
}

const count = `
  select
    count(*) filter (where outcome = 'inserted') as inserted,
    count(*) filter (where outcome = 'revised') as revised,
    count(*) filter (where outcome = 'withdrawn') as withdrawn,
    count(*) filter (where outcome = 'unchanged') as unchanged,
    (select count(*) from quarantine q where q.run_id = $1 and q.outcome = 'quarantined') as quarantined,
    (select count(*) from quarantine q where q.run_id = $1 and q.outcome = 'rejected') as rejected
  from staged_entry`;

const commitRun = `
  update ingest_run set state = 'committed', finished_at = clock_timestamp(), issues = '[]',
    read = $2, inserted = $3, revised = $4, withdrawn = $5, unchanged = $6, quarantined = $7, rejected = $8,
    warnings = $9
  where id = $1 and state = 'running'`;

/** Forward only: a delivery that comes late says nothing of those after it. */
const moveWatermark = 'update source set watermark = greatest(watermark, $2) where id = $1';

const takeSeq = `
  with tick as (update knowledge_clock set seq = seq + 1 returning seq)
  update batch set seq = tick.seq from tick where batch.id = $1`;
