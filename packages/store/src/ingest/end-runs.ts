import { sql } from 'kysely';
import type { Issue } from '@egret/domain';
import type { Db } from '../db.ts';
import type { RunState } from '../tables/ingestion.ts';
import { openStates, unfinishedStates } from './open-runs.ts';

/** Ever longer: half a second the first time, then by the square of the times, a minute at most. */
const nextRetry = sql<Date>`clock_timestamp() + make_interval(secs => least(60, (waits + 1) ^ 2 * 0.5))`;

/**
 * Puts a run off that could not go on, ever longer: a fault that lasts an hour ends soon after it is mended. `isAttempt`
 * where the delivery itself made its worker fail.
 */
export async function putOff(db: Db, runId: string, isAttempt: boolean): Promise<void> {
  await db
    .updateTable('ingest_run')
    .set((eb) => ({
      attempt: eb('attempt', '+', isAttempt ? 1 : 0),
      waits: eb('waits', '+', 1),
      retry_at: nextRetry,
    }))
    .where('id', '=', runId)
    .where('state', 'in', openStates)
    .execute();
}

/** Lets a held run be released: a person has looked at it. Returns false where it is not held. */
export async function releaseHeld(db: Db, runId: string): Promise<boolean> {
  const updated = await db
    .updateTable('ingest_run')
    .set({ state: 'staged', hold: false })
    .where('id', '=', runId)
    .where('state', '=', 'held')
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/**
 * Ends a run that cannot succeed as delivered; `issues` say why. What was staged of it is dropped. It is opened again where
 * its file is delivered anew (`reopenRuns`).
 */
export async function failRun(db: Db, runId: string, issues: readonly Issue[]): Promise<void> {
  await endRun(db, runId, issues, unfinishedStates, nextRetry);
}

/**
 * Ends a held run that a person decides against; `reason` in their words, without personal numbers. What was staged of it is
 * dropped, and its file is not looked at again: what is delivered in its place has a name of its own. Returns false where
 * it is not held.
 */
export async function refuseHeld(db: Db, runId: string, reason: string): Promise<boolean> {
  const refusal: Issue = { field: '', received: null, code: 'refused', params: { reason } };
  return endRun(db, runId, [refusal], ['held'], null);
}

/** Returns false where the run is in none of the `states`. A run without `retryAt` stays failed (`failedRuns`). */
async function endRun(
  db: Db,
  runId: string,
  issues: readonly Issue[],
  states: readonly RunState[],
  retryAt: typeof nextRetry | null,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('ingest_run')
      .set((eb) => ({
        state: 'failed',
        issues: JSON.stringify(issues),
        finished_at: sql<Date>`clock_timestamp()`,
        waits: eb('waits', '+', 1),
        retry_at: retryAt,
      }))
      .set({ staged_rows: 0, staged_line: 0, staged_parties: 0, notes: null })
      .where('id', '=', runId)
      .where('state', 'in', states)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) return false;
    await trx.deleteFrom('staged_chunk').where('run_id', '=', runId).execute();
    return true;
  });
}

/** A failed run whose file is to be looked at again. */
export interface FailedRun {
  readonly runId: string;
  readonly location: string;
  /** As `beginStaging` was told; null where the file could not be read. */
  readonly file: string | null;
}

/** Failed runs of the last 30 days whose time has come to be looked at again, a thousand at most. */
export async function failedRuns(db: Db): Promise<readonly FailedRun[]> {
  const rows = await db
    .selectFrom('ingest_run')
    .select(['id', 'location', 'staged_as'])
    .select(sql<boolean>`issues @> '[{"code": "unreadable-file"}]'`.as('unreadable'))
    .where('state', '=', 'failed')
    .where('retry_at', '<=', sql<Date>`clock_timestamp()`)
    .where('finished_at', '>', sql<Date>`clock_timestamp() - interval '30 days'`)
    .orderBy('retry_at')
    .limit(1000)
    .execute();
  return rows.map(({ id, location, staged_as: stagedAs, unreadable }) => ({
    runId: id,
    location,
    file: unreadable || stagedAs === null ? null : stagedAs,
  }));
}

/** Makes failed runs due again, from the beginning; how often they waited stays, so that one that fails at once waits longer. */
export async function reopenRuns(db: Db, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return;
  await db
    .updateTable('ingest_run')
    .set({
      state: 'due',
      staged_as: null,
      attempt: 0,
      waits: 0,
      retry_at: null,
      issues: '[]',
      finished_at: null,
    })
    .where('id', 'in', runIds)
    .where('state', '=', 'failed')
    .execute();
}

/** Lets failed runs rest whose files are as they were, ever longer. */
export async function leaveFailed(db: Db, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return;
  await db
    .updateTable('ingest_run')
    .set((eb) => ({ waits: eb('waits', '+', 1), retry_at: nextRetry }))
    .where('id', 'in', runIds)
    .where('state', '=', 'failed')
    .execute();
}
