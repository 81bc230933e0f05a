import { localDate } from '@egret/domain';
import { currentSeq, reportMaterial } from '@egret/store';
import { aPenalty, firmCode, firmName, holdEntry } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';
import { holdCompany, operator } from './_held.ts';
import { aQuestion, issueReport } from './_reports.ts';

const renamed = '厦门市海沧区新甲商贸有限公司';
const [repairedNo, annulledNo] = ['厦海市监处〔2020〕1号', '厦海市监处〔2020〕2号'];

let api: TestApi;
let firm: string;
/** Before and after what happened to the firm was known. */
let before: Awaited<ReturnType<typeof issueReport>>;
let seqBefore: number;

/** Two penalties and an entry of a list; then a repair, an annulment, a new name, and the end of the entry. */
beforeAll(async () => {
  api = await openTestApi();
  firm = await holdCompany(api);
  const { record, happen, rename } = api.knowledge;
  const penalty = { decidedOn: localDate('2020-03-02') };
  const repaired = await record(firm, aPenalty({ ...penalty, documentNumber: repairedNo }));
  const annulled = await record(firm, aPenalty({ ...penalty, documentNumber: annulledNo }));
  const decided = { kind: 'determined', effectiveOn: localDate('2020-04-01'), endsOn: null } as const;
  const entry = await holdEntry(
    api.knowledge,
    api.clients['determining-officer'].id,
    { subjectId: firm, list: 'black', definitionId: 'test-black' },
    [decided],
  );
  before = await issueReport(api, aQuestion());
  seqBefore = await currentSeq(api.store.db);

  await happen(repaired, 'repaired', '2020-06-10');
  await happen(annulled, 'annulled', '2020-07-01');
  await rename(firm, renamed);
  const removal = { effectiveOn: '2020-12-31', documentNumber: '移出1号', reason: '情形消失', operator };
  const removed = await api.ask('determining-officer', 'POST', `/v1/list-entries/${entry}/steps`, {
    step: 'removed',
    ...removal,
  });
  if (removed.statusCode !== 200) throw new Error(removed.body);
});
afterAll(() => api[Symbol.asyncDispose]());

describe('a report issued before a repair, an annulment, a new name and the end of a list entry', () => {
  it('said what was known then, and says it still', async () => {
    expect(before.values('administration', 'documentNumber')).toEqual([repairedNo, annulledNo]);
    expect(before.section('administration').records.flatMap((one) => one.marks)).toEqual([]);
    expect(before.section('serious-dishonesty')).toMatchObject({ state: 'held', count: 1 });
    expect(before.report.subject.name).toBe(firmName);
    const reread = await api.ask('department', 'GET', `/v1/credit-reports/${before.reportNo}`);
    expect(reread.json().report).toEqual(before.report);
  });

  it('is of what the store still tells as known at that point', async () => {
    const asOf = localDate('2020-12-31');
    const [then, now] = await Promise.all(
      [seqBefore, await currentSeq(api.store.db)].map((seq) =>
        reportMaterial(api.store.db, firm, { asOf, issuedOn: asOf, seq }),
      ),
    );
    const said = (material: typeof then) => ({
      name: material?.registration?.name,
      events: material?.records.flatMap(({ events }) => events.map(({ kind }) => kind)).toSorted(),
      listings: material?.listings.length,
    });
    expect(said(then)).toEqual({ name: firmName, events: [], listings: 1 });
    expect(said(now)).toEqual({ name: renamed, events: ['annulled', 'repaired'], listings: 0 });
  });
});

describe('a report issued after them', () => {
  /** The day asked about: what held then. That of issue: what may be shown, so that no question about the past lifts a protection. */
  it.each(['2020-05-01', '2020-06-30', '2020-12-31'])('has none of it as of %s', async (asOf) => {
    const after = await issueReport(api, aQuestion({ asOf }));
    expect(after.values('administration', 'documentNumber')).toEqual([repairedNo]);
    expect(after.section('administration').records.map((one) => one.marks)).toEqual([['repaired']]);
    expect(after.section('serious-dishonesty')).toMatchObject({ state: 'none', count: 0 });
    expect(after.report.subject.name).toBe(renamed);
  });

  it('has nothing that was decided after the day asked about', async () => {
    const { section } = await issueReport(api, aQuestion({ asOf: '2020-03-01' }));
    expect(section('administration').records).toEqual([]);
  });

  it('knows the former name for the firm’s', async () => {
    const { report } = await issueReport(api, aQuestion({ subject: { ...firmCode, name: firmName } }));
    expect(report.subject.nameDiffers).toBeNull();
  });
});
