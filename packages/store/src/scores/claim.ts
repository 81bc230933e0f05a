import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '@egret/domain';
import type { Db, Store } from '../db.ts';

/*
 * Claims take marks and days in the order of an index, each pass from where its last claim ended, and delete them by
 * where they lie. So a claim costs what it claims, whatever the statistics say of a table that is emptied again and
 * again, and a pass goes over the rows that earlier claims deleted once, however long an open transaction keeps them.
 */

/**
 * Runs a statement that the planner must not sort for, in the caller's transaction: then it has to read the index that
 * has the order. Under the statistics of an empty table all indexes seem to cost the same.
 */
async function inIndexOrder<T>(trx: Db, statement: RawBuilder<T>): Promise<readonly T[]> {
  await sql`set local enable_sort = off`.execute(trx);
  const { rows } = await statement.execute(trx);
  await sql`set local enable_sort to default`.execute(trx);
  return rows;
}

/** Where a pass begins: before every subject. */
const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * Claims at most `limit` marks of changed subjects whose ids come after `after`, and returns the subjects in the order
 * of their ids; call it first in the transaction that works them off. The marks are deleted, and only those: the facts
 * are read by a later statement, so they hold whatever the marks stand for, and a mark that comes later stays. A
 * rollback brings all of them back.
 *
 * Workers share: what one holds the others skip. (Of a subject whose mark one of them holds, another may take a mark that
 * came later; then both score it, one after the other, which is idle work and nothing worse.)
 */
export async function claimChanged(
  db: Db,
  limit: number,
  after: string | null = null,
): Promise<readonly string[]> {
  const rows = await inIndexOrder(
    db,
    sql<{ subject_id: string }>`
    with claimed as materialized (
      select ctid as place, subject_id from changed_subject where subject_id > ${after ?? firstId}::uuid
      order by subject_id, batch_id limit ${limit} for update skip locked
    ), deleted as (
      delete from changed_subject where ctid = any (array(select place from claimed))
    )
    select subject_id from claimed`,
  );
  return [...new Set(rows.map((row) => row.subject_id))];
}

/** What was claimed of the newest batches. */
export interface FreshClaim {
  /** In the order of their ids. */
  readonly subjects: readonly string[];
  /** Up to which seq the batches were looked at: where the next claim goes on. */
  readonly seq: number;
}

/** Batches that one claim of fresh marks looks at. */
const freshBatches = 256;

/**
 * Claims the marks of the batches after `seq`, as `claimChanged` does, at most `limit` in all and `each` of one batch.
 * What is left of a large batch is for the passes through all marks, so that a small batch never waits until a large
 * one is worked off. No batch with a lower seq is ever seen later: seq is commit order.
 */
export async function claimFresh(
  db: Db,
  seq: number,
  { limit, each }: { readonly limit: number; readonly each: number },
): Promise<FreshClaim> {
  // The range instead of an equality leaves one index that has the order.
  const rows = await inIndexOrder(
    db,
    sql<{ subject_id: string | null; seq: number }>`
    with fresh as materialized (
      select id, seq from batch where seq > ${seq} order by seq limit ${freshBatches}
    ), claimed as materialized (
      select fresh.seq, mark.* from fresh cross join lateral (
        select ctid as place, subject_id from changed_subject c
        where c.batch_id >= fresh.id and c.batch_id <= fresh.id
        order by c.batch_id limit ${each} for update skip locked
      ) mark
      limit ${limit}
    ), deleted as (
      delete from changed_subject where ctid = any (array(select place from claimed))
    )
    select subject_id, seq from claimed
    union all
    select null, max(seq) from fresh where (select count(*) from claimed) < ${limit} having max(seq) is not null`,
  );
  return {
    subjects: [...new Set(rows.flatMap((row) => row.subject_id ?? []))].toSorted(),
    seq: rows.reduce((last, row) => Math.max(last, row.seq), seq),
  };
}

/** A day on which a subject is due. */
export interface DueSubject {
  readonly subjectId: string;
  readonly nextOn: LocalDate;
}

/**
 * Claims at most `limit` subjects that are due for a purpose by `asOf`, the earliest day first, those after `after`, and
 * returns them in this order: their rows of `score_due` are deleted, for the work to write the next ones. Other workers
 * skip what is claimed, and a rollback brings it back.
 */
export async function claimDue(
  db: Db,
  purpose: string,
  asOf: LocalDate,
  limit: number,
  after: DueSubject | null = null,
): Promise<readonly DueSubject[]> {
  return inIndexOrder(
    db,
    sql<DueSubject>`
    with due as materialized (
      select ctid as place, subject_id, next_on from score_due
      where purpose = ${purpose} and next_on <= ${asOf}::date
        and (next_on, subject_id) > (${after?.nextOn ?? '-infinity'}::date, ${after?.subjectId ?? firstId}::uuid)
      order by next_on, subject_id limit ${limit} for update skip locked
    ), deleted as (
      delete from score_due where ctid = any (array(select place from due))
    )
    select subject_id as "subjectId", next_on as "nextOn" from due`,
  );
}

/**
 * Whether every score and every proposal is what it should be on `asOf`: nothing changed, nothing due, no score by a
 * model version that is in force no more. Each of the questions ends at the first row that it asks for.
 */
export async function scoringIdle(db: Store['db'], asOf: LocalDate): Promise<boolean> {
  // The range of one version leaves one index that has the order.
  const question = sql<{ idle: boolean }>`
    select not exists (select from changed_subject)
      and not exists (
        select from (select id from score_model union all select 'list-rules') purpose (id)
        cross join lateral (
          select from score_due d where d.purpose = purpose.id and d.next_on <= ${asOf}::date
          order by d.next_on, d.subject_id limit 1
        ) due
      )
      and not exists (
        select from score_model m cross join lateral (
          select from score s
          where s.model_id = m.id and s.model_version >= m.version and s.model_version <= m.version
          order by s.model_version limit 1
        ) scored
        where m.state = 'retired'
      ) as idle`;
  const [row] = await db.transaction().execute((trx) => inIndexOrder(trx, question));
  return row?.idle === true;
}
