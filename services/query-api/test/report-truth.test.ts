import { randomUUID } from 'node:crypto';
import { localDate } from '@egret/domain';
import { closeBatch, openBatch } from '@egret/store';
import { aJudgmentDefault, aLicence, aPenalty, aResidentId, firmCode } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../src/reports/report-output.ts';
import { openTestApi, type TestApi } from './_api.ts';
import { holdConsent } from './_consents.ts';
import { holdDelivery } from './_deliveries.ts';
import { consent, duty } from './_reports.ts';
import { holdCompany, holdPerson, operator } from './_held.ts';

let api: TestApi;
let companyId: string;
let personId: string;

beforeAll(async () => {
  api = await openTestApi();
  companyId = await holdCompany(api);
  personId = await holdPerson(api, aResidentId(1), { name: '王小明' });
  await holdConsent(api, aResidentId(1), consent.ref);
});
afterAll(() => api[Symbol.asyncDispose]());

function ask(subject: object, changes: object = {}) {
  const body = { subject, purpose: 'admission', matter: '准入审核', operator, ...changes };
  return api.ask('department', 'POST', '/v1/credit-reports', body);
}

function person(serial: number, name: string) {
  return { scheme: 'resident-id', value: aResidentId(serial), name };
}

async function sections(subject: object, changes: object = {}) {
  const answer = await ask(subject, changes);
  expect(answer.statusCode).toBe(201);
  const { report }: { report: Report } = answer.json();
  return new Map(report.sections.map((section) => [section.id, section]));
}

describe('where nobody is matched', () => {
  it('says the same of a wrong name and of an unknown number, and issues no report', async () => {
    const count = () => api.store.db.selectFrom('credit_report').select('report_no').execute();
    const before = await count();
    const wrong = await ask(person(1, '王小朋'), { accessBasis: duty });
    const unknown = await ask(person(2, '王小朋'), { accessBasis: duty });
    expect([wrong.statusCode, unknown.statusCode]).toEqual([200, 200]);
    const said = (body: { identifier: object; askedAt: string }) => ({
      ...body,
      identifier: null,
      askedAt: null,
    });
    expect(said(wrong.json())).toEqual(said(unknown.json()));
    expect(wrong.json()).toMatchObject({ reportNo: null, notice: { zh: '未匹配到信用主体，未出具报告' } });
    expect(wrong.body).not.toContain('sections');
    expect(await count()).toEqual(before);
    const traces = await api.store.db
      .selectFrom('audit_entry')
      .select(['action', 'object', 'result', 'subject_id'])
      .where('result', '=', 'not-matched')
      .execute();
    const trace = { action: 'issue-report', object: 'no-report', result: 'not-matched', subject_id: null };
    expect(traces).toEqual([trace, trace]);
  });

  it('says it of an organisation of which nothing is held, too', async () => {
    const answer = await ask({ scheme: 'uscc', value: '91350200155013367M', name: '某公司' });
    expect(answer.json()).toMatchObject({ reportNo: null, identifier: { value: '91350200155013367M' } });
  });

  it('marks the wrong name of an organisation, and not how brackets are written', async () => {
    const notice = async (name: string) =>
      (await ask({ ...firmCode, name })).json().report.subject.nameDiffers;
    expect(await notice('厦门市海沧区甲商贸有限公司')).toBeNull();
    expect((await notice('厦门市海沧区乙商贸有限公司'))?.zh).toContain('不一致');
  });
});

