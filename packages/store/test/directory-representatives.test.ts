import { beforeEach, describe, expect, it } from 'vitest';
import { type LocalDate, localDate } from '@egret/domain';
import { aPerson, aResidentId, firmCode, personCode } from '@egret/testing';
import { subjectById } from '../src/index.ts';
import { directoryOf, fined, numbered, registered, unnumbered } from './_directory.ts';
import { openTestWorker, type OpenTestWorker, rowsOf } from './_delivery.ts';

const registry = { template: 'registry' } as const;
const on = (day: string): { readonly deliveredOn: LocalDate } => ({ deliveredOn: localDate(day) });
/** Synthetic, as `personCode` is. */
const otherPerson = { scheme: 'resident-id', value: aResidentId(2) } as const;
let worker: OpenTestWorker;
let directory: ReturnType<typeof directoryOf>;

beforeEach(async () => {
  worker = await openTestWorker();
  directory = directoryOf(worker.store);
  return () => worker[Symbol.asyncDispose]();
});

describe('legal representatives', () => {
  it('come from the register, else from the row with the latest date, never from the last that arrives', async () => {
    const named = (number: string, decidedOn: string, name: string) =>
      rowsOf(fined(number, { decidedOn, representative: unnumbered(name) }));
    await worker.deliver('1.csv', named('1号', '2020-05-06', '林某'));
    await worker.deliver('2.csv', named('2号', '2019-05-06', '陈某'));
    expect(await directory.representatives()).toMatchObject([{ name: '林某' }]);
    await worker.deliver('3.csv', named('3号', '2020-05-07', '林某'));
    await worker.deliver('4.csv', named('4号', '2020-05-06', '王某'));
    expect(await directory.representatives()).toMatchObject([{ name: '林某' }]);
    const register = registered({ representative: unnumbered('黄某') });
    await worker.deliver('r.csv', rowsOf(register), { ...registry, ...on('2018-01-31') });
    await worker.deliver('5.csv', named('5号', '2020-05-08', '林某'));
    expect(await directory.representatives()).toMatchObject([{ name: '黄某' }]);
  });

  it('lose only the link where the number is somebody else’s: the firm’s row is good', async () => {
    const own = fined('1号', aPerson());
    await worker.deliver('1.csv', rowsOf(own));
    const firm = await worker.deliver('2.csv', rowsOf(fined('2号', { representative: numbered('林某') })));
    expect(firm).toMatchObject({ inserted: 1, quarantined: 0 });
    expect(await directory.warnings('2.csv')).toEqual([
      ['representative-name-differs', { rows: 1, lines: [2] }],
    ]);
    expect(await directory.representatives()).toEqual([{ name: '林某', related_subject_id: null }]);
  });

  it('do not outweigh the person’s own row, where the mistyped mention came first', async () => {
    await worker.deliver('2.csv', rowsOf(fined('2号', { representative: numbered('林某') })));
    const own = fined('1号', aPerson());
    expect(await worker.deliver('1.csv', rowsOf(own))).toMatchObject({ inserted: 1 });
    expect(await directory.warnings('1.csv')).toEqual([['mentioned-otherwise', { rows: 1, lines: [2] }]]);
    expect(await directory.current(personCode)).toMatchObject({ name: '陈某' });
    expect(await directory.representatives()).toMatchObject([{ name: '林某', related_subject_id: null }]);
  });

  it('are warned of where the name is the one held for the firm and the number another', async () => {
    const renumbered = { ...numbered('陈某'), identifier: otherPerson };
    await worker.deliver('1.csv', rowsOf(fined('1号', { representative: numbered('陈某') })));
    expect(await directory.warnings('1.csv')).toEqual([]);
    const rows = rowsOf(
      fined('2号', { representative: renumbered }),
      fined('3号', { representative: numbered('陈某') }),
      fined('4号', { representative: renumbered, name: '厦门乙有限公司' }),
      registered({ representative: renumbered }),
    );
    expect(await worker.deliver('2.csv', rows.slice(0, 3))).toMatchObject({ inserted: 2, quarantined: 1 });
    expect(await directory.warnings('2.csv')).toEqual([
      ['representative-number-differs', { rows: 1, lines: [2] }],
    ]);
    await worker.deliver('r.csv', rows.slice(3), registry);
    expect(await directory.warnings('r.csv')).toEqual([
      ['representative-number-differs', { rows: 1, lines: [5] }],
    ]);
  });

  it('are warned of once a run, by count and the first twenty lines', async () => {
    await worker.deliver('1.csv', rowsOf(fined('1号', { representative: numbered('陈某') })));
    const mistyped = Array.from({ length: 30 }, (_, n) =>
      fined(`${n + 2}号`, { representative: numbered('林某') }),
    );
    expect(await worker.deliver('2.csv', rowsOf(...mistyped))).toMatchObject({ inserted: 30 });
    const lines = Array.from({ length: 20 }, (_, n) => n + 2);
    expect(await directory.warnings('2.csv')).toEqual([['representative-name-differs', { rows: 30, lines }]]);
  });

  it('are the operator (经营者) of a household, whose kind the register corrects', async () => {
    await worker.deliver('1.csv', rowsOf(fined('1号', { representative: numbered('陈某') })));
    const before = await directory.current(firmCode);
    expect(before).toMatchObject({ kind: 'organisation' });
    await worker.deliver('r.csv', rowsOf(registered({ kind: 'self-employed', state: 'revoked' })), registry);
    const id = before?.id ?? '';
    expect(await subjectById(worker.store.db, id)).toMatchObject({ kind: 'self-employed' });
    expect(await directory.version(firmCode)).toMatchObject({ version: 2, registration_state: 'revoked' });
    await worker.deliver('2.csv', rowsOf(fined('2号', { representative: numbered('陈某') })));
    expect(await directory.representatives()).toMatchObject([{ name: '陈某' }]);
  });
});
