import { sql } from 'kysely';
import type { Db } from '../db.ts';
import { scopeCondition, type SubjectScope } from '../scores/fact-query.ts';
import type { SubjectProposal } from './save-proposals.ts';

/**
 * Closes the open proposals of rules on the subjects of a scope whose grounds have fallen away: those that
 * `proposals`, all that the rules propose for these subjects now, does not have any more. A corrected or
 * repaired record must not leave a suspicion behind. What a person proposed, and what an authority has
 * answered, stays as it is. Gives how many lapsed.
 */
export async function lapseProposals(
  db: Db,
  scope: SubjectScope,
  proposals: readonly SubjectProposal[],
): Promise<number> {
  const standing = JSON.stringify(
    proposals.map(({ subjectId, list, ruleId }) => ({ subject_id: subjectId, list, rule_id: ruleId })),
  );
  const updated = await sql`
    update list_entry e set state = 'lapsed'
    where e.state = 'proposed' and e.rule_id is not null and ${sql.raw(scopeCondition('e.subject_id', scope))}
      and not exists (
        select from json_to_recordset(${standing}::json) as p(subject_id uuid, list text, rule_id text)
        where p.subject_id = e.subject_id and p.list = e.list and p.rule_id = e.rule_id)`.execute(db);
  return Number(updated.numAffectedRows ?? 0);
}
