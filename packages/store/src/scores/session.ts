import { Kysely, PostgresDialect } from 'kysely';
import type { ClientBase } from 'pg';
import type { Db, Store } from '../db.ts';
import type { Database } from '../tables/index.ts';

/** One connection within one transaction: for COPY, which the query builder does not know, and for the rest. */
export interface Session {
  readonly client: ClientBase;
  /** The query builder on the same connection. */
  readonly db: Db;
}

/**
 * Runs `work` in one transaction on one connection of the store and returns what it returns. Whatever `work`
 * throws undoes everything and is thrown on.
 *
 * READ COMMITTED: a claim must see what other workers have just finished, and a merge must wait for a row
 * that another one is writing, where REPEATABLE READ would fail (40001) each time. What is read of the
 * facts needs one snapshot, and each read is one statement.
 */
export async function inSession<T>(store: Store, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await store.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work({ client, db: onConnection(client) });
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back (it is lost) must not go back to the pool.
    await client.query('rollback').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
}

function onConnection(client: ClientBase): Kysely<Database> {
  const connection = { query: client.query.bind(client), release: () => {} };
  const pool = { options: {}, connect: async () => connection, end: async () => {} };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
