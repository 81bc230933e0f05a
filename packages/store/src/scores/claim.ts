import { sql } from 'kysely';
import type { LocalDate } from '@egret/domain';
import type { Db } from '../db.ts';
import { currentSubject } from '../subjects/current-subject.ts';

/**
 * Claims at most `limit` subjects whose knowledge has changed and gives their ids; call it first in the
 * transaction that scores them. Every mark of theirs that is visible now is deleted, and only those: the
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
 * Claims at most `limit` subjects whose score changes by itself by `asOf`, or was computed by a model that
 * is not in force any more, and gives their ids. Their scores stay locked to the end of the transaction,
 * and other workers skip them.
 */
export async function claimDue(db: Db, asOf: LocalDate, limit: number): Promise<readonly string[]> {
  const byDate = await sql<{ subject_id: string }>`
    select subject_id from score where next_change_on <= ${asOf}::date
    order by next_change_on, subject_id limit ${limit} for update skip locked`.execute(db);
  const ids = byDate.rows.map((row) => row.subject_id);
  if (ids.length > 0) return ids;
  const byModel = await sql<{ subject_id: string }>`
    select s.subject_id from score s
    join score_model m on m.id = s.model_id and m.version = s.model_version and m.state = 'retired'
    order by s.subject_id limit ${limit} for update of s skip locked`.execute(db);
  return byModel.rows.map((row) => row.subject_id);
}

/** Whether every score is what it should be on `asOf`: nothing changed, nothing due, no model retired. */
export async function scoringIdle(db: Db, asOf: LocalDate): Promise<boolean> {
  const { rows } = await sql<{ idle: boolean }>`
    select not exists (select from changed_subject)
      and not exists (select from score where next_change_on <= ${asOf}::date)
      and not exists (
        select from score s
        join score_model m on m.id = s.model_id and m.version = s.model_version and m.state = 'retired'
      ) as idle`.execute(db);
  return rows[0]?.idle === true;
}

/**
 * Marks as changed whoever ought to have a score by `asOf` and has none, and whoever's score was computed
 * for a later day, unless marked already (whoever is being scored right now is). Gives how many marks are
 * new. For what nothing else announces: an acceptance dated ahead whose day has come, a first model for a
 * kind of subject, a business date that was set back. It reads all subjects: at start and once a day is
 * enough.
 */
export async function markUnscored(db: Db, asOf: LocalDate): Promise<number> {
  const marked = await sql`
    insert into changed_subject (subject_id, batch_id)
    select s.id, known.batch_id from ${sql.raw(currentSubject)} s join subject known on known.id = s.id
    left join score on score.subject_id = s.id
    left join enrolment_version e on e.subject_id = s.id and e.superseded_by_batch is null
    where s.kind in (select unnest(applies_to) from score_model where state = 'active')
      and (score.as_of > ${asOf}::date or (score.subject_id is null and (s.kind <> 'natural-person' or (
        e.accepted_on <= ${asOf}::date and (e.withdrawn_on is null or e.withdrawn_on > ${asOf}::date)
        and (s.minor_until is null or s.minor_until <= ${asOf}::date)))))
      and not exists (select from changed_subject c where c.subject_id = s.id)
    order by s.id
    on conflict do nothing`.execute(db);
  return Number(marked.numAffectedRows ?? 0);
}