describe('the state of a section', () => {
  it('is 未归集 without a source, 无 with one, and names it with its last delivery', async () => {
    const before = await sections(firmCode);
    expect(before.get('commitment')).toMatchObject({
      state: 'not-collected',
      stateLabel: { zh: '未归集' },
      sources: [],
    });
    await holdDelivery(api, 'commitment', '2020-11-05');
    const after = await sections(firmCode);
    expect(after.get('commitment')).toMatchObject({
      state: 'none',
      stateLabel: { zh: '无' },
      count: 0,
      sources: [{ lastDeliveredOn: '2020-11-05' }],
    });
    expect(after.get('abnormal-operations')?.state).toBe('not-collected');
    expect(after.get('serious-dishonesty')?.state).toBe('not-collected');
  });

  it('is 依法不予提供 where the basis does not allow it, whether anything is held or not', async () => {
    await holdDelivery(api, 'public-service', '2020-11-05');
    const onDuty = await sections(person(1, '王小明'), { accessBasis: duty });
    const consented = await sections(person(1, '王小明'), { accessBasis: consent });
    expect(onDuty.get('local')).toMatchObject({
      state: 'withheld',
      notes: [{ zh: '此类信息中须经信用主体授权方可查询的，未予显示，不表示有或者无' }],
    });
    expect(consented.get('local')?.state).toBe('none');
    expect(consented.get('evaluation')?.state).toBe('withheld');
    const secret = { documentNumber: '授权查询许可1号', disclosureStated: 'authorised' } as const;
    await api.knowledge.record(personId, aLicence(secret));
    const after = await sections(person(1, '王小明'), { accessBasis: duty });
    expect(after.get('administration')).toMatchObject({
      state: 'withheld',
      count: null,
      notes: [{ zh: '有须经信用主体授权方可查询的信息，未予显示' }],
    });
    const shown = await sections(person(1, '王小明'), { accessBasis: consent });
    expect(shown.get('administration')).toMatchObject({ state: 'held', count: 1 });
  });

  it('is 待核实 while it is not settled who the subject is', async () => {
    const proposal = { subject_id: companyId, other_subject_id: personId, reason: 'name-differs' } as const;
    const batch_id = await api.store.db.transaction().execute(async (trx) => {
      const id = await openBatch(trx, 'directory', null);
      const nothing = { run_id: null, line_no: null, decision: null, decided_in_batch: null };
      await trx
        .insertInto('subject_merge_proposal')
        .values({ id: randomUUID(), ...proposal, ...nothing, batch_id: id })
        .execute();
      await closeBatch(trx, id);
      return id;
    });
    const doubtful = await sections(firmCode);
    expect(doubtful.get('registration')).toMatchObject({
      state: 'held',
      notes: [{ zh: '主体身份信息待核实，所示可能不全' }],
    });
    await api.store.db
      .updateTable('subject_merge_proposal')
      .set({ decision: 'kept-apart', decided_in_batch: batch_id })
      .execute();
    expect(doubtful.get('commitment')).toMatchObject({
      state: 'under-verification',
      stateLabel: { zh: '待核实' },
    });
    expect((await sections(firmCode)).get('commitment')?.state).toBe('none');
  });
});

describe('a record', () => {
  it('that weighs on its subject says where to turn, and others do not', async () => {
    await api.knowledge.record(companyId, aPenalty());
    await api.knowledge.record(companyId, aLicence({ validTo: localDate('2020-06-30') }));
    const records = (await sections(firmCode)).get('administration')?.records ?? [];
    const of = (zh: string) => records.find((record) => record.type.zh === zh);
    expect(of('行政处罚')?.remedy?.zh).toContain('行政复议');
    expect(of('行政许可')?.remedy).toBeNull();
    expect(of('行政许可')?.marks).toEqual(['expired']);
  });

  it('that a court deleted is in no report, and one fulfilled is not shown as open', async () => {
    const recordId = await api.knowledge.record(companyId, aJudgmentDefault());
    const shown = async () => (await sections(firmCode)).get('judgment')?.records.map((each) => each.marks);
    expect(await shown()).toEqual([[]]);
    await api.knowledge.happen(recordId, 'deleted-by-court', '2020-12-01');
    expect(await shown()).toEqual([]);
    expect((await sections(firmCode, { asOf: '2020-11-01' })).get('judgment')?.records).toEqual([]);
  });
});

describe('the basis of access', () => {
  const about = person(1, '王小明');

  it.each([
    ['self for another purpose', { accessBasis: { kind: 'self', ref: 'x' } }, '/accessBasis/kind'],
    [
      'consent for a query about oneself',
      { accessBasis: consent, purpose: 'self-query' },
      '/accessBasis/kind',
    ],
    [
      'a duty without an instrument',
      { accessBasis: { ...duty, instrument: undefined } },
      '/accessBasis/instrument',
    ],
    [
      'a duty by law that is not known',
      { accessBasis: { ...duty, instrument: 'whim' } },
      '/accessBasis/instrument',
    ],
  ])('refuses %s', async (_, changes, pointer) => {
    const refused = await ask(about, changes);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors[0].pointer).toBe(pointer);
  });

  it('gives nothing on a minor for recruitment', async () => {
    const minor = { scheme: 'resident-id', value: aResidentId(1, '20080101'), name: '李小红' };
    const refused = await ask(minor, { accessBasis: consent, purpose: 'recruitment' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors[0]).toMatchObject({ pointer: '/subject/value', code: 'minor' });
    expect((await ask(minor, { accessBasis: duty })).statusCode).toBe(200);
  });
});
