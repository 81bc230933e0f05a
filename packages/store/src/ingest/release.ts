import type { Client } from 'pg';
import { categoryOf, type Issue } from '@egret/domain';
import { copyInto } from '../copy.ts';
import { holdKeysOn } from '../keys/guard-keys.ts';
import type { Sealing } from '../sealing.ts';
import type { RunCounters } from './delivery.ts';
import { mergeEnrolments } from './merge-enrolments.ts';
import { mergeRecords } from './merge-records.ts';
import { mergeRegistrations } from './merge-registrations.ts';
import { mergeRelations } from './merge-relations.ts';
import type { MergePlace } from './merge-versions.ts';
import { keepUncontested } from './place/keep-placed.ts';
import { placeRecords } from './place/place-records.ts';
import { refuseUnfounded } from './refuse-unfounded.ts';
import { resolveAuthorities } from './resolve-authorities.ts';
import { resolveRecords } from './resolve-records.ts';
import { resolveSubjects } from './resolve-subjects.ts';
import type { OpenRun } from './open-runs.ts';
import { outcomeWarnings } from './outcome-warnings.ts';
import { settleRepetitions } from './settle-repetitions.ts';
import type { StagedRows } from './staged-chunk.ts';
import {
  incomingContents,
  incomingEntries,
  stagedContents,
  stagedEntries,
  stagedEvents,
} from './staged-rows.ts';
import { analyzeStaging, prepareStaging, targets } from './staging-tables.ts';
import { writeDirectory } from './write-directory.ts';

/** A run on its way to be known, in one open transaction: disposed of before `release` has ended, nothing is kept. */
export interface Release extends AsyncDisposable {
  /** Takes the rows of a chunk into the working tables. */
  take(rows: StagedRows): Promise<void>;
  /**
   * Writes the versions, events, quarantined rows, changed subjects, counters and the source's watermark that follow from
   * all rows taken (step by step in README.md), and commits. Returns the run's counters.
   */
  release(): Promise<RunCounters>;
}

/**
 * Opens the release of a run on a connection that has no transaction open, as one batch
 * ([decision 1](../../../../docs/decisions/0001-a-batch-is-a-delivery.md)). Throws `KeyError` where the keys are not the
 * store's any more; whatever the database throws comes from each call.
 */
