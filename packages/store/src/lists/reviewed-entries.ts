import { sql } from 'kysely';
import type { ListEntryOrigin, ListKind, ListState, LocalDate, ReviewedEntry } from '@egret/domain';
import type { Db } from '../db.ts';
import { scopeCondition, type SubjectScope } from '../scores/fact-query.ts';
import { groundsOf } from './grounds.ts';
import { dateSql, entryStateSql } from './in-force.ts';

/** The subjects of a scope that have entries, on whichever list and however they stand. */
export async function subjectsWithEntries(db: Db, scope: SubjectScope): Promise<readonly string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    select distinct subject_id from list_entry where ${sql.raw(scopeCondition('subject_id', scope))}`.execute(
    db,
  );
  return rows.map((row) => row.subject_id);
}

interface ReviewedRow {
  readonly subject_id: string;
  readonly id: string;
  readonly list: ListKind;
  readonly origin: ListEntryOrigin;
  readonly rule_id: string | null;
  readonly rule_version: number;
  readonly record_ids: readonly string[];
  readonly state: ListState;
  readonly notified: boolean;
  readonly resumed_without: readonly string[];
}

/** All entries of some subjects as they stand on a day, with their grounds, by subject. */
export async function reviewedEntries(
  db: Db,
  subjectIds: ReadonlySet<string>,
  asOf: LocalDate,
): Promise<ReadonlyMap<string, readonly ReviewedEntry[]>> {
  const state = sql.raw(entryStateSql('e', { asOf: dateSql(asOf), seq: null }));
  const { rows } = await sql<ReviewedRow>`
    select e.subject_id, e.id, e.list, e.origin, e.rule_id, e.rule_version, e.record_ids, ${state} as state,
      exists (select from list_entry_step s
        where s.subject_id = e.subject_id and s.entry_id = e.id and s.kind in ('notified', 'heard')) as notified,
      array(select fallen ->> 'recordId'
        from (select s.particulars from list_entry_step s
          where s.subject_id = e.subject_id and s.entry_id = e.id and s.kind = 'resumed'
          order by s.step_no desc limit 1) resumption,
          jsonb_array_elements(resumption.particulars -> 'fallen') fallen) as resumed_without
    from list_entry e
    join subject_version v on v.subject_id = e.subject_id and v.superseded_by_batch is null and v.merged_into is null
    where e.subject_id = any (${[...subjectIds]}::uuid[])
    order by e.subject_id, e.id`.execute(db);
  const live = rows.filter(
    ({ state: one }) => one === 'proposed' || one === 'determined' || one === 'future',
  );
  const grounds = await groundsOf(
    db,
    live.map(({ id }) => id),
    asOf,
  );
  return Map.groupBy(
    rows.map((row) => ({ ...toReviewedEntry(row, grounds), subjectId: row.subject_id })),
    ({ subjectId }) => subjectId,
  );
}

function toReviewedEntry(row: ReviewedRow, grounds: Awaited<ReturnType<typeof groundsOf>>): ReviewedEntry {
  const { id, list, origin, record_ids: recordIds, rule_id: ruleId, state, notified } = row;
  const rule = ruleId === null ? null : { id: ruleId, version: row.rule_version };
  const held = (grounds.get(id) ?? []).map(({ recordId, standing }) => ({ recordId, standing }));
  const { resumed_without: resumedWithout } = row;
  return { entry: { id, list, origin, rule, recordIds }, state, notified, grounds: held, resumedWithout };
}
