import pg from 'pg';
import { connectionConfig } from '../connection.ts';

/** A source held by a worker: lost with its connection, so that a killed worker frees it. */
export interface HeldSource extends AsyncDisposable {
  /** Holds the source, and takes what is staged. */
  readonly staging: pg.Client;
  readonly release: pg.Client;
}

/**
 * Connections to pull sources on, kept for the next source: to make them and their working tables takes longer than a
 * small delivery.
 */
export interface SourceConnections extends AsyncDisposable {
  /**
   * Takes a source, or returns null where another worker holds it. It stays held until it is disposed of or its connection
   * ends. Throws the driver's error where the database cannot be reached.
   */
  hold(sourceId: string): Promise<HeldSource | null>;
}

/** Opens connections to `databaseUrl` as they are needed; `onError` hears of those that are lost. */
export function openSourceConnections(
  databaseUrl: string,
  onError: (error: Error) => void,
): SourceConnections {
  const idle: Pair[] = [];
  return {
    async hold(sourceId) {
      const pair = idle.pop() ?? (await connectPair(databaseUrl, onError));
      const dispose = async (): Promise<void> => {
        if (await isFree(pair)) idle.push(pair);
        else await pair.end();
      };
      try {
        const { staging, release } = pair;
        const { rows } = await staging.query<{ held: boolean }>(take, [`source ${sourceId}`]);
        if (rows[0]?.held === true) return { staging, release, [Symbol.asyncDispose]: dispose };
      } catch (error) {
        await pair.end();
        throw error;
      }
      await dispose();
      return null;
    },
    async [Symbol.asyncDispose]() {
      for (const pair of idle.splice(0)) await pair.end();
    },
  };
}

const take = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as held';

interface Pair {
  readonly staging: pg.Client;
  readonly release: pg.Client;
  isLost(): boolean;
  end(): Promise<void>;
}

async function connectPair(databaseUrl: string, onError: (error: Error) => void): Promise<Pair> {
  let lost = false;
  await using connected = new AsyncDisposableStack();
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client(connectionConfig(databaseUrl, 'egret ingest', 'work'));
    client.on('error', (error) => {
      lost = true;
      onError(error);
    });
    client.on('end', () => {
      lost = true;
    });
    await client.connect();
    connected.defer(() => client.end());
    return client;
  };
  const [staging, release] = [await connect(), await connect()];
  const held = connected.move();
  return { staging, release, isLost: () => lost, end: () => held.disposeAsync() };
}

/** Gives up what the pair holds; false where it is not to be used again. */
async function isFree({ staging, release, isLost }: Pair): Promise<boolean> {
  if (isLost()) return false;
  try {
    await release.query('rollback');
    await staging.query('select pg_advisory_unlock_all()');
  } catch (error) {
    if (isLost() || (error as { readonly code?: unknown }).code !== undefined) return false;
    throw error;
  }
  return !isLost();
}
