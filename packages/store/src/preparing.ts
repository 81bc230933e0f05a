import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** A connection keeps the plan of each text that it was sent under a name: more of them than this would be a leak. */
const mostTexts = 200;

/**
 * A pool as the query builder takes one, on the connections of `pool`, which stays its owner's to close: every statement
 * is sent under a name of its text, so that a connection parses it once, and plans it a few times.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  // The query builder knows a connection again by its client.
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();

  function named(text: string, values: unknown[]): pg.QueryConfig {
    let name = names.get(text);
    if (name === undefined && names.size < mostTexts) names.set(text, (name = `prepared-${names.size}`));
    return { ...(name !== undefined && { name }), text, values };
  }

  return {
    options: {},
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client);
      if (known) return known;
      const wrapped = {
        query: (text: string, values: readonly unknown[] = []) => client.query(named(text, [...values])),
        release: (destroy?: boolean) => client.release(destroy),
      } as unknown as PostgresPoolClient;
      clients.set(client, wrapped);
      return wrapped;
    },
    end: () => Promise.resolve(),
  };
}
