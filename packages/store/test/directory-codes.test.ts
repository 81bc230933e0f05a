import { beforeEach, describe, expect, it } from 'vitest';
import { firmCode } from '@egret/testing';
import { subjectById } from '../src/index.ts';
import { directoryOf, fined, otherFirmCode, registered, registrationNumber } from './_directory.ts';
import { openTestWorker, type OpenTestWorker, rowsOf } from './_delivery.ts';

const registry = { template: 'registry' } as const;
let worker: OpenTestWorker;
let directory: ReturnType<typeof directoryOf>;

beforeEach(async () => {
  worker = await openTestWorker();
  directory = directoryOf(worker.store);
  return () => worker[Symbol.asyncDispose]();
});

describe('codes that turn out to be one body’s', () => {
  const byOldNumber = (name = '厦门甲有限公司') => fined('1号', { name, identifiers: [registrationNumber] });
  const byBoth = registered({ identifiers: [firmCode, registrationNumber] });

  async function holders() {
    return worker.store.db
      .selectFrom('record_version')
      .select(['subject_id', 'document_number'])
      .where('superseded_by_batch', 'is', null)
      .orderBy('document_number')
      .execute();
  }

  it('are joined by the register, where one was known by an old number alone', async () => {
    await worker.deliver('1.csv', rowsOf(byOldNumber()));
    await worker.deliver('2.csv', rowsOf(fined('2号')));
    expect(await directory.version(registrationNumber)).toMatchObject({ provisional: true });
    const old = await directory.current(registrationNumber);
    const joined = await worker.deliver('r.csv', rowsOf(byBoth), registry);
    expect(joined).toMatchObject({ inserted: 1, quarantined: 0 });
    const survivor = await directory.current(firmCode);
    expect(await directory.current(registrationNumber)).toEqual(survivor);
    expect(await holders()).toEqual([
      { subject_id: survivor?.id, document_number: '1号' },
      { subject_id: survivor?.id, document_number: '2号' },
    ]);
    expect(await subjectById(worker.store.db, old?.id ?? '')).toBeNull();
    const trace = await worker.store.db
      .selectFrom('subject_version')
      .select('merged_into')
      .where('subject_id', '=', old?.id ?? '')
      .where('superseded_by_batch', 'is', null)
      .execute();
    expect(trace).toEqual([{ merged_into: survivor?.id }]);
  });

  it('are not joined under two names: a person is asked', async () => {
    await worker.deliver('1.csv', rowsOf(byOldNumber('厦门丁商行')));
    expect(await worker.deliver('r.csv', rowsOf(byBoth), registry)).toMatchObject({ inserted: 1 });
    expect(await directory.current(registrationNumber)).toMatchObject({ name: '厦门丁商行' });
    const proposals = await worker.store.db.selectFrom('subject_merge_proposal').selectAll().execute();
    expect(proposals).toMatchObject([
      {
        subject_id: (await directory.current(firmCode))?.id,
        other_subject_id: (await directory.current(registrationNumber))?.id,
        reason: 'name-differs',
        decision: null,
      },
    ]);
  });

  it('lead to one proposal to merge where each is known by a code of its own, however often it comes', async () => {
    await worker.deliver('1.csv', rowsOf(fined('1号', { identifiers: [otherFirmCode, registrationNumber] })));
    await worker.deliver('r1.csv', rowsOf(byBoth), registry);
    const again = await worker.deliver('r2.csv', rowsOf(byBoth), registry);
    expect(again).toMatchObject({ quarantined: 0 });
    const proposals = await worker.store.db.selectFrom('subject_merge_proposal').selectAll().execute();
    expect(proposals).toMatchObject([
      {
        subject_id: (await directory.current(firmCode))?.id,
        other_subject_id: (await directory.current(otherFirmCode))?.id,
        reason: 'code-of-another-subject',
      },
    ]);
    const record = rowsOf(fined('2号', { identifiers: [firmCode, registrationNumber] }));
    expect(await worker.deliver('2.csv', record)).toMatchObject({ quarantined: 1 });
  });
});
