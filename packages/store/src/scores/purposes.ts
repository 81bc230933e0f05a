import type { Db } from '../db.ts';

/** The purpose of `score_due` for the list rules; every other purpose is the id of a score model. */
export const listRulesPurpose = 'list-rules';

/** The purposes of scores: the ids of all models, retired ones too, whose scores are still to be ended. */
export async function scorePurposes(db: Db): Promise<readonly string[]> {
  const rows = await db.selectFrom('score_model').select('id').distinct().orderBy('id').execute();
  return rows.map((row) => row.id);
}
