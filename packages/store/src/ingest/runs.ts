import { randomUUID } from 'node:crypto';
import { CompiledQuery, sql } from 'kysely';
import type { Issue, LocalDate, Template } from '@egret/domain';
import type { Db } from '../db.ts';
import type { Delivery, RunCounters } from './delivery.ts';
import { giveCodes } from './give-codes.ts';

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
 * Notes deliveries as due, each once: one that is known already stays as it is. Gives how many are new.
 * The departments become authorities, and each template of a department a source.
 */
export async function registerDeliveries(db: Db, deliveries: readonly Delivery[]): Promise<number> {
  if (deliveries.length === 0) return 0;
  const rows = deliveries.map((delivery) => ({
    run_id: randomUUID(),
    template: delivery.template,
    uscc: delivery.department.uscc,
    department: delivery.department.name,
    delivery: delivery.name,
    location: delivery.location,
    delivered_on: delivery.deliveredOn,
    expected_rows: delivery.expectedRows,
  }));
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json) as d(run_id uuid, template text, uscc text,
    department text, delivery text, location text, delivered_on date, expected_rows integer)`;
  return db.transaction().execute(async (trx) => {
    const departments = JSON.stringify(deliveries.map(({ department }) => department));
    await trx.executeQuery(
      CompiledQuery.raw(giveCodes('json_to_recordset($1::json) as d(uscc text, name text)'), [departments]),
    );
    await sql`insert into authority (id, uscc, name)
      select gen_random_uuid(), uscc, min(department) from ${given} group by uscc order by uscc
      on conflict (uscc) do nothing`.execute(trx);
    await sql`insert into source (id, template, provider_id)
      select gen_random_uuid(), d.template, a.id from ${given} join authority a on a.uscc = d.uscc
      group by d.template, a.id order by d.template, a.id
      on conflict (template, provider_id) do nothing`.execute(trx);
    const inserted = await sql`insert into ingest_run
        (id, source_id, delivery, location, delivered_on, expected_rows)
      select d.run_id, s.id, d.delivery, d.location, d.delivered_on, d.expected_rows
      from ${given} join authority a on a.uscc = d.uscc
      join source s on s.template = d.template and s.provider_id = a.id
      on conflict (source_id, delivery) do nothing`.execute(trx);
    return Number(inserted.numAffectedRows ?? 0);
  });
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
      error: null,
    }))
    .where('id', '=', runId)
    .where('state', 'in', ['due', 'running'])
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/** Ends a run for good that cannot succeed as delivered; `error` says why, without personal data. */
export async function failRun(db: Db, runId: string, error: string): Promise<void> {
  await db
    .updateTable('ingest_run')
    .set({ state: 'failed', error, finished_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', runId)
    .where('state', 'in', ['due', 'running'])
    .execute();
}

/** Where one run stands: for whoever delivered it. */
export interface RunStatus extends RunCounters {
  readonly runId: string;
  readonly sourceId: string;
  readonly template: Template;
  readonly delivery: string;
  readonly state: 'due' | 'running' | 'committed' | 'failed';
  readonly error: string | null;
}

const statusColumns = [
  'ingest_run.id as runId',
  'ingest_run.source_id as sourceId',
  'source.template as template',
  'ingest_run.delivery as delivery',
  'ingest_run.state as state',
  'ingest_run.error as error',
  'ingest_run.read as read',
  'ingest_run.inserted as inserted',
  'ingest_run.revised as revised',
  'ingest_run.withdrawn as withdrawn',
  'ingest_run.unchanged as unchanged',
  'ingest_run.quarantined as quarantined',
  'ingest_run.rejected as rejected',
] as const;

/** Every run in the order of delivery, or those with the given delivery name. */
export async function runStatuses(db: Db, delivery?: string): Promise<readonly RunStatus[]> {
  return db
    .selectFrom('ingest_run')
    .innerJoin('source', 'source.id', 'ingest_run.source_id')
    .select(statusColumns)
    .$if(delivery !== undefined, (query) => query.where('ingest_run.delivery', '=', delivery ?? ''))
    .orderBy('ingest_run.delivered_on')
    .orderBy('ingest_run.delivery')
    .execute();
}

/** Rows of a run that did not become entries, by line, at most `limit`; issues are masked already. */
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
      eb.fn.countAll<number>().filterWhere('state', 'in', ['due', 'running']).as('open'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'failed').as('failed'),
    ])
    .executeTakeFirstOrThrow();
}
