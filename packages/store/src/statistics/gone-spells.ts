import { type RawBuilder, sql } from 'kysely';
import { type LocalDate, type RecordKind, type StandingEvent, standingOf } from '@egret/domain';
import type { Db } from '../db.ts';
import { eventAsJson } from '../scores/fact-columns.ts';

/** A record that an event may have ended. */
export interface RecordWithEvents {
  readonly subjectId: string;
  readonly recordId: string;
  readonly kind: RecordKind;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
  readonly events: readonly StandingEvent[];
}

/** Days on which a record that has been decided does not stand: from the first one to the day before `until`. */
export interface GoneSpell {
  readonly from: LocalDate;
  /** Null: for good. */
  readonly until: LocalDate | null;
}

/** The spells in which a record does not stand after its decision: `standingOf` changes on days of its events only. */
export function goneSpells(record: RecordWithEvents): readonly GoneSpell[] {
  const { decidedOn, events } = record;
  const days = [decidedOn, ...events.map(({ effectiveOn }) => effectiveOn).filter((day) => day > decidedOn)];
  const spells: { from: LocalDate; until: LocalDate | null }[] = [];
  for (const day of [...new Set(days)].sort()) {
    const last = spells.at(-1);
    const gone = last !== undefined && last.until === null;
    if (standingOf(record, events, day).stands === !gone) continue;
    if (gone) last.until = day;
    else spells.push({ from: day, until: null });
  }
  return spells;
}

/** The current content and all events of the records of a relation (subject_id, record_id); of which there is none, none. */
export async function recordsWithEvents(
  db: Db,
  records: RawBuilder<unknown>,
): Promise<readonly RecordWithEvents[]> {
  const { rows } = await sql<RecordWithEvents>`
    select touched.subject_id as "subjectId", touched.record_id as "recordId", r.kind, r.decided_on as "decidedOn",
      r.valid_to as "validTo", (
        select json_agg(${sql.raw(eventAsJson)}) from record_event h
        where h.subject_id = touched.subject_id and h.record_id = touched.record_id
      ) as events
    from ${records} touched
    cross join lateral (
      select kind, decided_on, valid_to from record_version v
      where v.subject_id = touched.subject_id and v.record_id = touched.record_id and v.superseded_by_batch is null
      offset 0
    ) r`.execute(db);
  return rows;
}
