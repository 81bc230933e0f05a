import type { LocalDate } from '@egret/domain';
import type { Db } from '../db.ts';
import { knownAt } from './known-at.ts';

/** By what a person finds a record in the files of its authority. */
export interface CitedRecord {
  readonly documentNumber: string;
  readonly decidedOn: LocalDate;
}

/** The records of a subject that an answer cites, by id, as they were known at a seq. */
export async function citedRecords(
  db: Db,
  { subjectId, seq }: { readonly subjectId: string; readonly seq: number },
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, CitedRecord>> {
  if (recordIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('record_version')
    .select(['record_id as id', 'document_number as documentNumber', 'decided_on as decidedOn'])
    .where('subject_id', '=', subjectId)
    .where('record_id', 'in', [...new Set(recordIds)])
    .where(knownAt('record_version', seq))
    .execute();
  return new Map(rows.map(({ id, ...cited }) => [id, cited]));
}
