import pg from 'pg';
import { connectionConfig } from '../connection.ts';

/** A source held by a worker: lost with the first of its connections, so that a killed worker frees it. */
export interface HeldSource extends AsyncDisposable {
  /** Holds the source, and takes what is staged. */
  readonly staging: pg.Client;
  readonly release: pg.Client;
}

/**
 * Connects to the database and takes the source, or returns null where another worker holds it. It stays
 * held until it is disposed of or the connection ends: at once where the process died, within 30 s where its host did.
 */
export async function holdSource(
  databaseUrl: string,
  sourceId: string,
  onError: (error: Error) => void,
): Promise<HeldSource | null> {
  await using connections = new AsyncDisposableStack();
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client(connectionConfig(databaseUrl, 'egret ingest', 'work'));
    client.on('error', onError);
    await client.connect();
    connections.defer(() => client.end());
    return client;
  };
  const staging = await connect();
  const { rows } = await staging.query<{ held: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
    [`source ${sourceId}`],
  );
  if (rows[0]?.held !== true) return null;
  const release = await connect();
  const held = connections.move();
  return { staging, release, [Symbol.asyncDispose]: () => held.disposeAsync() };
}
