import { sql } from 'kysely';
import type { LocalDate, Template } from '@egret/domain';
import type { Db } from '../db.ts';
import type { Sealing } from '../sealing.ts';

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
  /** A person decides whether it is released once it is staged. */
  readonly hold: boolean;
  /** All its rows are staged. */
  readonly isStaged: boolean;
  /** File and keys that it was staged from; null before. */
  readonly stagedAs: string | null;
  /** How often the delivery itself made its worker fail. */
  readonly attempt: number;
  /** How far it is staged. */
  readonly position: StagedPosition;
}

/** How far the rows of a run are staged. */
export interface StagedPosition {
  readonly chunks: number;
  readonly rows: number;
  /** The last line that is staged; 0 where none is. */
  readonly line: number;
  readonly parties: number;
  /** What the reader of the file must remember to go on, as `DeliveredChunk.notes`. */
  readonly notes: unknown;
}

const nothingStaged: StagedPosition = { chunks: 0, rows: 0, line: 0, parties: 0, notes: null };

/** States of runs that a worker has to do. A held one waits for a person, and the source's later ones with it. */
export const openStates = ['due', 'staging', 'staged'] as const;
export const unfinishedStates = [...openStates, 'held'] as const;

/**
 * Runs that may be done now. The register says which codes are one body, so a delivery waits for every
 * register delivered up to its own day: what its rows are about does not depend on which worker is faster.
 */
function openRuns(db: Db) {
  return db
    .selectFrom('ingest_run')
    .innerJoin('source', 'source.id', 'ingest_run.source_id')
    .where('ingest_run.state', 'in', unfinishedStates)
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
              .where('register_run.state', 'in', unfinishedStates)
              .whereRef('register_run.delivered_on', '<=', 'ingest_run.delivered_on'),
          ),
        ),
      ]),
    );
}

/**
 * The sources that have a run to do, with what tells one nudge for it from the next. A run that was put off is due again
 * at its time (`putOff`).
 */
export async function dueSources(
  db: Db,
): Promise<readonly { readonly sourceId: string; readonly runId: string; readonly nudge: string }[]> {
  const rows = await openRuns(db)
    .distinctOn('ingest_run.source_id')
    .select([
      'ingest_run.source_id',
      'ingest_run.id',
      'ingest_run.state',
      sql<string>`concat_ws('-', ingest_run.id, ingest_run.waits, extract(epoch from ingest_run.started_at))`.as(
        'nudge',
      ),
      sql<boolean>`coalesce(ingest_run.retry_at <= clock_timestamp(), true)`.as('is_due'),
    ])
    .orderBy('ingest_run.source_id')
    .orderBy('ingest_run.delivered_on')
    .orderBy('ingest_run.delivery')
    .execute();
  // Asked of the first run only: a later one never overtakes it.
  return rows
    .filter((row) => row.is_due && row.state !== 'held')
    .map((row) => ({ sourceId: row.source_id, runId: row.id, nudge: row.nudge }));
}

/** The source's first run that is due, in the order of delivery, or null where nothing is or a person decides first. */
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
      'ingest_run.hold as hold',
      'ingest_run.state as state',
      'ingest_run.attempt as attempt',
      'ingest_run.staged_as as stagedAs',
      'ingest_run.staged_rows as rows',
      'ingest_run.staged_line as line',
      'ingest_run.staged_parties as parties',
      'ingest_run.notes as notes',
      sql<boolean>`coalesce(ingest_run.retry_at <= clock_timestamp(), true)`.as('is_due'),
    ])
    .select((eb) =>
      eb
        .selectFrom('staged_chunk')
        .select(eb.fn.countAll<number>().as('chunks'))
        .whereRef('staged_chunk.run_id', '=', 'ingest_run.id')
        .as('chunks'),
    )
    .where('ingest_run.source_id', '=', sourceId)
    .orderBy('ingest_run.delivered_on')
    .orderBy('ingest_run.delivery')
    .limit(1)
    .executeTakeFirst();
  if (!row || row.state === 'held' || !row.is_due) return null;
  const { uscc, name, state, is_due: _, chunks, rows, line, parties, notes, ...run } = row;
  if (uscc === null) throw new Error(`the department of source ${sourceId} has no code`);
  const position = { chunks: chunks ?? 0, rows, line, parties, notes };
  return { ...run, isStaged: state === 'staged', department: { uscc, name }, position };
}

/** Whether all rows of a run are staged under the keys that are active now: those under others are to be staged anew. */
export function isStagedUnder({ isStaged, stagedAs }: OpenRun, sealing: Sealing): boolean {
  return isStaged && stagedAs?.endsWith(keysOf(sealing)) === true;
}

function keysOf({ activeKeyIds }: Sealing): string {
  return ` ${Object.values(activeKeyIds).join(' ')}`;
}

/**
 * Notes that the run is being staged, from the file in the state `file` (its size and time), and returns how far it is: from
 * the beginning where the file or the keys are not those that it was begun with. Null where the run has ended or is held
 * meanwhile: a worker that lost its hold on the source must not open it again.
 */
export async function beginStaging(
  db: Db,
  sealing: Sealing,
  run: OpenRun,
  file: string,
): Promise<StagedPosition | null> {
  const stagedAs = `${file}${keysOf(sealing)}`;
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('ingest_run')
      .select('staged_as')
      .where('id', '=', run.runId)
      .where('state', 'in', openStates)
      .forUpdate()
      .executeTakeFirst();
    if (!found) return null;
    const goesOn = found.staged_as === stagedAs;
    if (!goesOn) await trx.deleteFrom('staged_chunk').where('run_id', '=', run.runId).execute();
    await trx
      .updateTable('ingest_run')
      .set({ state: 'staging', staged_as: stagedAs, started_at: sql<Date>`clock_timestamp()`, issues: '[]' })
      .$if(!goesOn, (query) => query.set({ staged_rows: 0, staged_line: 0, staged_parties: 0, notes: null }))
      .where('id', '=', run.runId)
      .execute();
    return goesOn ? run.position : nothingStaged;
  });
}
