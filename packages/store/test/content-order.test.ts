import { localDate } from '@egret/domain';
import { aPenalty, aRecordEntry, aRegistrationEntry } from '@egret/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { runStatuses } from '../src/index.ts';
import { rowsOf, openTestWorker, nothing, type OpenTestWorker } from './_delivery.ts';

const day = (deliveredOn: string) => ({ deliveredOn: localDate(deliveredOn) });

let worker: OpenTestWorker;

beforeEach(async () => {
  worker = await openTestWorker();
  return () => worker[Symbol.asyncDispose]();
});

const versions = () =>
  worker.store.db
    .selectFrom('record_version')
    .select(['version', 'fine_fen', 'reported_on', 'batch_id', 'superseded_by_batch'])
    .orderBy('version')
    .execute();
const marks = async () => (await worker.store.db.selectFrom('changed_subject').selectAll().execute()).length;

async function warningsOf(delivery: string): Promise<unknown> {
  const [run] = await runStatuses(worker.store.db, delivery);
  return run?.warnings.map(({ code, params }) => [code, params]);
}

/** The state of the firm by its register entry and by the directory. */
async function statesHeld(): Promise<readonly (string | null)[]> {
  const { db } = worker.store;
  const [entry, subject] = await Promise.all([
    db
      .selectFrom('registration_version')
      .select('state')
      .where('superseded_by_batch', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('subject_version')
      .select('registration_state')
      .where('superseded_by_batch', 'is', null)
      .where('kind', '=', 'organisation')
      .executeTakeFirstOrThrow(),
  ]);
  return [entry.state, subject.registration_state];
}
describe('content that arrives out of order', () => {
  it('is kept, once, as a version that its own batch superseded, and changes nothing', async () => {
    await worker.deliver('2.csv', rowsOf(aRecordEntry(aPenalty({ fineFen: 200 }))), day('2020-06-02'));
    const marked = await marks();
    const late = rowsOf(aRecordEntry(aPenalty({ fineFen: 100 })));
    const unchanged = { ...nothing, read: 1, unchanged: 1 };
    expect(await worker.deliver('1.csv', late, day('2020-06-01'))).toEqual(unchanged);
    expect(await worker.deliver('0.csv', late, day('2020-05-31'))).toEqual(unchanged);
    const [first, second, ...others] = await versions();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ fine_fen: 200, superseded_by_batch: null });
    expect(second).toMatchObject({ fine_fen: 100, superseded_by_batch: second?.batch_id });
    expect(await marks()).toBe(marked);
  });

  it('of one day is ordered by the name of the delivery, then by the line', async () => {
    await worker.deliver('b.csv', rowsOf(aRecordEntry(aPenalty({ fineFen: 200 }))));
    await worker.deliver('a.csv', rowsOf(aRecordEntry(aPenalty({ fineFen: 100 }))));
    await worker.deliver('c.csv', rowsOf(aRecordEntry(aPenalty({ fineFen: 300 }))));
    expect((await versions()).map((row) => [row.fine_fen, row.superseded_by_batch === null])).toEqual([
      [200, false],
      [100, false],
      [300, true],
    ]);
  });

  it('does not come back by being delivered again after its correction, whenever that arrives', async () => {
    const first = rowsOf(aRecordEntry(aPenalty({ fineFen: 100 })));
    const correction = rowsOf(aRecordEntry(aPenalty({ fineFen: 200 })));
    await worker.deliver('1.csv', first, day('2020-06-01'));
    await worker.deliver('3.csv', first, day('2020-06-03'));
    expect(await worker.deliver('2.csv', correction, day('2020-06-02'))).toMatchObject({ revised: 1 });
    expect(await worker.deliver('4.csv', first, day('2020-06-04'))).toMatchObject({ unchanged: 1 });
    expect(await warningsOf('4.csv')).toEqual([['superseded-content', { rows: 1, lines: [2] }]]);
    expect(await worker.deliver('5.csv', correction, day('2020-06-05'))).toMatchObject({ unchanged: 1 });
    expect(await warningsOf('5.csv')).toEqual([]);
    expect(await versions()).toMatchObject([
      { fine_fen: 100, reported_on: '2020-06-01' },
      { fine_fen: 200, reported_on: '2020-06-02', superseded_by_batch: null },
    ]);
  });

  it('yields to its correction where its own first report arrives last', async () => {
    const first = rowsOf(aRecordEntry(aPenalty({ fineFen: 100 })));
    const correction = rowsOf(aRecordEntry(aPenalty({ fineFen: 200 })));
    await worker.deliver('3.csv', first, day('2020-06-03'));
    await worker.deliver('2.csv', correction, day('2020-06-02'));
    const marked = await marks();
    expect(await worker.deliver('1.csv', first, day('2020-06-01'))).toMatchObject({ revised: 1 });
    const current = (await versions()).filter((row) => row.superseded_by_batch === null);
    expect(current).toMatchObject([{ fine_fen: 200, reported_on: '2020-06-02' }]);
    expect(await marks()).toBe(marked + 1);
  });

  it('does not set the watermark of its source back', async () => {
    await worker.deliver('2.csv', rowsOf(aRecordEntry()), day('2020-06-02'));
    await worker.deliver('1.csv', rowsOf(aRecordEntry()), day('2020-06-01'));
    expect(await worker.store.db.selectFrom('source').select('watermark').execute()).toEqual([
      { watermark: '2020-06-02/2.csv' },
    ]);
  });

  it('of the register yields to the later approval, and of one approval to the later word', async () => {
    const register = (deliveredOn: string) => ({ template: 'registry', ...day(deliveredOn) }) as const;
    const founded = { approvedOn: localDate('2020-05-28') };
    const revoked = { approvedOn: localDate('2020-06-18'), state: 'revoked' } as const;
    await worker.deliver('1.csv', rowsOf(aRegistrationEntry(founded)), register('2020-06-01'));
    await worker.deliver('2.csv', rowsOf(aRegistrationEntry(revoked)), register('2020-07-01'));
    const again = await worker.deliver('3.csv', rowsOf(aRegistrationEntry(founded)), register('2020-08-01'));
    expect(again).toMatchObject({ unchanged: 1 });
    expect(await statesHeld()).toEqual(['revoked', 'revoked']);
    const restored = { ...revoked, state: 'in-business' } as const;
    await worker.deliver('4.csv', rowsOf(aRegistrationEntry(restored)), register('2020-09-01'));
    expect(await statesHeld()).toEqual(['in-business', 'in-business']);
  });

  it('of the register does not rename who has another name since', async () => {
    const register = (deliveredOn: string) => ({ template: 'registry', ...day(deliveredOn) }) as const;
    await worker.deliver('2.csv', rowsOf(aRegistrationEntry({ name: '乙公司' })), register('2020-06-02'));
    const late = await worker.deliver(
      '1.csv',
      rowsOf(aRegistrationEntry({ name: '甲公司' })),
      register('2020-06-01'),
    );
    expect(late).toEqual({ ...nothing, read: 1, unchanged: 1 });
    const current = await worker.store.db
      .selectFrom('registration_version')
      .select('name')
      .where('superseded_by_batch', 'is', null)
      .execute();
    expect(current).toEqual([{ name: '乙公司' }]);
  });
});
