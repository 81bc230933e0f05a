import type { Db } from '../db.ts';

/**
 * The subjects as they are known now, as a relation for a `from`: those that were merged into another are none of
 * their own any more. Columns: id, kind, name, former_names, minor_until, registration_state, provisional.
 */
export const currentSubject = `(
  select subject_id as id, kind, name, former_names, minor_until, registration_state, provisional
  from subject_version where superseded_by_batch is null and merged_into is null)`;

/** The same as a query to go on with: joins, conditions and further columns may follow. */
export function currentSubjects(db: Db) {
  return db
    .selectFrom('subject_version as subject')
    .select([
      'subject.subject_id as id',
      'subject.kind',
      'subject.name',
      'subject.former_names as formerNames',
      'subject.minor_until as minorUntil',
    ])
    .where('subject.superseded_by_batch', 'is', null)
    .where('subject.merged_into', 'is', null);
}
