import { sql } from 'kysely';
import type { Db } from '../db.ts';

/**
 * Locks the lists of a subject to the end of the caller's transaction and returns the seq of what is known: whoever
 * changes the lists of a subject, a person or a review, waits here for the one before, and a review that read less than
 * this afterwards stops. What the caller reads of the subject in later statements is at least as new.
 */
export async function lockLists(db: Db, subjectId: string): Promise<number> {
  const { rows } = await sql<{ facts_seq: number }>`
    insert into list_examination (subject_id, facts_seq) select ${subjectId}::uuid, seq from knowledge_clock
    on conflict (subject_id) do update
      set facts_seq = greatest(list_examination.facts_seq, excluded.facts_seq)
    returning facts_seq`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('the clock of knowledge has no row');
  return row.facts_seq;
}

/**
 * Locks the lists of many subjects for a review of facts as known at `seq`, and returns those of them that nobody has
 * reviewed with newer facts: an older reading never undoes a newer one. In the order of ids, so that two reviews wait
 * for each other at most.
 */
export async function claimLists(
  db: Db,
  subjectIds: ReadonlySet<string>,
  seq: number,
): Promise<ReadonlySet<string>> {
  if (subjectIds.size === 0) return subjectIds;
  const { rows } = await sql<{ subject_id: string }>`
    insert into list_examination (subject_id, facts_seq)
    select id, ${seq} from unnest(${[...subjectIds]}::uuid[]) asked (id) order by id
    on conflict (subject_id) do update set facts_seq = excluded.facts_seq
      where list_examination.facts_seq <= excluded.facts_seq
    returning subject_id`.execute(db);
  return new Set(rows.map((row) => row.subject_id));
}
