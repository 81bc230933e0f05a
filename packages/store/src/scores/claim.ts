import { sql } from 'kysely';
import type { LocalDate } from '@egret/domain';
import type { Db } from '../db.ts';

/**
 * Claims at most `limit` subjects whose knowledge has changed and returns their ids; call it first in the
 * transaction that works them off. Every mark of theirs that is visible now is deleted, and only those: the
 * facts are read by a later statement, so they hold whatever the marks stand for, and a mark that comes
 * later stays. A rollback brings all of them back.
 *
 * Workers share: who holds a subject's earliest mark holds the subject, the others skip it. (A batch that
 * began earlier and committed later may slip a still earlier mark under it; then two workers score the
 * subject one after the other, which is idle work and nothing worse.)
 */
export async function claimChanged(db: Db, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    with earliest as materialized (
      select subject_id from changed_subject c
      where not exists (
        select from changed_subject e where e.subject_id = c.subject_id and e.batch_id < c.batch_id)
      order by subject_id limit ${limit} for update skip locked
    ), seen as materialized (
      select c.subject_id, c.batch_id from changed_subject c join earliest on earliest.subject_id = c.subject_id
      for update of c skip locked
    ), deleted as (
      delete from changed_subject c using seen
      where c.subject_id = seen.subject_id and c.batch_id = seen.batch_id
    )
    select subject_id from earliest order by subject_id`.execute(db);
  return rows.map((row) => row.subject_id);
}

/**
 * Claims at most `limit` subjects that are due for a purpose by `asOf` and returns their ids: their rows of
 * `score_due` are deleted, for the work to write the next ones. Other workers skip what is claimed, and a
 * rollback brings it back.
 */
export async function claimDue(
  db: Db,
  purpose: string,
  asOf: LocalDate,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    with due as materialized (
      select subject_id from score_due where purpose = ${purpose} and next_on <= ${asOf}::date
      order by next_on, subject_id limit ${limit} for update skip locked
    )
    delete from score_due d using due where d.subject_id = due.subject_id and d.purpose = ${purpose}
    returning d.subject_id`.execute(db);
  return rows.map((row) => row.subject_id).toSorted();
}

/** Whether every score and every proposal is what it should be on `asOf`: nothing changed, nothing due. */
export async function scoringIdle(db: Db, asOf: LocalDate): Promise<boolean> {
  const { rows } = await sql<{ idle: boolean }>`
    select not exists (select from changed_subject)
      and not exists (select from score_due where next_on <= ${asOf}::date)
      and not exists (
        select from score s
        join score_model m on m.id = s.model_id and m.version = s.model_version and m.state = 'retired'
      ) as idle`.execute(db);
  return rows[0]?.idle === true;
}