export async function openRelease(client: Client, sealing: Sealing, run: OpenRun): Promise<Release> {
  await prepareStaging(client);
  await client.query('begin');
  let open = true;
  const end = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await client.query('rollback');
  };
  try {
    await holdKeysOn(client, sealing);
    const batchId = await insertBatch(client, run);
    return {
      take: (rows) => takeRows(client, { run, batchId }, rows),
      async release() {
        const counters = await writeBatch(client, sealing, { run, batchId });
        await client.query('commit');
        open = false;
        return counters;
      },
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function insertBatch(client: Client, run: OpenRun): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into batch (origin, run_id) values ('ingest', $1) returning id`,
    [run.runId],
  );
  return Number(rows[0]?.id);
}

async function takeRows(client: Client, place: MergePlace, rows: StagedRows): Promise<void> {
  const ofRecords = isOfRecords(place.run);
  const copied: readonly (readonly [string, string])[] = [
    [targets.party, rows.parties],
    [targets.identifier, rows.identifiers],
    [ofRecords ? incomingEntries.target : stagedEntries.target, rows.entries],
    [ofRecords ? incomingContents.target : stagedContents.target, rows.contents],
    [stagedEvents.target, rows.events],
    [targets.refusal, rows.refusals],
  ];
  for (const [target, lines] of copied) if (lines !== '') await copyInto(client, target, [lines]);
  if (ofRecords) await placeRecords(client, place, rows);
}

function isOfRecords({ template }: OpenRun): boolean {
  return !['registry', 'enrolment'].includes(categoryOf(template));
}

async function writeBatch(client: Client, sealing: Sealing, place: MergePlace): Promise<RunCounters> {
  const { run, batchId } = place;
  await resolve(client, place);
  await settleRepetitions(client);
  await refuseUnfounded(client);
  await writeDirectory(client, { runId: run.runId, batchId }, sealing.activeKeyIds.identifiers);
  // A join of two subjects that no good row brings has come to nothing.
  await resolveRecords(client);
  await merge(client, place);
  const representatives = await mergeRelations(client, run, batchId);
  await client.query(markChanged, [batchId]);
  const outcomes = await outcomeWarnings(client);
  return finish(client, place, [...representatives, ...outcomes]);
}

/** Works out who and what every staged row is about. */
async function resolve(client: Client, place: MergePlace): Promise<void> {
  const filled = ['staged_party', 'staged_identifier', 'staged_entry', 'staged_content', 'staged_event'];
  await analyzeStaging(client, ...filled);
  await resolveSubjects(client, place);
  await resolveAuthorities(client, 'staged_entry', place.batchId);
  await resolveAuthorities(client, 'staged_event', place.batchId);
  await resolveRecords(client);
  await analyzeStaging(client, 'staged_entry');
  await keepUncontested(client, place.batchId);
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

/** Keeps what became of each row, the counters and the warnings, moves the watermark, and takes the batch's seq as the last statement. */
async function finish(
  client: Client,
  { run, batchId }: MergePlace,
  warnings: readonly Issue[],
): Promise<RunCounters> {
  await client.query(keepQuarantine, [run.runId, batchId]);
  await client.query(keepRaw, [run.runId]);
  await client.query(dropStaged, [run.runId]);
  const { rows } = await client.query<RunCounters>(releaseRun, [run.runId, JSON.stringify(warnings)]);
  const [counters] = rows;
  if (!counters) throw new Error(`run ${run.runId} is not staged any more`);
  await client.query(moveWatermark, [run.sourceId, `${run.deliveredOn}/${run.delivery}`]);
  await client.query(takeSeq, [batchId]);
  return counters;
}

const keepQuarantine = `
  insert into quarantine (run_id, line_no, outcome, issues, batch_id)
  select $1, line_no, outcome, issues, $2 from staged_refusal`;

/** A refused row has an entry only where it was refused for what others say. */
const keepRaw = `
  insert into raw_chunk (run_id, chunk_no, lines, outcomes, sealed)
  select c.run_id, c.chunk_no, c.lines, r.letters, c.raw
  from staged_chunk c
  cross join lateral (
    select string_agg(case o.outcome when 'rejected' then 'x' else left(o.outcome, 1) end, '' order by o.line_no) as letters
    from (
      select line_no, outcome from staged_entry
      where line_no between c.lines[1] and c.lines[cardinality(c.lines)] and outcome <> 'quarantined'
      union all
      select line_no, outcome from staged_refusal
      where line_no between c.lines[1] and c.lines[cardinality(c.lines)]
    ) o
  ) r
  where c.run_id = $1`;

const dropStaged = 'delete from staged_chunk where run_id = $1';

const releaseRun = `
  with counted as (
    select count(*) filter (where outcome = 'inserted') as inserted,
      count(*) filter (where outcome = 'revised') as revised,
      count(*) filter (where outcome = 'withdrawn') as withdrawn,
      count(*) filter (where outcome = 'unchanged') as unchanged
    from staged_entry
  ), refused as (
    select count(*) filter (where outcome = 'quarantined') as quarantined,
      count(*) filter (where outcome = 'rejected') as rejected
    from staged_refusal
  )
  update ingest_run r set state = 'released', finished_at = clock_timestamp(), issues = '[]', notes = null,
    retry_at = null, read = r.staged_rows, inserted = c.inserted, revised = c.revised, withdrawn = c.withdrawn,
    unchanged = c.unchanged, quarantined = f.quarantined, rejected = f.rejected, warnings = r.warnings || $2::jsonb
  from counted c cross join refused f
  where r.id = $1 and r.state = 'staged'
  returning r.read, r.inserted, r.revised, r.withdrawn, r.unchanged, r.quarantined, r.rejected`;

/** Forward only: a delivery that comes late says nothing of those after it. */
const moveWatermark = 'update source set watermark = greatest(watermark, $2) where id = $1';

const takeSeq = `
  with tick as (update knowledge_clock set seq = seq + 1 returning seq)
  update batch set seq = tick.seq from tick where batch.id = $1`;
