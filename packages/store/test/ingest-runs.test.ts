import pg from 'pg';
import { type Issue, localDate } from '@egret/domain';
import {
  aPenalty,
  aRecordEntry,
  aRegistrationEntry,
  aRepresentative,
  createTestDatabase,
  department,
  rotatedSealing,
  type TestDatabase,
  testSealing as sealing,
} from '@egret/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  beginStaging,
  type DeliveredRow,
  dueSources,
  failedRuns,
  isStagedUnder,
  nextRun,
  type OpenRun,
  putOff,
  refuseHeld,
  registerDeliveries,
  releaseHeld,
  runStatuses,
  takeDelivery,
  unreleasedRuns,
} from '../src/index.ts';
import { nothing, chunksOf, openTestWorker, type OpenTestWorker, rowsOf, testWorker } from './_delivery.ts';

describe('a run', () => {
  let worker: OpenTestWorker;
  beforeEach(async () => {
    worker = await openTestWorker();
    return () => worker[Symbol.asyncDispose]();
  });

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: worker.database.url });
    await client.connect();
    return client;
  }

  /** The run as it is now. */
  async function again(run: OpenRun): Promise<OpenRun> {
    const now = await nextRun(worker.store.db, run.sourceId);
    if (now === null) throw new Error(`${run.delivery} is not due`);
    return now;
  }

  /** Stages the rows of a run and releases nothing. */
  async function stageOnly(run: OpenRun, rows: readonly DeliveredRow[]): Promise<void> {
    const staging = await connect();
    const unstaged = { chunks: chunksOf(rows), warnings: () => [] };
    const held = { ...run, hold: true };
    expect(await takeDelivery({ staging, release: worker.client }, sealing, held, unstaged)).toBeNull();
    await staging.end();
  }

  it('shows nothing of a release whose connection is lost, and goes on after what is staged', async () => {
    const run = await worker.begin('1.csv');
    const [staging, lost] = [await connect(), await connect()];
    lost.on('error', () => undefined);
    const pid = (await lost.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
    const rows = rowsOf(aRecordEntry(), aRecordEntry(aPenalty({ documentNumber: '2号' })));
    async function* chunksThenLoss() {
      yield* chunksOf(rows.slice(0, 1));
      await worker.client.query('select pg_terminate_backend($1)', [pid]);
    }
    const unstaged = { chunks: chunksThenLoss(), warnings: () => [] };
    await expect(takeDelivery({ staging, release: lost }, sealing, run, unstaged)).rejects.toThrow();
    await staging.end();
    const { db } = worker.store;
    expect(await db.selectFrom('record_version').select('version').execute()).toEqual([]);
    expect(await runStatuses(db)).toMatchObject([{ state: 'staging', read: 0, warnings: [] }]);
    const position = await beginStaging(db, sealing, await again(run), '1.csv');
    expect(position).toMatchObject({ chunks: 1, rows: 1, line: 2 });
    const warnings: readonly Issue[] = [
      { field: '经办人', code: 'column-left-out', received: '经办人', params: {} },
    ];
    const counters = await worker.take({ ...run, position: position ?? run.position }, rows.slice(1), {
      warnings,
    });
    expect(counters).toEqual({ ...nothing, read: 2, inserted: 2 });
    expect(await runStatuses(db)).toMatchObject([{ state: 'released', warnings }]);
    expect(await db.selectFrom('knowledge_clock').select('seq').execute()).toEqual([{ seq: 1 }]);
  });

  it('begins anew where the file or the keys are others than those it was staged from', async () => {
    const run = await worker.begin('1.csv', { hold: true });
    await stageOnly(run, rowsOf(aRecordEntry()));
    const { db } = worker.store;
    expect(await releaseHeld(db, run.runId)).toBe(true);
    expect(isStagedUnder(await again(run), sealing)).toBe(true);
    expect(isStagedUnder(await again(run), rotatedSealing)).toBe(false);
    expect(await beginStaging(db, sealing, await again(run), '1.csv')).toMatchObject({ rows: 1, line: 2 });
    expect(await beginStaging(db, sealing, await again(run), 'grown.csv')).toMatchObject({
      rows: 0,
      line: 0,
    });
    expect(await db.selectFrom('staged_chunk').select('chunk_no').execute()).toEqual([]);
  });

  it('keeps a held one staged, lets no later one overtake, and releases it on a person’s word', async () => {
    const run = await worker.begin('1.csv', { hold: true });
    await stageOnly(run, rowsOf(aRecordEntry()));
    const { db } = worker.store;
    expect(await runStatuses(db)).toMatchObject([{ state: 'held', read: 0 }]);
    expect(await db.selectFrom('record_version').select('version').execute()).toEqual([]);
    expect(await dueSources(db)).toEqual([]);
    expect(await releaseHeld(db, run.runId)).toBe(true);
    const due = await nextRun(db, run.sourceId);
    if (due === null) throw new Error('the released run is not due');
    expect(due.isStaged).toBe(true);
    const staging = await connect();
    expect(await takeDelivery({ staging, release: worker.client }, sealing, due, null)).toEqual({
      ...nothing,
      read: 1,
      inserted: 1,
    });
    await staging.end();
    expect(await releaseHeld(db, run.runId)).toBe(false);
  });

  it('fails a held one that a person refuses, drops its rows, and never looks at its file again', async () => {
    const run = await worker.begin('1.csv', { hold: true });
    const { db } = worker.store;
    expect(await refuseHeld(db, run.runId, '字段错位')).toBe(false);
    await stageOnly(run, rowsOf(aRecordEntry()));
    expect(await refuseHeld(db, run.runId, '字段错位')).toBe(true);
    expect(await refuseHeld(db, run.runId, '再次')).toBe(false);
    expect(await releaseHeld(db, run.runId)).toBe(false);
    expect(await unreleasedRuns(db)).toMatchObject([
      { state: 'failed', stagedRows: 0, issues: [{ code: 'refused', params: { reason: '字段错位' } }] },
    ]);
    expect(await db.selectFrom('staged_chunk').select('chunk_no').execute()).toEqual([]);
    await worker.client.query(`update ingest_run set retry_at = retry_at - interval '1 day'`);
    expect(await failedRuns(db)).toEqual([]);
  });

  it('says which held delivery a later one of its source waits for, and every other source for a register', async () => {
    const [may, june] = [localDate('2020-05-01'), localDate('2020-06-01')];
    const run = await worker.begin('b.csv', { hold: true, template: 'registry', deliveredOn: may });
    await stageOnly(run, rowsOf(aRegistrationEntry()));
    const { db } = worker.store;
    const note = (name: string, template: 'registry' | 'other', deliveredOn: typeof may) =>
      registerDeliveries(db, [
        { template, department, name, location: name, deliveredOn, expectedRows: null },
      ]);
    await note('a.csv', 'registry', may);
    await note('c.csv', 'registry', june);
    await note('early.csv', 'other', localDate('2020-04-30'));
    await note('same-day.csv', 'other', may);
    const waiting = async (): Promise<readonly unknown[]> =>
      (await unreleasedRuns(db)).map((one) => [one.delivery, one.waitsFor]);
    expect(await waiting()).toEqual([
      ['early.csv', null],
      ['a.csv', null],
      ['b.csv', null],
      ['same-day.csv', 'b.csv'],
      ['c.csv', 'b.csv'],
    ]);
    expect(await refuseHeld(db, run.runId, '有误')).toBe(true);
    expect((await unreleasedRuns(db)).every(({ waitsFor }) => waitsFor === null)).toBe(true);
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

  it('waits longer each time it is put off, and lets no later run overtake', async () => {
    const run = await worker.begin('1.csv');
    const { db } = worker.store;
    await registerDeliveries(db, [{ ...run, department, name: '2.csv', template: 'penalty-organisation' }]);
    const waits: unknown[] = [];
    for (let time = 0; time < 13; time += 1) {
      await putOff(db, run.runId, false);
      expect(await dueSources(db)).toEqual([]);
      const { rows } = await worker.client.query<{ seconds: string }>(
        `select round(extract(epoch from retry_at - clock_timestamp()), 1) as seconds from ingest_run
         where delivery = '1.csv'`,
      );
      waits.push(Number(rows[0]?.seconds));
    }
    expect(waits.slice(0, 4)).toEqual([0.5, 2, 4.5, 8]);
    expect(waits.at(-1)).toBe(60);
    await worker.client.query('update ingest_run set retry_at = clock_timestamp()');
    expect(await dueSources(db)).toMatchObject([{ runId: run.runId }]);
  });

  it('begins not where another worker has committed it meanwhile', async () => {
    const run = await worker.begin('1.csv');
    await worker.take(run, rowsOf(aRecordEntry()));
    expect(await beginStaging(worker.store.db, sealing, run, '1.csv')).toBeNull();
    const { db } = worker.store;
    expect(await db.selectFrom('ingest_run').select('state').execute()).toEqual([{ state: 'released' }]);
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
