import { beforeEach, describe, expect, it } from 'vitest';
import { directoryOf, fined, otherFirmCode, registrationNumber, taxNumber } from './_directory.ts';
import type { CreditRecord, Entry, Identifier } from '@egret/domain';
import {
  aPerson,
  aPenalty,
  aRecordEntry,
  aRegistrationEntry,
  aRepresentative,
  department,
  firmCode,
  personCode,
} from '@egret/testing';
import { rowsOf, testWorker, openTestWorker, type OpenTestWorker } from './_delivery.ts';

/** A penalty of whoever has these codes, by its number. */
function about(documentNumber: string, ...identifiers: readonly [Identifier, ...Identifier[]]): Entry {
  return fined(documentNumber, { identifiers });
}

describe('who the rows of a delivery are about', () => {
  let worker: OpenTestWorker;
  let directory: ReturnType<typeof directoryOf>;

  beforeEach(async () => {
    worker = await openTestWorker();
    directory = directoryOf(worker.store);
    return () => worker[Symbol.asyncDispose]();
  });

  async function values(): Promise<readonly (string | null)[]> {
    const rows = await worker.store.db.selectFrom('identifier').select('value').orderBy('value').execute();
    return rows.map((row) => row.value);
  }

  async function representatives(): Promise<readonly unknown[]> {
    return worker.store.db
      .selectFrom('relation')
      .select(['name', 'related_subject_id', 'superseded_by_batch'])
      .orderBy('version')
      .execute();
  }

  it('finds a subject by the organisation code inside its unified code', async () => {
    const organisationCode = { scheme: 'organisation-code', value: firmCode.value.slice(8, 17) } as const;
    await worker.deliver('1.csv', rowsOf(about('1号', firmCode)));
    await worker.deliver('2.csv', rowsOf(about('2号', organisationCode)));
    expect(await directory.holders()).toHaveLength(1);
  });

  it('never joins two subjects whose row names identifiers of both', async () => {
    await worker.deliver('1.csv', rowsOf(about('1号', otherFirmCode, registrationNumber)));
    const mixed = await worker.deliver('2.csv', rowsOf(about('2号', firmCode, registrationNumber)));
    expect(mixed).toMatchObject({ inserted: 0, quarantined: 1 });
    expect(await directory.issues()).toMatchObject([{ code: 'identifier-of-another-subject' }]);
  });

  it('takes an old number’s subject for the first unified code that comes with it, and no second one', async () => {
    await worker.deliver('1.csv', rowsOf(about('1号', registrationNumber)));
    await worker.deliver('2.csv', rowsOf(about('2号', firmCode, registrationNumber)));
    const second = await worker.deliver('3.csv', rowsOf(about('3号', otherFirmCode, registrationNumber)));
    expect(second).toMatchObject({ inserted: 0, quarantined: 1 });
    expect(await directory.holders()).toHaveLength(1);
  });

  it('joins no two new unified codes that one delivery gives to one old number', async () => {
    await worker.deliver('1.csv', rowsOf(about('1号', registrationNumber)));
    const rows = rowsOf(
      about('2号', firmCode, registrationNumber),
      about('3号', otherFirmCode, registrationNumber),
    );
    expect(await worker.deliver('2.csv', rows)).toMatchObject({ inserted: 0, quarantined: 2 });
    expect(await values()).toEqual([registrationNumber.value]);
  });

  it('quarantines a person under a number that is held with another name', async () => {
    await worker.deliver('1.csv', rowsOf(fined('1号', aPerson({ name: '陈某' }))));
    const other = await worker.deliver('2.csv', rowsOf(fined('2号', aPerson({ name: '林某' }))));
    expect(other).toMatchObject({ inserted: 0, quarantined: 1 });
  });

  it('takes an old number for the subject that another row of the same file gives it', async () => {
    const rows = rowsOf(about('1号', registrationNumber, taxNumber), about('2号', firmCode, taxNumber));
    expect(await worker.deliver('1.csv', rows)).toMatchObject({ inserted: 2, quarantined: 0 });
    expect(await directory.holders()).toHaveLength(1);
    expect(await values()).toContain(registrationNumber.value);
  });

  it('takes an old number that comes alone for the known subject that another row gives it to', async () => {
    await worker.deliver('1.csv', rowsOf(about('1号', firmCode)));
    const rows = rowsOf(about('2号', registrationNumber), about('3号', firmCode, registrationNumber));
    expect(await worker.deliver('2.csv', rows)).toMatchObject({ inserted: 2, quarantined: 0 });
    expect(await directory.holders()).toHaveLength(1);
  });

  it('gives a new number that one file claims for two subjects to neither', async () => {
    const rows = rowsOf(
      about('1号', firmCode, registrationNumber),
      about('2号', otherFirmCode, registrationNumber),
    );
    expect(await worker.deliver('1.csv', rows)).toMatchObject({ inserted: 0, quarantined: 2 });
    expect(await values()).not.toContain(registrationNumber.value);
  });

  it('gives a subject no second unified code where two workers bring one each at the same time', async () => {
    await worker.deliver('1.csv', rowsOf(about('1号', registrationNumber)));
    await worker.deliver('2.csv', rowsOf(about('2号', registrationNumber, taxNumber)));
    const other = await testWorker(worker.database.url);
    try {
      const first = await worker.begin('3.csv');
      const second = await other.begin('4.csv', { department: { uscc: '11350299MB00000270', name: '乙局' } });
      const outcomes = await Promise.all([
        worker.take(first, rowsOf(about('3号', firmCode, registrationNumber))),
        other.take(second, rowsOf(about('4号', otherFirmCode, taxNumber))),
      ]);
      expect(outcomes.map(({ inserted }) => inserted).toSorted()).toEqual([0, 1]);
      const held = await worker.store.db
        .selectFrom('identifier')
        .select('value')
        .where('scheme', '=', 'uscc')
        .execute();
      expect(held).toHaveLength(1);
    } finally {
      await other[Symbol.asyncDispose]();
    }
  });

  it('takes another representative for a change of the row, and the register’s word before any record’s', async () => {
    const registered = (name: string): Entry =>
      aRegistrationEntry({}, { legalRepresentative: aRepresentative({ name, identifier: null }) });
    await worker.deliver('r1.csv', rowsOf(registered('陈某')), { template: 'registry' });
    const changed = await worker.deliver('r2.csv', rowsOf(registered('林某')), { template: 'registry' });
    expect(changed).toMatchObject({ revised: 1, unchanged: 0 });
    await worker.deliver('p1.csv', rowsOf(aRecordEntry(aPenalty(), { legalRepresentative: null })));
    const corrected = await worker.deliver('p2.csv', rowsOf(aRecordEntry()));
    expect(corrected).toMatchObject({ revised: 1, unchanged: 0 });
    expect(await representatives()).toMatchObject([
      { name: '陈某', related_subject_id: null },
      { name: '林某', related_subject_id: null, superseded_by_batch: null },
      // What a record said of a person with a number is kept, for the day on which the register names them again.
      { name: '陈某', related_subject_id: expect.any(String), superseded_by_batch: expect.any(Number) },
    ]);
  });

  it('does not take the day of a representative’s majority for a change of the row', async () => {
    const minor = (minorUntil: Entry['subject']['minorUntil']): Entry =>
      aRecordEntry(aPenalty(), { legalRepresentative: { name: '陈某', identifier: personCode, minorUntil } });
    await worker.deliver('1.csv', rowsOf(minor(aPenalty().decidedOn)));
    expect(await worker.deliver('2.csv', rowsOf(minor(null)))).toMatchObject({ unchanged: 1 });
  });
});

