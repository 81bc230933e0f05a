import { type Entry, localDate } from '@egret/domain';
import { aPerson } from '@egret/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { nothing, rowsOf, openTestWorker, type OpenTestWorker } from './_delivery.ts';

describe('acceptances of the score agreement', () => {
  let worker: OpenTestWorker;
  let files = 0;
  beforeEach(async () => {
    worker = await openTestWorker();
    return () => worker[Symbol.asyncDispose]();
  });

  function agreement(agreementNumber: string, acceptedOn: string, withdrawnOn: string | null = null): Entry {
    return {
      type: 'enrolment',
      subject: aPerson(),
      enrolment: {
        agreementNumber,
        acceptedOn: localDate(acceptedOn),
        withdrawnOn: withdrawnOn === null ? null : localDate(withdrawnOn),
      },
    };
  }
  async function deliver(deliveredOn: string, ...entries: readonly Entry[]) {
    files += 1;
    return worker.deliver(`${files}.csv`, rowsOf(...entries), {
      template: 'enrolment',
      deliveredOn: localDate(deliveredOn),
    });
  }
  const current = () =>
    worker.store.db
      .selectFrom('enrolment_version')
      .select(['agreement_number', 'accepted_on', 'withdrawn_on'])
      .where('superseded_by_batch', 'is', null)
      .execute();

  it('are withdrawn for good: the first file delivered again enrols nobody again', async () => {
    const accepted = agreement('A-1', '2020-01-01');
    expect(await deliver('2020-01-02', accepted)).toEqual({ ...nothing, read: 1, inserted: 1 });
    const withdrawn = await deliver('2020-02-02', agreement('A-1', '2020-01-01', '2020-02-01'));
    expect(withdrawn).toEqual({ ...nothing, read: 1, withdrawn: 1 });
    const unchanged = { ...nothing, read: 1, unchanged: 1 };
    expect(await deliver('2020-03-02', accepted)).toEqual(unchanged);
    expect(await deliver('2020-03-03', agreement('A-1', '2020-01-02'))).toEqual(unchanged);
    expect(await current()).toMatchObject([{ agreement_number: 'A-1', withdrawn_on: '2020-02-01' }]);
  });

  it('come again by another agreement, whose number and day decide, not the order of arrival', async () => {
    const again = agreement('A-2', '2020-06-01');
    const withdrawn = agreement('A-1', '2020-01-01', '2020-02-01');
    expect(await deliver('2020-06-02', again)).toEqual({ ...nothing, read: 1, inserted: 1 });
    expect(await deliver('2020-07-02', withdrawn)).toEqual({ ...nothing, read: 1, unchanged: 1 });
    expect(await current()).toMatchObject([{ agreement_number: 'A-2', withdrawn_on: null }]);
  });

  it('may stand in one file with the agreement before, but one agreement only once', async () => {
    const counters = await deliver(
      '2020-06-02',
      agreement('A-1', '2020-01-01', '2020-02-01'),
      agreement('A-2', '2020-06-01'),
    );
    expect(counters).toEqual({ ...nothing, read: 2, inserted: 2 });
    expect(await current()).toMatchObject([{ agreement_number: 'A-2' }]);
    const twice = await deliver('2020-06-03', agreement('A-3', '2020-06-03'), agreement('A-3', '2020-06-02'));
    expect(twice).toEqual({ ...nothing, read: 2, quarantined: 2 });
  });

  it('hold again as they were where the later agreement turns out to be the earlier one', async () => {
    await deliver('2020-03-01', agreement('A-1', '2020-02-01'));
    await deliver('2020-07-01', agreement('A-2', '2020-06-01'));
    expect(await deliver('2020-08-01', agreement('A-2', '2020-01-01'))).toMatchObject({ read: 1 });
    expect(await current()).toMatchObject([{ agreement_number: 'A-1', accepted_on: '2020-02-01' }]);
    const { rows } = await worker.store.pool.query(`
      select v.version from enrolment_version v
      where not exists (select from batch b where b.id = v.superseded_by_batch and b.id = v.batch_id)
      order by version`);
    // Each time that one was current is a version of its own.
    expect(rows).toEqual([{ version: 1 }, { version: 2 }, { version: 4 }]);
  });
});
