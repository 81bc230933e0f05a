import {
  createLogger,
  createMetrics,
  migrateQueue,
  type QueueConnection,
  type RunningService,
} from '@egret/runtime';
import {
  createReferenceReader,
  createSealing,
  openSourceConnections,
  openStore,
  runStatuses,
  type SourceConnections,
  type Store,
} from '@egret/store';
import { createTestDatabase, testKeys } from '@egret/testing';
import { expect, vi } from 'vitest';
import { type IngestionDependencies, startIngestionWorker } from '../src/index.ts';
import { testFolder, type TestFolder } from './_deliveries.ts';

/** A district of a test's own: an empty database and an empty drop folder. */
export interface TestDistrict extends AsyncDisposable {
  readonly store: Store;
  readonly databaseUrl: string;
  readonly folder: TestFolder;
  readonly dependencies: Omit<IngestionDependencies, 'metrics'> & { readonly sources: SourceConnections };
  /** Starts a worker upon it; with changed dependencies where given. */
  start(changes?: Partial<IngestionDependencies>): Promise<RunningService>;
  /** Each run as `delivery state`, in the order of delivery. */
  runs(): Promise<readonly string[]>;
  /** Waits until every run that is known, and at least `count`, has ended. */
  ended(count: number): Promise<void>;
  /** Rows of a table. */
  count(table: 'batch' | 'identifier' | 'quarantine' | 'raw_chunk' | 'record_version'): Promise<number>;
}

/** Long enough for what failed to be swept up again on a busy machine. */
const patience = { timeout: 25_000, interval: 50 };

/** Opens a district; nudges wait in its database unless `queue` names another place. */
export async function openDistrict(queue?: QueueConnection): Promise<TestDistrict> {
  const database = await createTestDatabase();
  await migrateQueue(database.ownerUrl);
  const folder = await testFolder();
  const fail = (error: Error): void => {
    throw error;
  };
  const databaseUrl = database.url;
  const store = openStore({ databaseUrl, connections: 6, applicationName: 'test', onError: fail });
  const sources = openSourceConnections(databaseUrl, () => undefined);
  const dependencies: TestDistrict['dependencies'] = {
    store,
    sources,
    databaseUrl,
    sealing: createSealing(testKeys),
    reference: createReferenceReader(store),
    queue: queue ?? { kind: 'postgres', databaseUrl },
    logger: createLogger({ service: 'ingestion-worker', level: 'silent' }),
    dropFolder: folder.path,
  };
  return {
    store,
    databaseUrl,
    folder,
    dependencies,
    start: (changes = {}) => startIngestionWorker({ ...dependencies, metrics: createMetrics(), ...changes }),
    async runs() {
      const runs = await store.db
        .selectFrom('ingest_run')
        .select(['delivery', 'state'])
        .orderBy('delivered_on')
        .orderBy('delivery')
        .execute();
      return runs.map(({ delivery, state }) => `${delivery} ${state}`);
    },
    async ended(count) {
      await vi.waitFor(async () => {
        const runs = await runStatuses(store.db);
        const open = runs.filter(({ state }) => !['released', 'failed'].includes(state));
        expect([runs.length >= count, open]).toEqual([true, []]);
      }, patience);
    },
    async count(table) {
      const { rowCount } = await store.pool.query(`select from ${table}`);
      return rowCount ?? 0;
    },
    async [Symbol.asyncDispose]() {
      await sources[Symbol.asyncDispose]();
      await store.close();
      await folder[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** Makes every batch wait for its last statement, until it is disposed of. */
export async function holdCommits({ store }: TestDistrict): Promise<AsyncDisposable> {
  const client = await store.pool.connect();
  await client.query('begin');
  await client.query('select from knowledge_clock for update');
  return {
    async [Symbol.asyncDispose]() {
      await client.query('rollback');
      client.release();
    },
  };
}

const waiting = `
  select pid from pg_stat_activity where datname = current_database()
    and application_name = 'egret ingest' and wait_event_type = 'Lock'`;

/** Waits until a worker's connection waits for its commit, and returns the connection's process. */
export async function waitingCommit({ store }: TestDistrict): Promise<number> {
  return vi.waitFor(async () => {
    const { rows } = await store.pool.query<{ pid: number }>(waiting);
    if (!rows[0]) throw new Error('no run waits for its commit');
    return rows[0].pid;
  }, patience);
}

/** Waits until no worker's connection waits for its commit. */
export async function noWaitingCommit(district: TestDistrict): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await district.store.pool.query(waiting);
    expect(rows).toEqual([]);
  }, patience);
}
