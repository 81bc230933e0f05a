import { sql } from 'kysely';
import {
  type Authority,
  type CreditRecord,
  type GroundStanding,
  groundStandingOf,
  type LocalDate,
  type RecordKind,
  type StandingEvent,
  standingOf,
} from '@egret/domain';
import type { Db } from '../db.ts';
import { eventAsJson } from '../scores/fact-columns.ts';

/** A record that an entry rests on, with what it is and where it stands on a day. */
export interface HeldGround {
  readonly recordId: string;
  readonly standing: GroundStanding;
  /** Null where no such record is held any more. */
  readonly record: {
    readonly kind: RecordKind;
    readonly documentNumber: string;
    readonly authority: Authority;
    readonly decidedOn: LocalDate;
    readonly content: CreditRecord['details'];
  } | null;
}

interface GroundRow {
  readonly entry_id: string;
  readonly record_id: string;
  readonly kind: RecordKind | null;
  readonly document_number: string;
  readonly decided_on: LocalDate;
  readonly valid_to: LocalDate | null;
  readonly events: readonly StandingEvent[] | null;
  readonly details: CreditRecord['details'];
  readonly uscc: string | null;
  readonly name: string;
}

/** The grounds of some entries as of a day, as known now: by entry, in the order in which the entry names them. */
export async function groundsOf(
  db: Db,
  entryIds: readonly string[],
  asOf: LocalDate,
): Promise<ReadonlyMap<string, readonly HeldGround[]>> {
  const grounds = new Map<string, HeldGround[]>(entryIds.map((id) => [id, []]));
  if (entryIds.length === 0) return grounds;
  const { rows } = await sql<GroundRow>`
    select e.id as entry_id, ground.record_id, r.kind, r.document_number, r.decided_on, r.valid_to, r.details,
      a.uscc, a.name, (
        select json_agg(${sql.raw(eventAsJson)}) from record_event h
        where h.subject_id = r.subject_id and h.record_id = r.record_id) as events
    from list_entry e
    cross join lateral unnest(e.record_ids) with ordinality ground (record_id, position)
    left join record_version r on r.subject_id = e.subject_id and r.record_id = ground.record_id
      and r.superseded_by_batch is null
    left join authority a on a.id = r.authority_id
    where e.id = any (${[...entryIds]}::uuid[])
    order by e.id, ground.position`.execute(db);
  for (const row of rows) grounds.get(row.entry_id)?.push(toGround(row, asOf));
  return grounds;
}

function toGround(row: GroundRow, asOf: LocalDate): HeldGround {
  const { record_id: recordId, kind } = row;
  if (kind === null) return { recordId, standing: 'ended', record: null };
  const record = {
    kind,
    documentNumber: row.document_number,
    authority: { uscc: row.uscc, name: row.name },
    decidedOn: row.decided_on,
    content: row.details,
  };
  const content = { decidedOn: row.decided_on, validTo: row.valid_to };
  return { recordId, standing: groundStandingOf(standingOf(content, row.events ?? [], asOf)), record };
}
