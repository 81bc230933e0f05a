import pg from 'pg';
import { type Issue, localDate } from '@egret/domain';
import {
  aPenalty,
  aRecordEntry,
  aRegistrationEntry,
  aRepresentative,
  createTestDatabase,
  department,
  type TestDatabase,
  testSealing as sealing,
} from '@egret/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  beginRun,
  commitDelivery,
  dueSources,
  nextRun,
  registerDeliveries,
  runStatuses,
} from '../src/index.ts';
import { nothing, chunksOf, openTestWorker, type OpenTestWorker, rowsOf, testWorker } from './_delivery.ts';

describe('a run', () => {
  let worker: OpenTestWorker;
  beforeEach(async () => {
    worker = await openTestWorker();
    return () => worker[Symbol.asyncDispose]();
  });

  it('keeps nothing of a batch whose connection is lost, and everything once when it is done again', async () => {
    const run = await worker.begin('1.csv');
    const lost = new pg.Client({ connectionString: worker.database.url });
    lost.on('error', () => undefined);
    await lost.connect();
    const pid = (await lost.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
    const rows = rowsOf(aRecordEntry());
    async function* chunksThenLoss() {
      yield* chunksOf(rows);
      await worker.client.query('select pg_terminate_backend($1)', [pid]);
    }
    const warnings: readonly Issue[] = [
      { field: '经办人', code: 'column-left-out', received: '经办人', params: {} },
    ];
    await expect(commitDelivery(lost, sealing, run, chunksThenLoss(), () => warnings)).rejects.toThrow();
    expect(await worker.store.db.selectFrom('record_version').select('version').execute()).toEqual([]);
    expect(await runStatuses(worker.store.db)).toMatchObject([{ state: 'running', warnings: [] }]);
    const counters = await commitDelivery(worker.client, sealing, run, chunksOf(rows), () => warnings);
    expect(await runStatuses(worker.store.db)).toMatchObject([{ state: 'committed', warnings }]);
    expect(counters).toEqual({ ...nothing, read: 1, inserted: 1 });
    expect(await worker.store.db.selectFrom('knowledge_clock').select('seq').execute()).toEqual([{ seq: 1 }]);
  });

  it('offers a delivery only when every register delivered up to its day is in', async () => {
    const register = { template: 'registry', deliveredOn: localDate('2020-05-01') } as const;
    const { db } = worker.store;
    await registerDeliveries(db, [
      { ...register, department, name: 'r.csv', location: 'r.csv', expectedRows: null },
      { ...register, template: 'other', department, name: 'o.csv', location: 'o.csv', expectedRows: null },
    ]);
    const offered = async (): Promise<readonly (string | undefined)[]> => {
      const due = await dueSources(db);
      return Promise.all(due.map(async ({ sourceId }) => (await nextRun(db, sourceId))?.delivery));
    };
    expect(await offered()).toEqual(['r.csv']);
    await worker.deliver('r.csv', rowsOf(aRegistrationEntry()), register);
    expect(await offered()).toEqual(['o.csv']);
  });

  it('waits longer after each attempt that did not end, and lets no later run overtake', async () => {
    const run = await worker.begin('1.csv');
    await registerDeliveries(worker.store.db, [
      { ...run, department, name: '2.csv', template: 'penalty-organisation' },
    ]);
    const begun = (attempt: number, secondsAgo: number) =>
      worker.client.query(
        `update ingest_run set attempt = $1, started_at = clock_timestamp() - make_interval(secs => $2)
         where delivery = '1.csv'`,
        [attempt, secondsAgo],
      );
    await begun(1, 1);
    expect(await dueSources(worker.store.db)).toMatchObject([{ runId: run.runId }]);
    await begun(4, 7);
    expect(await dueSources(worker.store.db)).toEqual([]);
    await begun(4, 9);
    expect(await dueSources(worker.store.db)).toMatchObject([{ runId: run.runId }]);
  });

  it('begins not where another worker has committed it meanwhile', async () => {
    const run = await worker.begin('1.csv');
    await commitDelivery(worker.client, sealing, run, chunksOf(rowsOf(aRecordEntry())));
    expect(await beginRun(worker.store.db, run.runId)).toBe(false);
    const { db } = worker.store;
    expect(await db.selectFrom('ingest_run').select('state').execute()).toEqual([{ state: 'committed' }]);
  });
});

describe('workers at the same time', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  it('agree on one subject, and take places on the known-axis without gaps', async () => {
    const workers = await Promise.all(Array.from({ length: 4 }, () => testWorker(database.url)));
    try {
      await Promise.all(
        workers.map((worker, index) =>
          worker.deliver(`${index}.csv`, rowsOf(aRecordEntry(aPenalty({ documentNumber: `${index}号` }))), {
            department: { uscc: `11350299MB0000${index}011`, name: `第${index}局` },
          }),
        ),
      );
      const { db } = workers[0]?.store ?? { db: undefined };
      const subjects = await db?.selectFrom('record_version').select('subject_id').distinct().execute();
      expect(subjects).toHaveLength(1);
      const batches = await db?.selectFrom('batch').select('seq').orderBy('seq').execute();
      expect(batches?.map((batch) => batch.seq)).toEqual([1, 2, 3, 4]);
    } finally {
      for (const worker of workers) await worker[Symbol.asyncDispose]();
    }
  });

  it('keep one legal representative of an organisation that both name one for', async () => {
    const [first, second] = [await testWorker(database.url), await testWorker(database.url)];
    try {
      const named = (name: string, document: string, round: number) =>
        aRecordEntry(aPenalty({ documentNumber: document, decidedOn: localDate(`2020-05-1${round}`) }), {
          legalRepresentative: aRepresentative({ name, identifier: null }),
        });
      const department2 = { uscc: '11350299MB00000279', name: '第二局' };
      for (let round = 0; round < 5; round += 1) {
        await Promise.all([
          first.deliver(`a${round}.csv`, rowsOf(named(`甲${round}`, `a${round}`, round))),
          second.deliver(`b${round}.csv`, rowsOf(named(`乙${round}`, `b${round}`, round)), {
            department: department2,
          }),
        ]);
      }
      const current = await first.store.db
        .selectFrom('relation')
        .select('name')
        .where('superseded_by_batch', 'is', null)
        .execute();
      // Of two rows of the last day the one from the place that sorts last.
      expect(current).toEqual([{ name: '乙4' }]);
    } finally {
      await first[Symbol.asyncDispose]();
      await second[Symbol.asyncDispose]();
    }
  });
});
