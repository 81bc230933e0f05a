import { type Selectable, sql } from 'kysely';
import type { CreditRecord, LocalDate, RecordEvent } from '@egret/domain';
import type { Db } from '../db.ts';
import type { RecordVersionTable } from '../tables/records.ts';
import { addedBy, knownAt } from './known-at.ts';

/** A record as it is held: what its source said of it, and what happened to it later. */
export interface HeldRecord {
  readonly id: string;
  /** The day of the latest delivery that said this. */
  readonly reportedOn: LocalDate;
  readonly record: CreditRecord;
  /** In the order (effective on, reported on, place, id). */
  readonly events: readonly RecordEvent[];
}

/**
 * The records of a subject as known at a seq, decided on or before a day, in the order (decided on, document number,
 * id), each with all its events. Whether one stands on the day, and what may be said of it, is for `standingOf` and `lawOf` to say.
 */
export async function heldRecords(
  db: Db,
  subjectId: string,
  { asOf, seq }: { readonly asOf: LocalDate; readonly seq: number },
): Promise<readonly HeldRecord[]> {
  const rows = await db
    .selectFrom('record_version')
    .innerJoin('authority', 'authority.id', 'record_version.authority_id')
    .select(['record_id', 'reported_on', ...recordColumns])
    .select(['authority.uscc as authority_uscc', 'authority.name as authority_name'])
    .where('subject_id', '=', subjectId)
    .where('decided_on', '<=', asOf)
    .where(knownAt('record_version', seq))
    .orderBy('decided_on')
    // Ids are random: the number is what readers know, and the same in every installation.
    .orderBy(sql`document_number collate "C"`)
    .orderBy('record_id')
    .execute();
  const events = await eventsByRecord(db, subjectId, seq);
  return rows.map((row) => ({
    id: row.record_id,
    reportedOn: row.reported_on,
    record: recordOf(row),
    events: events.get(row.record_id) ?? [],
  }));
}

const recordColumns = [
  ...(['kind', 'document_number', 'decided_on', 'valid_from', 'valid_to', 'severity_stated'] as const),
  ...(['procedure_stated', 'disclosure_stated', 'publicity_stated_until', 'fine_fen', 'details'] as const),
] as const;

/** A record as its source stated it, from the columns of a version and its authority. */
function recordOf(
  row: Pick<Selectable<RecordVersionTable>, (typeof recordColumns)[number]> & {
    readonly authority_uscc: string | null;
    readonly authority_name: string;
  },
): CreditRecord {
  // The columns were written from one record: kind and details belong together.
  return {
    kind: row.kind,
    documentNumber: row.document_number,
    issuingAuthority: { uscc: row.authority_uscc, name: row.authority_name },
    decidedOn: row.decided_on,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    severityStated: row.severity_stated,
    procedureStated: row.procedure_stated,
    disclosureStated: row.disclosure_stated,
    publicityStatedUntil: row.publicity_stated_until,
    fineFen: row.fine_fen,
    details: row.details,
  } as CreditRecord;
}

async function eventsByRecord(
  db: Db,
  subjectId: string,
  seq: number,
): Promise<ReadonlyMap<string, readonly RecordEvent[]>> {
  const rows = await db
    .selectFrom('record_event')
    .leftJoin('authority', 'authority.id', 'record_event.authority_id')
    .select([
      'record_event.record_id as recordId',
      'record_event.id',
      'record_event.kind',
      'record_event.effective_on as effectiveOn',
      'record_event.document_number as documentNumber',
      'record_event.outcome',
      'record_event.replaced_by as replacedBy',
      'record_event.revokes',
      'record_event.reported_on as reportedOn',
      'record_event.place',
      'authority.uscc as authorityUscc',
      'authority.name as authorityName',
    ])
    .where('subject_id', '=', subjectId)
    .where(addedBy('record_event', seq))
    .orderBy('effective_on')
    .orderBy('record_event.reported_on')
    .orderBy('record_event.place')
    .orderBy('record_event.id')
    .execute();
  const events = new Map<string, RecordEvent[]>();
  for (const { recordId, authorityUscc, authorityName, ...event } of rows) {
    const authority = authorityName === null ? null : { uscc: authorityUscc, name: authorityName };
    events.set(recordId, [...(events.get(recordId) ?? []), { ...event, authority }]);
  }
  return events;
}
