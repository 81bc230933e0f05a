import { type SqlBool, sql } from 'kysely';

/** Whether a version was known at a seq: its batch is not later, and the batch that superseded it is. */
export function knownAt(table: string, seq: number) {
  const superseding = sql.ref(`${table}.superseded_by_batch`);
  return sql<SqlBool>`(
    ${addedBy(table, seq)}
    and not exists (select from batch where batch.id = ${superseding} and batch.seq <= ${seq})
  )`;
}

/** Whether a row that is only ever added, such as an event, was known at a seq. */
export function addedBy(table: string, seq: number) {
  const batch = sql.ref(`${table}.batch_id`);
  return sql<SqlBool>`exists (select from batch where batch.id = ${batch} and batch.seq <= ${seq})`;
}
