import { sql } from 'kysely';
import type { Db } from '../db.ts';
import type { SubjectScope } from './fact-query.ts';

const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * Cuts all subjects into ranges of ids with about `size` subjects each, whatever the ids look like. The
 * first range begins before every id and the last has no end, so that a subject of today is in one of them.
 */
export async function populationScopes(db: Db, size: number): Promise<readonly SubjectScope[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (select id, row_number() over (order by id) as position from subject) numbered
    where position > 1 and position % ${size}::integer = 1 % ${size}::integer order by id`.execute(db);
  const starts = [firstId, ...rows.map((row) => row.id)];
  return starts.map((from, index) => ({ from, before: starts[index + 1] ?? null }));
}
