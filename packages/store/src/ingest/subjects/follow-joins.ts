import type { Client } from 'pg';

/**
 * A subject may be joined with one that is itself joined with a third by another row: says of each where the
 * chain ends. (No circle: a row leads from a code to a better one.)
 */
export async function followJoins(client: Client): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(follow);
    if (rowCount === 0) return;
  }
}

const follow = `
  update staged_join j set final_id = next.into_id
  from (select distinct from_id, into_id from staged_join) next where j.final_id = next.from_id`;
