import { sql } from 'kysely';
import type { Issue, LocalDate, Template } from '@egret/domain';
import type { Db } from '../db.ts';

/** A run that is due, with what the worker needs to read its delivery. */
export interface OpenRun {
  readonly runId: string;
  readonly sourceId: string;
  readonly template: Template;
  readonly department: { readonly uscc: string; readonly name: string };
  readonly delivery: string;
  readonly location: string;
  readonly deliveredOn: LocalDate;
  readonly expectedRows: number | null;
  /** How often it was begun before. */
  readonly attempt: number;
}

/**
 * Runs that may be done now. The register says which codes are one body, so a delivery waits for every
 * register delivered up to its own day: what its rows are about does not depend on which worker is faster.
 */
function openRuns(db: Db) {
  return db
    .selectFrom('ingest_run')
    .innerJoin('source', 'source.id', 'ingest_run.source_id')
    .where('ingest_run.state', 'in', ['due', 'running'])
    .where((eb) =>
      eb.or([
        eb('source.template', '=', 'registry'),
        eb.not(
          eb.exists(
            eb
              .selectFrom('ingest_run as register_run')
              .innerJoin('source as register', 'register.id', 'register_run.source_id')
              .select('register_run.id')
              .where('register.template', '=', 'registry')
              .where('register_run.state', 'in', ['due', 'running'])
              .whereRef('register_run.delivered_on', '<=', 'ingest_run.delivered_on'),
          ),
        ),
      ]),
    );
}

/**
 * The sources that have a run to do, with the attempts made at the first of them. A run that was begun and
 * did not end is due again half a second after its first attempt and ever later after more (the square of
 * the attempts in half seconds, five minutes at most), so that a fault which lasts an hour does not use up
 * the attempts.
 */
export async function dueSources(
  db: Db,
): Promise<readonly { readonly sourceId: string; readonly runId: string; readonly attempt: number }[]> {
  const rows = await openRuns(db)
    .distinctOn('ingest_run.source_id')
    .select([
      'ingest_run.source_id',
      'ingest_run.id',
      'ingest_run.attempt',
      sql<boolean>`ingest_run.started_at is null or ingest_run.started_at
        + make_interval(secs => least(300, ingest_run.attempt * ingest_run.attempt * 0.5)) <= clock_timestamp()`.as(
        'is_due',
      ),
    ])
    .orderBy('ingest_run.source_id')
    .orderBy('ingest_run.delivered_on')
    .orderBy('ingest_run.delivery')
    .execute();
  // Asked of the first run only: a later one never overtakes it.
  return rows
    .filter((row) => row.is_due)
    .map((row) => ({ sourceId: row.source_id, runId: row.id, attempt: row.attempt }));
}

/** The source's first run that is due, in the order of delivery, or null where nothing is. */
export async function nextRun(db: Db, sourceId: string): Promise<OpenRun | null> {
  const row = await openRuns(db)
    .innerJoin('authority', 'authority.id', 'source.provider_id')
    .select([
      'ingest_run.id as runId',
      'ingest_run.source_id as sourceId',
      'source.template as template',
      'authority.uscc as uscc',
      'authority.name as name',
      'ingest_run.delivery as delivery',
      'ingest_run.location as location',
      'ingest_run.delivered_on as deliveredOn',
      'ingest_run.expected_rows as expectedRows',
      'ingest_run.attempt as attempt',
    ])
    .where('ingest_run.source_id', '=', sourceId)
    .orderBy('ingest_run.delivered_on')
    .orderBy('ingest_run.delivery')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { uscc, name, ...run } = row;
  if (uscc === null) throw new Error(`the department of source ${sourceId} has no code`);
  return { ...run, department: { uscc, name } };
}

/**
 * Notes that the run is being worked on, before the work: a killed worker leaves the attempt behind. False
 * where the run has ended meanwhile: a worker that lost its hold on the source must not open it again.
 */
export async function beginRun(db: Db, runId: string): Promise<boolean> {
  const updated = await db
    .updateTable('ingest_run')
    .set((eb) => ({
      state: 'running',
      attempt: eb('attempt', '+', 1),
      started_at: sql<Date>`clock_timestamp()`,
      issues: '[]',
    }))
    .where('id', '=', runId)
    .where('state', 'in', ['due', 'running'])
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/** Ends a run for good that cannot succeed as delivered; `issues` say why. */
export async function failRun(db: Db, runId: string, issues: readonly Issue[]): Promise<void> {
  await db
    .updateTable('ingest_run')
    .set({ state: 'failed', issues: JSON.stringify(issues), finished_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', runId)
    .where('state', 'in', ['due', 'running'])
    .execute();
}
