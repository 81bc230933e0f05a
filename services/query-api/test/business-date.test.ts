import { localDate } from '@egret/domain';
import { aLicence, firmCode, fixedClock } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';
import { holdCompany, operator } from './_held.ts';
import { aQuestion, issueReport } from './_reports.ts';

let api: TestApi;
let recordId: string;

beforeAll(async () => {
  api = await openTestApi({ clock: fixedClock('2026-11-24T12:00:00+08:00', localDate('2020-12-31')) });
  recordId = await api.knowledge.record(await holdCompany(api), aLicence());
});
afterAll(() => api[Symbol.asyncDispose]());

const decision = {
  definition: 'judgment-defaulters',
  article: '第一条第一项',
  subject: firmCode,
  determiningAuthority: { name: '厦门市海沧区人民法院' },
  decisionNumber: '（2020）闽0205执1号',
  validTo: '2022-06-01',
  reason: '有履行能力而拒不履行生效法律文书确定的义务',
  operator,
};
const event = {
  kind: 'annulled',
  authority: { name: '法院' },
  documentNumber: '1号',
  reason: '撤销',
  operator,
};

describe('where the business date is before the real day, it is today', () => {
  it.each([
    ['a report', 'department', '/v1/credit-reports', aQuestion(), 'asOf'],
    ['a transcribed decision', 'list-admin', '/v1/list-entries', decision, 'decidedOn'],
    ['an event', 'data-steward', '/v1/records/{id}/events', event, 'effectiveOn'],
  ] as const)('refuses %s of the day after it', async (_, role, url, body, field) => {
    const refused = await api.ask(role, 'POST', url.replace('{id}', recordId), {
      ...body,
      [field]: '2021-01-01',
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors).toMatchObject([
      { pointer: `/${field}`, code: 'future-date', expected: '<= 2020-12-31' },
    ]);
  });

  it('takes a report of that day, and one of the past whose number says when it was issued', async () => {
    expect((await issueReport(api, aQuestion())).report.asOf).toBe('2020-12-31');
    const past = await issueReport(api, aQuestion({ asOf: '1949-10-01' }));
    expect(past.report).toMatchObject({ asOf: '1949-10-01', issuedOn: '2020-12-31' });
    expect(past.reportNo).toMatch(/^HC-20201231-/);
  });
});
