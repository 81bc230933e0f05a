import { receiptKey, rescoreSubjects } from '@egret/store';
import { aResidentId, department } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';
import { holdConsent, openWindow } from './_consents.ts';
import { holdPerson, operator, saveTestModels } from './_held.ts';
import { duty } from './_reports.ts';

let api: TestApi;
let personId: string;
let windowKey: string;

beforeAll(async () => {
  api = await openTestApi();
  await saveTestModels(api);
  personId = await holdPerson(api, aResidentId(1), { name: '王小明' });
  const { law } = await api.context.reference.current();
  const key = receiptKey(api.sealing);
  await rescoreSubjects(api.store, [personId], { asOf: api.clock.businessDate(), key, law });
  await holdConsent(api, aResidentId(1), 'SQ-1', { purposes: ['admission'], validTo: '2021-01-31' });
  windowKey = await openWindow(api);
});
afterAll(() => api[Symbol.asyncDispose]());

const consent = { kind: 'consent', ref: 'SQ-1' };
const subject = { scheme: 'resident-id', value: aResidentId(1), name: '王小明' };
const question = { purpose: 'admission', matter: '准入审核', operator };

function issue(accessBasis: object, changes: object = {}) {
  return api.ask('department', 'POST', '/v1/credit-reports', {
    subject,
    ...question,
    accessBasis,
    ...changes,
  });
}

function again(no: string, accessBasis: object, changes: object = {}) {
  const url = `/v1/credit-reports/${no}/readings`;
  return api.ask('department', 'POST', url, { ...question, accessBasis, ...changes });
}

async function reportNo(accessBasis: object): Promise<string> {
  const issued = await issue(accessBasis);
  expect(issued.statusCode).toBe(201);
  return issued.json().reportNo;
}

describe('a consent', () => {
  it.each([
    ['that nobody entered', { ref: 'SQ-9' }, {}],
    ['for another purpose', {}, { purpose: 'policy-support' }],
    ['of somebody else', {}, { subject: { ...subject, value: aResidentId(2) } }],
  ])('%s allows nothing', async (_, basis, changes) => {
    const refused = await issue({ ...consent, ...basis }, changes);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors).toMatchObject([{ pointer: '/accessBasis/ref', code: 'unknown-consent' }]);
  });

  it('allows nothing after its last day', async () => {
    api.clock.moveTo('2021-02-01T12:00:00+08:00');
    const late = await issue(consent);
    api.clock.moveTo('2021-01-31T12:00:00+08:00');
    const inTime = await issue(consent);
    api.clock.moveTo('2020-12-31T12:00:00+08:00');
    expect([late.statusCode, inTime.statusCode]).toEqual([422, 201]);
  });

  it('is entered and revoked by whoever keeps the register, and then allows nothing', async () => {
    const entered = await api.ask('data-steward', 'POST', '/v1/consents', {
      subject: { scheme: 'resident-id', value: aResidentId(1) },
      department: department.uscc,
      purposes: ['merit-award'],
      validFrom: '2020-06-01',
      validTo: '2021-06-01',
      reference: 'SQ-2',
      operator,
    });
    expect(entered.statusCode).toBe(201);
    const merit = { purpose: 'merit-award' };
    expect((await issue({ kind: 'consent', ref: 'SQ-2' }, merit)).statusCode).toBe(201);
    const url = `/v1/consents/${entered.json().id}/revocation`;
    expect((await api.ask('department', 'POST', url, { operator })).statusCode).toBe(403);
    expect((await api.ask('data-steward', 'POST', url, { operator })).json().revokedOn).toBe('2020-12-31');
    expect((await issue({ kind: 'consent', ref: 'SQ-2' }, merit)).statusCode).toBe(422);
    expect((await api.ask('data-steward', 'POST', url, { operator })).statusCode).toBe(404);
  });
});

describe('a query about oneself', () => {
  const self = { purpose: 'self-query', accessBasis: { kind: 'self', ref: '本人到场' } };

  it('is never a department’s', async () => {
    const refused = await issue(self.accessBasis, self);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'not-a-window']);
  });

  it('is taken at a window for subjects', async () => {
    const answer = await api.askWith(windowKey, 'POST', '/v1/credit-reports', {
      subject,
      ...question,
      ...self,
    });
    expect(answer.statusCode).toBe(201);
    const other = await api.askWith(windowKey, 'POST', '/v1/credit-reports', {
      subject,
      ...question,
      accessBasis: consent,
    });
    expect(other.statusCode).toBe(403);
  });
});

describe('reading a person’s report again', () => {
  it('takes a purpose, a matter, an operator and a basis, all of them on record', async () => {
    const no = await reportNo(consent);
    const bare = await api.ask('department', 'GET', `/v1/credit-reports/${no}`);
    expect([bare.statusCode, bare.json().code]).toEqual([403, 'purpose-needed']);
    const read = await again(no, consent, { matter: '复核' });
    expect(read.statusCode).toBe(200);
    expect(read.json()).toMatchObject({ reportNo: no, report: { subject: { id: personId } } });
    const trace = await api.store.db
      .selectFrom('audit_entry')
      .select(['purpose', 'matter', 'operator_name', 'access_basis', 'subject_id'])
      .where('action', '=', 'read-report')
      .where('object', '=', no)
      .executeTakeFirstOrThrow();
    expect(trace).toMatchObject({
      purpose: 'admission',
      matter: '复核',
      operator_name: operator.name,
      subject_id: personId,
      access_basis: { kind: 'consent', reference: 'SQ-1' },
    });
    expect((await again(no, { ...consent, ref: 'SQ-9' })).statusCode).toBe(422);
    expect((await again(no, consent, { matter: undefined })).statusCode).toBe(422);
  });

  it('does not show on duty what was issued with an authorisation', async () => {
    const refused = await again(await reportNo(consent), duty);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'issued-with-authorisation']);
    expect((await again(await reportNo(duty), duty)).statusCode).toBe(200);
  });

  it('is for whoever asked for it and for auditors', async () => {
    const no = await reportNo(duty);
    const url = `/v1/credit-reports/${no}/readings`;
    const body = { ...question, accessBasis: duty };
    expect((await api.ask('auditor', 'POST', url, body)).statusCode).toBe(200);
    const elsewhere = await api.askWith(windowKey, 'POST', url, body);
    expect(elsewhere.statusCode).toBe(404);
  });
});

describe('reading a person’s score', () => {
  const url = (): string => `/v1/subjects/${personId}/score-readings`;

  it('is for auditors, with a purpose and a basis, and without the name', async () => {
    const read = await api.ask('auditor', 'POST', url(), { ...question, accessBasis: duty });
    expect(read.statusCode).toBe(200);
    expect(read.json()).toMatchObject({ subject: { id: personId, name: null }, points: 600 });
    expect((await api.ask('auditor', 'POST', url(), question)).statusCode).toBe(422);
    expect((await api.ask('model-admin', 'POST', url(), { ...question, accessBasis: duty })).statusCode).toBe(
      403,
    );
    for (const role of ['auditor', 'model-admin', 'department'] as const) {
      expect((await api.ask(role, 'GET', `/v1/subjects/${personId}/score`)).statusCode).toBe(404);
    }
  });
});
