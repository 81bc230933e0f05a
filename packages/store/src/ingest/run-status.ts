import { sql } from 'kysely';
import type { Issue, Template } from '@egret/domain';
import type { Db } from '../db.ts';
import type { RunState } from '../tables/ingestion.ts';
import type { RunCounters } from './delivery.ts';
import { unfinishedStates } from './open-runs.ts';

/** Where one run stands: for whoever delivered it. */
export interface RunStatus extends RunCounters {
  readonly runId: string;
  readonly sourceId: string;
  readonly template: Template;
  readonly delivery: string;
  readonly state: RunState;
  /** Why nothing was taken in, of a failed run; what it waits for, of one that was put off. */
  readonly issues: readonly Issue[];
  /** What the department should know of a staged or released run. */
  readonly warnings: readonly Issue[];
  /** Rows read and kept so far; 0 of a failed one. */
  readonly stagedRows: number;
  /** How often it was put off since it last went on. */
  readonly waits: number;
  /** The first held delivery that is released or refused before this one is taken in; null where none is. */
  readonly waitsFor: string | null;
}

const statusColumns = [
  'ingest_run.id as runId',
  'ingest_run.source_id as sourceId',
  'source.template as template',
  'ingest_run.delivery as delivery',
  'ingest_run.state as state',
  'ingest_run.issues as issues',
  'ingest_run.warnings as warnings',
  'ingest_run.staged_rows as stagedRows',
  'ingest_run.waits as waits',
  'ingest_run.read as read',
  'ingest_run.inserted as inserted',
  'ingest_run.revised as revised',
  'ingest_run.withdrawn as withdrawn',
  'ingest_run.unchanged as unchanged',
  'ingest_run.quarantined as quarantined',
  'ingest_run.rejected as rejected',
] as const;

/** As `nextRun` and `openRuns` have it: a later run never overtakes, and every other source waits for the registers. */
const waitsFor = sql<string | null>`(
  select held.delivery from ingest_run held join source held_source on held_source.id = held.source_id
  where held.state = 'held' and ingest_run.state in (${sql.join(unfinishedStates)}) and (
    held.source_id = ingest_run.source_id
      and (held.delivered_on, held.delivery) < (ingest_run.delivered_on, ingest_run.delivery)
    or source.template <> 'registry' and held_source.template = 'registry'
      and held.delivered_on <= ingest_run.delivered_on
  )
  order by held.delivered_on, held.delivery limit 1)`;

function statuses(db: Db) {
  return db
    .selectFrom('ingest_run')
    .innerJoin('source', 'source.id', 'ingest_run.source_id')
    .select(statusColumns)
    .select(waitsFor.as('waitsFor'))
    .orderBy('ingest_run.delivered_on')
    .orderBy('ingest_run.delivery');
}

/** Every run in the order of delivery, or those with the given delivery name. */
export async function runStatuses(db: Db, delivery?: string): Promise<readonly RunStatus[]> {
  return statuses(db)
    .$if(delivery !== undefined, (query) => query.where('ingest_run.delivery', '=', delivery ?? ''))
    .execute();
}

/** Every run that is not released, failed ones too, in the order of delivery. */
export async function unreleasedRuns(db: Db): Promise<readonly RunStatus[]> {
  return statuses(db).where('ingest_run.state', '<>', 'released').execute();
}

/** Rows of a run that did not become entries, by line, at most `limit`. */
export async function quarantinedRows(
  db: Db,
  runId: string,
  limit: number,
): Promise<
  readonly {
    readonly lineNo: number;
    readonly outcome: 'quarantined' | 'rejected';
    readonly issues: readonly Issue[];
  }[]
> {
  return db
    .selectFrom('quarantine')
    .select(['line_no as lineNo', 'outcome', 'issues'])
    .where('run_id', '=', runId)
    .orderBy('line_no')
    .limit(limit)
    .execute();
}

/** How many runs are known, how many of them are still to do, and how many failed. */
export async function openRunCounts(
  db: Db,
): Promise<{ readonly known: number; readonly open: number; readonly failed: number }> {
  return db
    .selectFrom('ingest_run')
    .select((eb) => [
      eb.fn.countAll<number>().as('known'),
      eb.fn.countAll<number>().filterWhere('state', 'in', ['due', 'staging', 'staged']).as('open'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'failed').as('failed'),
    ])
    .executeTakeFirstOrThrow();
}
