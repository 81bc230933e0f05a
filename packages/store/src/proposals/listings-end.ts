import { sql } from 'kysely';
import type { LocalDate } from '@egret/domain';
import type { Db } from '../db.ts';
import type { SubjectProposal } from './save-proposals.ts';

/**
 * For each subject of `proposals` whose place on a list holds a proposal back on `asOf` (see `saveProposals`), the
 * day after that place ends: from then on the rules are to be asked again.
 */
export async function listingsEnd(
  db: Db,
  proposals: readonly SubjectProposal[],
  asOf: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> {
  if (proposals.length === 0) return new Map();
  const wanted = JSON.stringify(proposals.map(({ subjectId, list }) => ({ subject_id: subjectId, list })));
  const { rows } = await sql<{ subject_id: string; next_on: LocalDate }>`
    select e.subject_id, min(e.valid_to) + 1 as next_on
    from list_entry e
    join json_to_recordset(${wanted}::json) as p(subject_id uuid, list text) on p.subject_id = e.subject_id
      and e.list in (p.list, case p.list when 'red' then 'black' end)
    where e.state = 'determined' and e.decided_on <= ${asOf}::date and e.valid_to >= ${asOf}::date
    group by e.subject_id`.execute(db);
  return new Map(rows.map((row) => [row.subject_id, row.next_on]));
}