describe('the authority of a record', () => {
  let worker: OpenTestWorker;

  beforeEach(async () => {
    worker = await openTestWorker();
    return () => worker[Symbol.asyncDispose]();
  });

  const bureau = { uscc: '11350299MB00000351', name: '海沧区另一局' };
  const by = (uscc: string | null, changes: Partial<CreditRecord & { kind: 'penalty' }> = {}): Entry =>
    aRecordEntry(aPenalty({ issuingAuthority: { uscc, name: bureau.name }, ...changes }));

  it('is one body by its name, then by the code that comes later, so that no record is held twice', async () => {
    await worker.deliver('1.csv', rowsOf(by(null)));
    const corrected = await worker.deliver('2.csv', rowsOf(by(bureau.uscc, { fineFen: 1 })));
    expect(corrected).toMatchObject({ inserted: 0, revised: 1 });
    const again = await worker.deliver('3.csv', rowsOf(by(null, { fineFen: 2 })));
    expect(again).toMatchObject({ inserted: 0, revised: 1 });
    const bodies = await worker.store.db.selectFrom('authority').select(['uscc', 'name']).execute();
    expect(bodies).toEqual(expect.arrayContaining([department, bureau]));
    expect(bodies).toHaveLength(2);
  });

  it('is the same body where it begins to deliver by itself', async () => {
    await worker.deliver('1.csv', rowsOf(by(null)));
    const own = await worker.deliver('2.csv', rowsOf(by(bureau.uscc, { fineFen: 1 })), {
      department: bureau,
    });
    expect(own).toMatchObject({ inserted: 0, revised: 1 });
  });

  it('stays known by its name where two codes claim the name', async () => {
    await worker.deliver('1.csv', rowsOf(by(null)));
    await worker.deliver(
      '2.csv',
      rowsOf(by(bureau.uscc, { documentNumber: '2号' }), by('11350299MB0000043X', { documentNumber: '3号' })),
    );
    expect(await worker.deliver('3.csv', rowsOf(by(null, { fineFen: 2 })))).toMatchObject({ revised: 1 });
  });
});
