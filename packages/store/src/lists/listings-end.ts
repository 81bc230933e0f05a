import { sql } from 'kysely';
import type { LocalDate } from '@egret/domain';
import type { Db } from '../db.ts';
import { dateSql, entryStateSql } from './in-force.ts';
import type { SubjectProposal } from './subject-proposal.ts';

/**
 * For each subject of `proposals` whose place on a list holds a proposal back on `asOf` (`reviewEntries`), the day after
 * that place ends: from then on the rules are to be asked again.
 */
export async function listingsEnd(
  db: Db,
  proposals: readonly SubjectProposal[],
  asOf: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> {
  if (proposals.length === 0) return new Map();
  const wanted = JSON.stringify(proposals.map(({ subjectId, list }) => ({ subject_id: subjectId, list })));
  const state = sql.raw(entryStateSql('e', { asOf: dateSql(asOf), seq: null }));
  const { rows } = await sql<{ subject_id: string; next_on: LocalDate }>`
    select e.subject_id, min(decision.ends_on) + 1 as next_on
    from list_entry e
    join json_to_recordset(${wanted}::json) as p(subject_id uuid, list text) on p.subject_id = e.subject_id
      and e.list in (p.list, case p.list when 'red' then 'black' end)
    join lateral (
      select s.ends_on from list_entry_step s
      where s.subject_id = e.subject_id and s.entry_id = e.id and s.kind = 'determined'
      order by s.step_no desc limit 1
    ) decision on decision.ends_on >= ${asOf}::date
    where ${state} in ('determined', 'suspended', 'future')
    group by e.subject_id`.execute(db);
  return new Map(rows.map((row) => [row.subject_id, row.next_on]));
}
