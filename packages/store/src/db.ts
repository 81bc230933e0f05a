import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { connectionConfig, type ConnectionUse } from './connection.ts';
import { preparing } from './preparing.ts';
import type { Database } from './tables/index.ts';

/** What every function of the store takes first: a pool or a transaction on one. */
export type Db = Kysely<Database> | Transaction<Database>;

const int8 = 20;
const date = 1082;
const dateArray = 1182;

/** Counts and fen as numbers, dates as `YYYY-MM-DD` (a `Date` would shift them by the time zone). */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === int8) return Number;
      if (oid === date) return (text: string) => text;
      if (oid === dateArray) return (text: string) => text.slice(1, -1).split(',').filter(Boolean);
    }
    return pg.types.getTypeParser(oid, format);
  },
};

/** A pool of connections and the query builder upon it. */
export interface Store extends AsyncDisposable {
  readonly db: Kysely<Database>;
  /** The same on the same connections, each of which plans a text once: for what is asked often and in few texts. */
  readonly prepared: Kysely<Database>;
  readonly pool: pg.Pool;
  /** Waits for connections in use, then closes all; a second call returns the same promise. */
  close(): Promise<void>;
}

/**
 * Opens at most `connections` connections to the PostgreSQL at `databaseUrl`, lazily. `onError` is told
 * of idle connections that broke: the pool replaces them, and no error of theirs may end the process.
 */
export function openStore(options: {
  readonly databaseUrl: string;
  readonly connections: number;
  readonly applicationName: string;
  /** How long a statement may take; `work` where nothing is said. */
  readonly use?: ConnectionUse;
  readonly onError: (error: Error) => void;
}): Store {
  const { databaseUrl, applicationName, use = 'work' } = options;
  const pool = new pg.Pool({
    ...connectionConfig(databaseUrl, applicationName, use),
    max: options.connections,
    types,
  });
  let closing: Promise<void> | undefined;
  // A connection that the server drops while it is being closed is no loss to anybody.
  const onError = (error: Error): void => {
    if (closing === undefined) options.onError(error);
  };
  pool.on('error', onError);
  // A client that is checked out reports a lost connection to its query as well; without a listener here
  // the same event would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const close = (): Promise<void> => (closing ??= db.destroy());
  const prepared = new Kysely<Database>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  return { db, prepared, pool, close, [Symbol.asyncDispose]: close };
}
