import { localDate } from '@egret/domain';
import { createClient, verificationDigest } from '@egret/store';
import { aClient, aLicence, aPenalty, aResidentId, department, firmCode } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marks } from '../src/reports/marks.ts';
import { openTestApi, type TestApi } from './_api.ts';
import { holdCompany, holdDetermined, operator, saveTestModels } from './_held.ts';
import { aQuestion, issueReport } from './_reports.ts';

let api: TestApi;
let companyId: string;

beforeAll(async () => {
  api = await openTestApi();
  await saveTestModels(api);
  companyId = await holdCompany(api);
  const { record, happen } = api.knowledge;
  await record(companyId, aLicence());
  const disputed = await record(companyId, aPenalty({ fineFen: 5_000_05 }));
  await happen(disputed, 'objected', '2020-07-01');
  await record(companyId, aPenalty({ documentNumber: '厦海市监处〔2020〕2号', fineFen: 5_000_05 }));
  await holdDetermined(api, companyId, 'key-attention', { decidedOn: localDate('2020-03-01') });
});
afterAll(() => api[Symbol.asyncDispose]());

describe('a report on an organisation', () => {
  it('has the sections of the standard in their order, with an overview and a summary', async () => {
    const { report, reportNo } = await issueReport(api, aQuestion());
    expect(reportNo).toMatch(/^HC-20201231-[0-9A-HJKMNP-TV-Z]{8}$/);
    const order = [
      ...[
        'registration',
        'administration',
        'honour',
        'serious-dishonesty',
        'abnormal-operations',
        'commitment',
      ],
      ...['evaluation', 'judgment', 'other', 'suggestion', 'local'],
    ];
    expect(report.sections.map((each) => each.id)).toEqual(order);
    expect(report.overview.map((each) => each.section)).toEqual(order);
    expect(report.overview).toContainEqual({
      section: 'administration',
      zh: '行政管理信息',
      en: 'Administration',
      state: 'held',
      count: 3,
    });
    expect(report.summary).toMatchObject([
      { id: 'licence', count: 1, ofWhich: [] },
      { id: 'penalty', count: 2, ofWhich: [{ mark: 'disputed', count: 1 }] },
    ]);
    expect(report).toMatchObject({
      title: { zh: '公共信用信息报告' },
      subject: {
        id: companyId,
        kind: 'organisation',
        name: '厦门市海沧区甲商贸有限公司',
        identifier: firmCode,
      },
      requestedBy: department.name,
      asOf: '2020-12-31',
      generatedAt: '2020-12-31T04:00:00.000Z',
    });
    expect(report.subject.registrationState).toEqual({ zh: '存续', en: 'In business' });
    expect(report.legend.map((each) => each.mark)).toEqual([...marks]);
    expect(report).toMatchObject({ issuedOn: '2020-12-31', period: { from: null, to: '2020-12-31' } });
    expect(report.statement.at(-1)?.zh).toContain('仅供参考');
  });

  it('names the legal representative, the score and what can be done, and marks what is disputed', async () => {
    const { section, values } = await issueReport(api, aQuestion());
    expect(values('registration', 'legalRepresentative')).toEqual(['陈大文']);
    // 600 and 10 for the licence; 100 less for one of the penalties, none for the disputed one.
    expect(values('evaluation', 'points')).toEqual([510]);
    expect(values('administration', 'fineFen')).toEqual([5_000_05, 5_000_05]);
    const disputed = section('administration').records.find((record) => record.marks.includes('disputed'));
    expect(disputed?.marks).toEqual(['disputed']);
    expect(disputed?.fields.find((field) => field.name === 'fineFen')?.text.zh).toBe('5000.05元');
    expect(section('suggestion').notes[0]?.zh).toContain('信用修复');
  });

  it('shows key-attention entries while they were public, and not since', async () => {
    const { section } = await issueReport(api, aQuestion());
    expect(section('other').count).toBe(1);
    api.clock.moveTo('2021-06-01T12:00:00+08:00');
    const later = await issueReport(api, aQuestion());
    api.clock.moveTo('2020-12-31T12:00:00+08:00');
    expect(later.section('other')).toMatchObject({ state: 'withheld', count: null });
  });

  it('shows red as honour, black as serious dishonesty, and red no more beside black', async () => {
    const red = await holdDetermined(api, companyId, 'red', { decidedOn: localDate('2020-02-01') });
    expect((await issueReport(api, aQuestion())).values('honour', 'decisionNumber')).toEqual([red]);
    const black = await holdDetermined(api, companyId, 'black', {
      decidedOn: localDate('2020-11-01'),
      validTo: localDate('2020-11-30'),
    });
    api.clock.moveTo('2020-11-15T12:00:00+08:00');
    const during = await issueReport(api, aQuestion());
    api.clock.moveTo('2020-12-31T12:00:00+08:00');
    expect(during.values('serious-dishonesty', 'decisionNumber')).toEqual([black]);
    expect(during.section('honour').records).toEqual([]);
    expect((await issueReport(api, aQuestion())).section('serious-dishonesty').count).toBe(0);
    const past = await issueReport(api, aQuestion({ asOf: '2020-11-15' }));
    expect(past.section('serious-dishonesty').count).toBe(0);
  });

  it('tells what held on a day in the past', async () => {
    const { values, section } = await issueReport(api, aQuestion({ asOf: '2020-01-31' }));
    expect(values('administration', 'documentNumber')).toEqual(['厦海许决〔2019〕1号']);
    expect(section('other')).toMatchObject({ state: 'none', count: 0 });
    const before = await issueReport(api, aQuestion({ asOf: '2014-12-31' }));
    expect(before.section('registration')).toMatchObject({ state: 'not-collected', count: null });
  });

  it('marks a repaired record whatever day is asked about, and drops it since a repair ends sharing', async () => {
    const documentNumber = '厦海市监处〔2024〕9号';
    const decidedOn = localDate('2024-05-06');
    const recordId = await api.knowledge.record(companyId, aPenalty({ documentNumber, decidedOn }));
    await api.knowledge.happen(recordId, 'repaired', '2025-01-10');
    const marksOf = async (issuedOn: string, asOf: string) => {
      api.clock.moveTo(`${issuedOn}T12:00:00+08:00`);
      const { section } = await issueReport(api, aQuestion({ asOf }));
      return section('administration')
        .records.filter((record) => record.fields.some((field) => field.value === documentNumber))
        .map((record) => record.marks);
    };
    const before = await marksOf('2025-01-09', '2025-01-09');
    const since = await marksOf('2025-06-01', '2025-06-01');
    const past = await marksOf('2025-06-01', '2025-01-09');
    const ended = await marksOf('2026-04-01', '2025-06-01');
    api.clock.moveTo('2020-12-31T12:00:00+08:00');
    expect([before, since, past, ended]).toEqual([[[]], [['repaired']], [['repaired']], []]);
  });
});

