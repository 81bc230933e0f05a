import pg from 'pg';
import { connectionConfig } from '../connection.ts';

/** A connection of its own that holds a source: lost with the connection, so that a killed worker frees it. */
export interface HeldSource extends AsyncDisposable {
  readonly client: pg.Client;
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
  const client = new pg.Client(connectionConfig(databaseUrl, 'egret ingest', 'work'));
  client.on('error', onError);
  await client.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
      [`source ${sourceId}`],
    );
    if (rows[0]?.held === true) return { client, [Symbol.asyncDispose]: () => client.end() };
  } catch (error) {
    await client.end();
    throw error;
  }
  await client.end();
  return null;
}
