import { beforeEach, describe, expect, it } from 'vitest';
import { type LocalDate, localDate } from '@egret/domain';
import { firmCode } from '@egret/testing';
import { directoryOf, fined, numbered, otherFirmCode, registered, registrationNumber } from './_directory.ts';
import { openTestWorker, type OpenTestWorker, rowsOf } from './_delivery.ts';

const registry = { template: 'registry' } as const;
const on = (day: string): { readonly deliveredOn: LocalDate } => ({ deliveredOn: localDate(day) });
let worker: OpenTestWorker;
let directory: ReturnType<typeof directoryOf>;

beforeEach(async () => {
  worker = await openTestWorker();
  directory = directoryOf(worker.store);
  return () => worker[Symbol.asyncDispose]();
});

describe('names of organisations', () => {
  it('puts a row under another firm’s name into quarantine with both names, and not on the code’s owner', async () => {
    await worker.deliver('r.csv', rowsOf(registered()), registry);
    expect(await worker.deliver('1.csv', rowsOf(fined('1号', { name: '厦门乙有限公司' })))).toMatchObject({
      inserted: 0,
      quarantined: 1,
    });
    expect(await directory.issues()).toMatchObject([
      { code: 'name-of-another-subject', received: '厦门乙有限公司', params: { held: '厦门甲有限公司' } },
    ]);
  });

  it('takes a former name for the same firm, also where the older register comes later', async () => {
    await worker.deliver('r2.csv', rowsOf(registered({ name: '厦门丙有限公司' })), {
      ...registry,
      ...on('2020-03-01'),
    });
    await worker.deliver('r1.csv', rowsOf(registered()), { ...registry, ...on('2019-03-01') });
    expect(await directory.version(firmCode)).toMatchObject({
      name: '厦门丙有限公司',
      former_names: ['厦门甲有限公司'],
      named_by: 'register',
    });
    expect(await worker.deliver('1.csv', rowsOf(fined('1号')))).toMatchObject({ inserted: 1 });
    expect(await directory.version(firmCode)).toMatchObject({ name: '厦门丙有限公司' });
  });

  it('forgives how a name is typed, and takes the spelling of the latest date where no register names it', async () => {
    await worker.deliver(
      '1.csv',
      rowsOf(fined('1号', { name: '厦门（甲）有限公司', decidedOn: '2020-05-06' })),
    );
    await worker.deliver(
      '2.csv',
      rowsOf(fined('2号', { name: '厦门(甲)有限责任公司', decidedOn: '2020-01-06' })),
    );
    expect(await directory.version(firmCode)).toMatchObject({ name: '厦门（甲）有限公司', former_names: [] });
    await worker.deliver(
      '3.csv',
      rowsOf(fined('3号', { name: '厦门市(甲) 有限公司', decidedOn: '2020-05-07' })),
    );
    expect(await directory.version(firmCode)).toMatchObject({
      name: '厦门市(甲) 有限公司',
      former_names: [],
    });
    expect((await directory.sizes()).subjects).toBe(1);
  });
});

describe('rows in quarantine', () => {
  it('leave no subject, code or version behind, whatever put them there', async () => {
    await worker.deliver('r.csv', rowsOf(registered()), registry);
    const before = await directory.sizes();
    const twoContents = [
      fined('2号', {
        identifiers: [otherFirmCode],
        decidedOn: '2020-05-06',
        representative: numbered('陈某'),
      }),
      fined('2号', {
        identifiers: [otherFirmCode],
        decidedOn: '2020-05-07',
        representative: numbered('陈某'),
      }),
    ];
    const rows = rowsOf(
      fined('1号', { name: '乙', identifiers: [firmCode, registrationNumber] }),
      ...twoContents,
    );
    expect(await worker.deliver('1.csv', rows)).toMatchObject({ inserted: 0, quarantined: 3 });
    expect(await directory.sizes()).toEqual(before);
  });
});
