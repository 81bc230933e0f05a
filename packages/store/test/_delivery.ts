import pg from 'pg';
import { type Entry, type Issue, localDate } from '@egret/domain';
import { createTestDatabase, department, type TestDatabase, testSealing as sealing } from '@egret/testing';
import {
  beginStaging,
  takeDelivery,
  type DeliveredChunk,
  type DeliveredRow,
  type Delivery,
  nextRun,
  type OpenRun,
  openStore,
  registerDeliveries,
  type RunCounters,
  type Sealing,
  type Store,
} from '../src/index.ts';

/** The counters of a run that had no rows. */
export const nothing: RunCounters = {
  read: 0,
  inserted: 0,
  revised: 0,
  withdrawn: 0,
  unchanged: 0,
  quarantined: 0,
  rejected: 0,
};

/** Numbers entries as rows from line 2 on. */
export function rowsOf(...entries: readonly Entry[]): readonly DeliveredRow[] {
  return entries.map((entry, index) => ({ lineNo: index + 2, type: 'entry', entry }));
}

export interface TestWorker extends AsyncDisposable {
  readonly store: Store;
  readonly client: pg.Client;
  /** Delivers rows as one file and returns the run's counters. */
  deliver(name: string, rows: readonly DeliveredRow[], changes?: Partial<Delivery>): Promise<RunCounters>;
  /** Takes rows as the delivery of a run that was begun. */
  take(
    run: OpenRun,
    rows: readonly DeliveredRow[],
    options?: { readonly keys?: Sealing; readonly warnings?: readonly Issue[] },
  ): Promise<RunCounters>;
  /** Notes a delivery and begins its run, so that `take` may follow. */
  begin(name: string, changes?: Partial<Delivery>): Promise<OpenRun>;
}

/** Rows in chunks of one, fifty, one …: what is together and what is not must come out the same. */
export async function* chunksOf(rows: readonly DeliveredRow[]): AsyncGenerator<DeliveredChunk> {
  for (let start = 0, size = 1; start < rows.length; [start, size] = [start + size, 51 - size]) {
    const [first, ...rest] = rows.slice(start, start + size);
    const raw = [first, ...rest].map((row) => JSON.stringify(row)).join('\n');
    if (first) yield { raw, rows: [first, ...rest], notes: '{}' };
  }
}

/** A worker with its own connection on a database. */
export async function testWorker(databaseUrl: string): Promise<TestWorker> {
  const failOnError = (error: Error): void => {
    throw error;
  };
  const store = openStore({ databaseUrl, connections: 4, applicationName: 'test', onError: failOnError });
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    return client;
  };
  const [client, staging] = [await connect(), await connect()];
  async function begin(name: string, changes: Partial<Delivery> = {}): Promise<OpenRun> {
    await registerDeliveries(store.db, [
      {
        template: 'penalty-organisation',
        department,
        name,
        location: name,
        deliveredOn: localDate('2020-06-01'),
        expectedRows: null,
        ...changes,
      },
    ]);
    const { id } = await store.db
      .selectFrom('ingest_run')
      .innerJoin('source', 'source.id', 'ingest_run.source_id')
      .select('source.id')
      .where('delivery', '=', name)
      .executeTakeFirstOrThrow();
    const run = await nextRun(store.db, id);
    if (run?.delivery !== name) throw new Error(`${name} is not the next run`);
    const position = await beginStaging(store.db, sealing, run, name);
    if (position === null) throw new Error(`${name} is not to be staged`);
    return { ...run, position };
  }
  const take: TestWorker['take'] = async (run, rows, { keys = sealing, warnings = [] } = {}) => {
    const unstaged = { chunks: chunksOf(rows), warnings: () => warnings };
    const counters = await takeDelivery({ staging, release: client }, keys, run, unstaged);
    if (counters === null) throw new Error(`${run.delivery} is held`);
    return counters;
  };
  return {
    store,
    client,
    begin,
    take,
    deliver: async (name, rows, changes) => take(await begin(name, changes), rows),
    async [Symbol.asyncDispose]() {
      await staging.end();
      await client.end();
      await store.close();
    },
  };
}

/** A worker on a database of its own. */
export interface OpenTestWorker extends TestWorker {
  readonly database: TestDatabase;
}

export async function openTestWorker(): Promise<OpenTestWorker> {
  const database = await createTestDatabase();
  const worker = await testWorker(database.url);
  return {
    ...worker,
    database,
    async [Symbol.asyncDispose]() {
      await worker[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}
