import { type RawBuilder, sql } from 'kysely';
import type { ListState, LocalDate } from '@egret/domain';
import type { Db } from '../db.ts';

/**
 * The moment for which a state is asked, as SQL: a day (`$1::date`, or a literal from `dateSql`) and the point of the
 * known-axis up to which steps count, as a number or an SQL expression (null: all that is known now).
 */
export interface StateMoment {
  readonly asOf: string;
  readonly seq: number | string | null;
}

/** A day as an SQL literal; the pattern is checked, because statements are put together from text. */
export function dateSql(date: LocalDate): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new TypeError('a day is written YYYY-MM-DD');
  return `date '${date}'`;
}

function known(alias: string, seq: number | string | null): string {
  if (seq === null) return '';
  if (typeof seq === 'number' && !Number.isSafeInteger(seq)) throw new TypeError('a seq is a whole number');
  return ` and exists (select from batch where batch.id = ${alias}.batch_id and batch.seq <= ${seq})`;
}

/**
 * The state of the entry in the query's row `entry` (an alias of `list_entry`), as an SQL expression: a `ListState`.
 * The same as `entryStateOf` of the domain says, and the only place where SQL says it.
 */
export function entryStateSql(entry: string, { asOf, seq }: StateMoment): string {
  return `(
    select case
      when d.determined_on is null then
        case when d.closed_by is null then 'proposed' else d.closed_by end
      when d.revoked or d.ended_on <= ${asOf} or d.ends_on < ${asOf} then 'ended'
      when d.paused_by = 'suspended' then 'suspended'
      when ${asOf} < d.determined_on then 'future'
      else 'determined'
    end
    from (
      select
        (array_agg(s.effective_on order by s.step_no desc) filter (where s.kind = 'determined'))[1] as determined_on,
        (array_agg(s.ends_on order by s.step_no desc) filter (where s.kind = 'determined'))[1] as ends_on,
        (array_agg(s.kind order by s.step_no desc) filter (where s.kind in ('rejected', 'lapsed')))[1] as closed_by,
        bool_or(s.kind = 'revoked') as revoked,
        min(s.effective_on) filter (where s.kind in ('expired', 'repaired', 'removed')) as ended_on,
        (array_agg(s.kind order by s.effective_on desc, s.step_no desc)
          filter (where s.kind in ('suspended', 'resumed') and s.effective_on <= ${asOf}))[1] as paused_by
      from list_entry_step s
      where s.subject_id = ${entry}.subject_id and s.entry_id = ${entry}.id${known('s', seq)}
    ) d
  )`;
}

/**
 * What every entry in a state has among its steps, as an SQL condition on the query's row `entry`, or null for the
 * state that many are in. The index of the steps' kinds finds it, so that who asks for few does not work out the state of all.
 */
export function stateMarkSql(entry: string, state: ListState, asOf: string): string | null {
  const step = (condition: string) => `exists (
    select from list_entry_step mark where mark.entry_id = ${entry}.id and ${condition})`;
  switch (state) {
    case 'proposed':
      // Asked entry by entry, in the order of the page: the offset keeps the planner from reading the steps of all lists.
      return `not exists (
        select from list_entry_step mark
        where mark.subject_id = ${entry}.subject_id and mark.entry_id = ${entry}.id
          and mark.kind in ('determined', 'rejected', 'lapsed') offset 0)`;
    case 'future':
      return step(`mark.kind = 'determined' and mark.effective_on > ${asOf}`);
    case 'suspended':
    case 'rejected':
    case 'lapsed':
      return step(`mark.kind = '${state}'`);
    case 'ended':
      return step(`(mark.kind in ('expired', 'repaired', 'removed', 'revoked')
        or mark.kind = 'determined' and mark.ends_on < ${asOf})`);
    case 'determined':
      return null;
  }
}

/** Whether a subject (an SQL expression) is on the black list at a moment, as an SQL expression. */
export function onBlackListSql(subjectId: string, moment: StateMoment): string {
  // The offset keeps the plan to the entries of the subject, whatever statistics say.
  return `exists (
    select from (
      select * from list_entry listed_black
      where listed_black.subject_id = ${subjectId} and listed_black.list = 'black' offset 0
    ) black
    where ${entryStateSql('black', moment)} = 'determined'
  )`;
}

/**
 * Whether the entry in the query's row counts at a moment, as an SQL expression: it is determined, begun, not over and
 * not suspended. A red entry does not count while the subject is on the black list (发改财金规〔2017〕1798号).
 */
export function entryCountsSql(entry: string, moment: StateMoment): string {
  return `(${entryStateSql(entry, moment)} = 'determined'
    and not (${entry}.list = 'red' and ${onBlackListSql(`${entry}.subject_id`, moment)}))`;
}

/** Whether a subject is on the black list on a day, as known now. */
export async function isOnBlackList(db: Db, subjectId: string, asOf: LocalDate): Promise<boolean> {
  const subject: RawBuilder<unknown> = sql`(select ${subjectId}::uuid as id)`;
  const listed = sql.raw<boolean>(onBlackListSql('asked.id', { asOf: dateSql(asOf), seq: null }));
  const { rows } = await sql<{ listed: boolean }>`select ${listed} as listed from ${subject} asked`.execute(
    db,
  );
  return rows[0]?.listed === true;
}
