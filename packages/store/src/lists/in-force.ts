import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '@egret/domain';
import type { Db } from '../db.ts';

/**
 * Whether the row of `list_entry` in the query counts on a day: determined, begun and not over. A red entry
 * does not count while the subject is on the black list (发改财金规〔2017〕1798号).
 */
export function entryInForce(asOf: LocalDate): RawBuilder<boolean> {
  return sql<boolean>`(
    list_entry.state = 'determined' and list_entry.decided_on <= ${asOf}
    and (list_entry.valid_to is null or list_entry.valid_to >= ${asOf})
    and not (list_entry.list = 'red' and ${onBlackList(sql.ref('list_entry.subject_id'), asOf)})
  )`;
}

/** Whether a subject is on the black list on a day. */
export async function isOnBlackList(db: Db, subjectId: string, asOf: LocalDate): Promise<boolean> {
  const row = await db
    .selectNoFrom(onBlackList(sql.val(subjectId), asOf).as('listed'))
    .executeTakeFirstOrThrow();
  return row.listed;
}

function onBlackList(subjectId: RawBuilder<unknown>, asOf: LocalDate): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from list_entry black
    where black.subject_id = ${subjectId} and black.list = 'black' and black.state = 'determined'
      and black.decided_on <= ${asOf} and (black.valid_to is null or black.valid_to >= ${asOf})
  )`;
}
