import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { localDate } from '@egret/domain';
import { createMetrics, type QueueConnection } from '@egret/runtime';
import { registerDeliveries, releaseHeld, runStatuses } from '@egret/store';
import { queueKinds, redisForTests, type TestRedis } from '@egret/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { approvals, court, drop, honour, honours } from './_deliveries.ts';
import { holdCommits, openDistrict, type TestDistrict, noWaitingCommit, waitingCommit } from './_worker.ts';

const months = ['2020-01', '2020-02', '2020-03', '2020-04', '2020-05', '2020-06'];

describe.each(queueKinds())('the ingestion worker with its queue on %s', (kind) => {
  let redis: TestRedis | undefined;
  let district: TestDistrict;
  let opened = 0;

  beforeAll(async () => {
    if (kind === 'redis') redis = await redisForTests();
  });
  afterAll(async () => {
    await redis?.[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    opened += 1;
    const queue: QueueConnection | undefined = redis && {
      kind: 'redis',
      redisUrl: redis.url,
      prefix: `${redis.prefix}-${opened}`,
    };
    district = await openDistrict(queue);
  });
  afterEach(() => district[Symbol.asyncDispose]());

  const file = (name: string, ...rows: readonly (readonly string[])[]) => ({
    file: name,
    content: honours(...rows),
    rows: rows.length,
  });

  it('takes in what lies in the folder, and what is dropped later', async () => {
    await drop(district.folder.path, '2020-05', [
      file('other.csv', honour('1号'), honour('2号'), ['torn']),
      { ...file('court.csv', honour('9号', { 信息类别: '无此类' })), department: court },
    ]);
    await using _worker = await district.start();
    await district.ended(2);
    await drop(district.folder.path, '2020-06', [
      file('other.csv', honour('1号', { 内容: '更正' }), honour('2号'), honour('3号')),
    ]);
    await district.ended(3);
    const none = { inserted: 0, revised: 0, withdrawn: 0, unchanged: 0, quarantined: 0, rejected: 0 };
    expect(await runStatuses(district.store.db)).toMatchObject([
      { ...none, delivery: '2020-05/court.csv', read: 1, quarantined: 1 },
      { ...none, delivery: '2020-05/other.csv', read: 3, inserted: 2, rejected: 1 },
      { ...none, delivery: '2020-06/other.csv', read: 3, inserted: 1, revised: 1, unchanged: 1 },
    ]);
  });

  it('reads what its manifest holds, and releases it, and what waits for it, on a person’s word', async () => {
    await drop(district.folder.path, '2020-05', [{ ...file('other.csv', honour('1号')), hold: true }]);
    await drop(district.folder.path, '2020-06', [file('other.csv', honour('2号'))]);
    const { db } = district.store;
    await using _worker = await district.start();
    await expect
      .poll(() => district.runs(), { timeout: 25_000 })
      .toEqual(['2020-05/other.csv held', '2020-06/other.csv due']);
    const [held] = await runStatuses(db, '2020-05/other.csv');
    if (!held) throw new Error('the run is gone');
    expect(held).toMatchObject({ stagedRows: 1, read: 0 });
    expect(await district.count('record_version')).toBe(0);
    expect(await releaseHeld(db, held.runId)).toBe(true);
    await district.ended(2);
    expect(await district.runs()).toEqual(['2020-05/other.csv released', '2020-06/other.csv released']);
  });

  it('does not ask again and again for a source that is being pulled', async () => {
    await drop(district.folder.path, '2020-05', [file('other.csv', honour('1号'))]);
    const asked = vi.spyOn(district.store.pool, 'connect');
    await using _worker = await district.start();
    {
      await using _held = await holdCommits(district);
      await waitingCommit(district);
      // Past the pause after a first attempt, the run counts as due again.
      await setTimeout(700);
      asked.mockClear();
      await setTimeout(3_000);
      // The sweeper's own rounds, every two seconds; without end it would be dozens.
      expect(asked.mock.calls.length).toBeLessThan(10);
    }
    await district.ended(1);
    expect(await district.runs()).toEqual(['2020-05/other.csv released']);
  });

  it('notes a folder once, however often it starts', async () => {
    await drop(district.folder.path, '2020-05', [file('other.csv', honour('1号'))]);
    for (let start = 0; start < 3; start += 1) {
      await using _worker = await district.start();
      await district.ended(1);
    }
    expect(await district.runs()).toEqual(['2020-05/other.csv released']);
    expect(await district.count('batch')).toBe(1);
  });

  it('fails the run of a missing file and of a torn one, and takes in the rest of the source', async () => {
    await drop(district.folder.path, '2020-04', [{ file: 'other.csv', content: null, rows: 3 }]);
    await drop(district.folder.path, '2020-05', [{ ...file('other.csv', honour('1号')), rows: 2 }]);
    await drop(district.folder.path, '2020-06', [file('other.csv', honour('1号'))]);
    await using _worker = await district.start();
    await district.ended(3);
    expect(await runStatuses(district.store.db)).toMatchObject([
      { state: 'failed', issues: [{ code: 'unreadable-file', params: { reason: 'ENOENT' } }] },
      { state: 'failed', issues: [{ code: 'row-count', params: { expected: 2, read: 1 } }] },
      { state: 'released', inserted: 1 },
    ]);
  });

  it('takes a missing file up when it appears, and a refused one when it is delivered anew', async () => {
    await drop(district.folder.path, '2020-04', [{ file: 'other.csv', content: null, rows: 1 }]);
    await drop(district.folder.path, '2020-05', [
      { ...file('court.csv', honour('2号')), department: court, rows: 2 },
    ]);
    await using _worker = await district.start();
    await district.ended(2);
    expect(await district.runs()).toEqual(['2020-04/other.csv failed', '2020-05/court.csv failed']);
    await writeFile(join(district.folder.path, '2020-04', 'other.csv'), honours(honour('1号')));
    await writeFile(
      join(district.folder.path, '2020-05', 'court.csv'),
      honours(honour('2号'), honour('3号')),
    );
    await expect.poll(() => district.count('record_version'), { timeout: 20_000 }).toBe(3);
    await district.ended(2);
    expect(await district.runs()).toEqual(['2020-04/other.csv released', '2020-05/court.csv released']);
  });

  it('counts a manifest that it cannot understand, and takes in the others', async () => {
    await mkdir(join(district.folder.path, '2020-04'));
    await writeFile(join(district.folder.path, '2020-04', 'manifest.json'), '{');
    await drop(district.folder.path, '2020-05', [file('other.csv', honour('1号'))]);
    const metrics = createMetrics();
    await using _worker = await district.start({ metrics });
    await district.ended(1);
    const { body } = await metrics.expose();
    expect(body).toMatch(/^egret_manifest_errors_total [1-9]/m);
  });

  it('takes in what is due although its drop folder is not there', async () => {
    const location = await district.folder.write('other.csv', honours(honour('1号')));
    await registerDeliveries(district.store.db, [
      {
        template: 'other',
        department: approvals,
        name: 'inbox/1',
        location,
        expectedRows: null,
        deliveredOn: localDate('2020-06-01'),
      },
    ]);
    await using _worker = await district.start({ dropFolder: join(district.folder.path, 'none') });
    await district.ended(1);
    expect(await district.runs()).toEqual(['inbox/1 released']);
  });

  it('shares the work with another one, so that every run is done exactly once', async () => {
    for (const month of months) {
      await drop(district.folder.path, month, [
        file('other.csv', honour(`${month}-1号`), honour(`${month}-2号`)),
        { ...file('court.csv', honour(`${month}-3号`)), department: court },
        { ...file('public.csv'), template: 'public-service' },
      ]);
    }
    const [one, two] = await Promise.all([district.start(), district.start()]);
    await district.ended(3 * months.length);
    await Promise.all([one.close(), two.close()]);
    const runs = await runStatuses(district.store.db);
    expect(runs.filter(({ state }) => state === 'released')).toHaveLength(2 * months.length);
    const failed = runs.filter(({ state }) => state === 'failed');
    expect(failed.every(({ issues }) => issues.some(({ code }) => code === 'missing-column'))).toBe(true);
    expect(await district.count('batch')).toBe(2 * months.length);
    expect(await district.count('record_version')).toBe(3 * months.length);
  });

  it('closes in the middle of a release; the next one goes on with it and does the rest', async () => {
    for (const month of months) await drop(district.folder.path, month, [file('other.csv', honour(month))]);
    const first = await district.start();
    let closing: Promise<void>;
    {
      await using _held = await holdCommits(district);
      await waitingCommit(district);
      closing = first.close();
      await noWaitingCommit(district);
    }
    await closing;
    const due = months.slice(1).map((month) => `${month}/other.csv due`);
    expect(await district.runs()).toEqual(['2020-01/other.csv staged', ...due]);
    await using _second = await district.start();
    await district.ended(months.length);
    expect(await district.runs()).toEqual(months.map((month) => `${month}/other.csv released`));
  });

  it('does a run again whose connection was killed, and leaves nothing half-written between', async () => {
    await drop(district.folder.path, '2020-05', [file('other.csv', honour('1号'), honour('2号'))]);
    await using _worker = await district.start();
    {
      await using _held = await holdCommits(district);
      const killed = await waitingCommit(district);
      await district.store.pool.query('select pg_terminate_backend($1)', [killed]);
      expect(await district.count('record_version')).toBe(0);
      // The run is begun again, up to where its commit waits.
      await expect.poll(() => waitingCommit(district), { timeout: 20_000 }).not.toBe(killed);
      expect(await district.runs()).toEqual(['2020-05/other.csv staged']);
      expect(await district.count('batch')).toBe(0);
    }
    await district.ended(1);
    expect(await district.runs()).toEqual(['2020-05/other.csv released']);
    expect(await runStatuses(district.store.db)).toMatchObject([{ read: 2, inserted: 2 }]);
  });
});
