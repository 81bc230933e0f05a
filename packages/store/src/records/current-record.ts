import type { LocalDate, RecordKind, StandingEvent } from '@egret/domain';
import type { Db } from '../db.ts';

/** What of a record, as known now, decides where it stands and who may act on it. */
export interface CurrentRecord {
  readonly id: string;
  readonly subjectId: string;
  readonly kind: RecordKind;
  readonly authorityId: string;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
  readonly events: readonly StandingEvent[];
}

/**
 * The record with this id as known now, or null. With `lock`, whoever acts on the record waits here for the one
 * before, to the end of the caller's transaction.
 */
export async function currentRecord(
  db: Db,
  recordId: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<CurrentRecord | null> {
  const record = await db
    .selectFrom('record_version')
    .select(['record_id as id', 'subject_id as subjectId', 'kind', 'authority_id as authorityId'])
    .select(['decided_on as decidedOn', 'valid_to as validTo'])
    .where('record_id', '=', recordId)
    .where('superseded_by_batch', 'is', null)
    .$if(lock, (query) => query.forNoKeyUpdate())
    .executeTakeFirst();
  if (!record) return null;
  const events = await db
    .selectFrom('record_event')
    .select(['id', 'kind', 'effective_on as effectiveOn', 'document_number as documentNumber'])
    .select(['replaced_by as replacedBy', 'revokes'])
    .where('subject_id', '=', record.subjectId)
    .where('record_id', '=', recordId)
    .orderBy('effective_on')
    .orderBy('id')
    .execute();
  return { ...record, events };
}
