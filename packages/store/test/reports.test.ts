import { randomUUID } from 'node:crypto';
import { localDate } from '@egret/domain';
import {
  aClient,
  aLicence,
  aPenalty,
  openKnowledge,
  type OpenKnowledge,
  testSealing as sealing,
} from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createClient,
  findReport,
  knownSubjects,
  reportMaterial,
  saveReport,
  SealError,
} from '../src/index.ts';

let knowledge: OpenKnowledge;

beforeAll(async () => {
  knowledge = await openKnowledge();
});
afterAll(() => knowledge[Symbol.asyncDispose]());

async function seqNow(): Promise<number> {
  return knowledge.batch(async () => []);
}

describe('reportMaterial', () => {
  it('tells what was known at a seq: a later correction or event is not', async () => {
    const { store } = knowledge;
    const subject = await knowledge.subject();
    const before = await seqNow();
    const record = await knowledge.record(subject, aPenalty({ fineFen: null }));
    const first = await seqNow();
    const second = await knowledge.revise(record, aPenalty({ fineFen: 100 }));
    const third = await knowledge.happen(record, 'annulled', '2020-06-01');
    const asOf = localDate('2020-12-31');
    const heldAt = async (seq: number) =>
      (await reportMaterial(store.db, subject, { asOf, issuedOn: asOf, seq })).records.map((held) => [
        held.record.fineFen,
        ...held.events.map((event) => event.kind),
      ]);
    expect([await heldAt(before), await heldAt(first), await heldAt(second), await heldAt(third)]).toEqual([
      [],
      [[null]],
      [[100]],
      [[100, 'annulled']],
    ]);
  });

  it('tells what held on a day: nothing decided or registered after it', async () => {
    const subject = await knowledge.subject({ since: localDate('2018-06-01') });
    await knowledge.record(subject, aLicence({ decidedOn: localDate('2019-05-06') }));
    const seq = await seqNow();
    const issuedOn = localDate('2020-12-31');
    const on = async (day: string) => {
      const point = { asOf: localDate(day), issuedOn, seq };
      const material = await reportMaterial(knowledge.store.db, subject, point);
      return [material.registration !== null, material.records.length];
    };
    expect(await on('2018-05-31')).toEqual([false, 0]);
    expect(await on('2018-06-01')).toEqual([true, 0]);
    expect(await on('2019-05-06')).toEqual([true, 1]);
  });

  it('returns records by day of decision and number, whatever their ids, and events of a day as they came', async () => {
    const { store } = knowledge;
    const subject = await knowledge.subject();
    const [day, before] = [localDate('2019-05-06'), localDate('2019-05-05')];
    const last = 'ffffffff-0000-4000-8000-000000000000';
    for (const [documentNumber, decidedOn, id] of [
      ['厦海罚〔2019〕3号', day, '00000000-0000-4000-8000-000000000000'],
      ['厦海罚〔2019〕2号', day, last],
      ['厦海罚〔2019〕4号', before, 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
    ] as const) {
      await knowledge.record(subject, aPenalty({ documentNumber, decidedOn }), id);
    }
    const kinds = ['objected', 'changed', 'fulfilled', 'litigation-begun'] as const;
    for (const kind of kinds) await knowledge.happen(last, kind, '2019-06-01');
    const asOf = localDate('2020-12-31');
    const point = { asOf, issuedOn: asOf, seq: await seqNow() };
    const { records } = await reportMaterial(store.db, subject, point);
    const numbers = [4, 2, 3].map((number) => `厦海罚〔2019〕${number}号`);
    expect(records.map(({ record }) => record.documentNumber)).toEqual(numbers);
    expect(records[1]?.events.map(({ kind }) => kind)).toEqual(kinds);
    const [known] = await knownSubjects(store, [subject]);
    expect(known?.records.map(({ content }) => content.documentNumber)).toEqual(numbers);
  });
});

describe('issued reports', () => {
  it('are kept sealed and bound to their number', async () => {
    const { store } = knowledge;
    const { id: clientId } = await createClient(store.db, aClient());
    const report = {
      clientId,
      subjectId: randomUUID(),
      identifierDigest: { keyId: 'test-1', digest: Buffer.alloc(32, 7) },
      accessBasisKind: null,
      asOf: localDate('2020-12-31'),
      seq: 3,
      text: '{"title":"公共信用信息报告"}',
    };
    const issued = { ...report, reportNo: 'HC-20201231-AAAAAAAA' };
    await saveReport(store.db, sealing, { ...issued, verificationCode: 'AAAA-BBBB-CCCC-DDDD' });
    expect(await findReport(store.db, sealing, issued.reportNo)).toEqual(issued);
    expect(await findReport(store.db, sealing, 'HC-20201231-BBBBBBBB')).toBeNull();
    const other = { ...issued, reportNo: 'HC-20201231-CCCCCCCC', verificationCode: 'E' };
    await saveReport(store.db, sealing, other);
    await knowledge.asOwner(
      `update credit_report set sealed = (select o.sealed from credit_report o where o.report_no = '${issued.reportNo}')
       where report_no = '${other.reportNo}'`,
    );
    await expect(findReport(store.db, sealing, other.reportNo)).rejects.toThrow(SealError);
  });
});