describe('what is kept', () => {
  it('is sealed, given back byte by byte, and on record', async () => {
    const issued = await issueReport(api, aQuestion());
    const row = await api.store.db
      .selectFrom('credit_report')
      .selectAll()
      .where('report_no', '=', issued.reportNo)
      .executeTakeFirstOrThrow();
    expect(row.sealed.includes('厦门市海沧区甲商贸有限公司')).toBe(false);
    expect(row.verification_digest).toEqual(verificationDigest(issued.verificationCode));
    await api.knowledge.record(
      companyId,
      aLicence({ documentNumber: '后来的许可', decidedOn: localDate('2020-12-30') }),
    );
    const read = await api.ask('department', 'GET', `/v1/credit-reports/${issued.reportNo}`);
    const again = await api.ask('auditor', 'GET', `/v1/credit-reports/${issued.reportNo}`);
    expect(read.statusCode).toBe(200);
    expect(again.body).toBe(read.body);
    const reportText = (body: string) => body.slice(body.indexOf('"report":'));
    expect(reportText(read.body)).toBe(reportText(issued.body));
    expect(read.headers['content-type']).toBe('application/json; charset=utf-8');

    const trace = await api.store.db
      .selectFrom('audit_entry')
      .select(['action', 'purpose', 'matter', 'access_basis', 'subject_id', 'operator_name'])
      .where('object', '=', issued.reportNo)
      .orderBy('at')
      .execute();
    expect(trace.map((entry) => entry.action)).toEqual(['issue-report', 'read-report', 'read-report']);
    expect(trace[0]).toMatchObject({
      purpose: 'policy-support',
      matter: '2020年度扶持资金审核',
      access_basis: null,
      subject_id: companyId,
      operator_name: operator.name,
    });
  });

  it('does not exist for another department', async () => {
    const { reportNo } = await issueReport(api, aQuestion());
    const elsewhere = aClient({ department: { uscc: null, name: '他局' } });
    const { key } = await createClient(api.store.db, elsewhere);
    const refused = await api.askWith(key, 'GET', `/v1/credit-reports/${reportNo}`);
    const unknown = await api.askWith(key, 'GET', '/v1/credit-reports/HC-20201231-00000000');
    expect([refused.statusCode, unknown.statusCode]).toEqual([404, 404]);
    // Each request has its own `instance`, and nothing else tells the two apart.
    const instance = expect.stringMatching(/^urn:uuid:/);
    expect(refused.json()).toEqual({ ...unknown.json(), instance });
    expect((await api.ask('venue', 'GET', `/v1/credit-reports/${reportNo}`)).statusCode).toBe(403);
    expect((await api.ask('department', 'GET', '/v1/credit-reports/1')).statusCode).toBe(422);
  });

  it.each([
    ['a purpose that is none', { purpose: 'curiosity' }, '/purpose'],
    ['no matter', { matter: ' ' }, '/matter'],
    ['no number', { subject: { scheme: 'resident-id', value: '', name: '王' } }, '/subject/value'],
    ['a number too long', { subject: { scheme: 'uscc', value: '1'.repeat(65) } }, '/subject/value'],
    ['no name', { subject: { scheme: 'resident-id', value: aResidentId(1), name: ' ' } }, '/subject/name'],
    ['half a character', { accessBasis: { kind: 'consent', ref: '\ud800' } }, '/accessBasis/ref'],
    ['a day still to come', { asOf: '2021-01-01' }, '/asOf'],
    ['a day that does not exist', { asOf: '2020-02-30' }, '/asOf'],
    ['a wrong check digit', { subject: { scheme: 'uscc', value: '91350299MA0000015Q' } }, '/subject/value'],
    ['an unknown field', { score: true }, '/score'],
  ])('refuses %s', async (_, changes, pointer) => {
    const refused = await api.ask('department', 'POST', '/v1/credit-reports', aQuestion(changes));
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors[0].pointer).toBe(pointer);
  });
});
