import type { Role } from '@egret/domain';
import { createClient, saveOperator } from '@egret/store';
import { aClient, aResidentId, firmCode } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, operators, type TestApi } from './_api.ts';
import { holdCompany } from './_held.ts';

describe('refused requests', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi();
  });
  afterAll(() => api[Symbol.asyncDispose]());

  /** The traces of refusals since the last call. */
  let seen = 0;
  async function traces() {
    const rows = await api.store.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'refuse-request')
      .where('position', '>', seen)
      .orderBy('position')
      .execute();
    seen = rows.at(-1)?.position ?? seen;
    return rows;
  }

  it('leave a trace: without a key, with a wrong one, without a grant, and on what does not exist', async () => {
    await api.ask(null, 'GET', '/v1/perks');
    await api.askWith('wrong', 'GET', '/v1/perks');
    await api.ask('venue', 'GET', '/v1/statistics?year=2020');
    await api.ask('department', 'GET', '/v1/credit-reports/HC-20201231-7QK2M9TZ');
    await api.ask('department', 'GET', `/v1/persons/${aResidentId(1)}`);
    const rows = await traces();
    expect(rows.map(({ client_id, object, result }) => [client_id, object, result])).toEqual([
      [null, 'GET /v1/perks', '401 key-required'],
      [null, 'GET /v1/perks', '401 unknown-key'],
      [api.clients.venue.id, 'GET /v1/statistics', '403 forbidden'],
      [api.clients.department.id, 'GET /v1/credit-reports/:reportNo', '404 not-found'],
      [null, 'GET unknown', '404 not-found'],
    ]);
    expect(rows.every(({ address }) => address === '127.0.0.1')).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(aResidentId(1));
  });

  it('keep the digest of who was asked for, never the number', async () => {
    const operator = operators[0];
    const subject = { scheme: 'resident-id', value: aResidentId(9) } as const;
    await api.ask('list-admin', 'POST', '/v1/list-entries', {
      definition: 'judgment-defaulters',
      subject,
      determiningAuthority: { name: '厦门市海沧区人民法院' },
      decisionNumber: '1号',
      decidedOn: '2020-12-01',
      validTo: '2022-12-01',
      reason: '事由',
      operator,
    });
    const rows = await traces();
    expect(rows).toMatchObject([
      {
        result: '404 not-found',
        identifier_digest: api.sealing.identifierDigest(subject),
        operator_staff_no: 'A-017',
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(subject.value);
  });

  it('cannot flood the trail: beyond so many a minute they are counted', async () => {
    const key = 'flood';
    for (let index = 0; index < 80; index += 1) {
      await api.app.inject({
        url: '/v1/perks',
        headers: { authorization: `Bearer ${key}${index}` },
        remoteAddress: '10.0.0.7',
      });
    }
    const rows = await traces();
    // The minute may have turned over meanwhile.
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(rows.length).toBeLessThan(80);
    const { body } = await context(api);
    expect(body).toMatch(/egret_untraced_refusals_total [1-9]/);
  });
});

const context = (api: TestApi) => api.context.metrics.expose();

describe('the operator of a request', () => {
  let api: TestApi;
  let otherKey: string;
  beforeAll(async () => {
    api = await openTestApi();
    await holdCompany(api);
    const other = { uscc: '11350299TT90000115', name: '另一测试局' };
    ({ key: otherKey } = await createClient(api.store.db, aClient({ department: other })));
  });
  afterAll(() => api[Symbol.asyncDispose]());

  const body = (operator: object) => ({
    subject: firmCode,
    purpose: 'policy-support',
    matter: '审核',
    operator,
  });

  async function ask(operator: object, key = api.clients.department.key) {
    return api.askWith(key, 'POST', '/v1/credit-reports', body(operator));
  }

  it.each([
    ['nobody', { staffNo: 'X-1', name: '甲' }, '/operator/staffNo', 'unknown-operator'],
    ['a staff number of somebody else', { staffNo: 'A-017', name: '别人' }, '/operator/name', 'other-name'],
  ])('is refused with 422 where it is %s', async (_, operator, pointer, code) => {
    const refused = await ask(operator);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors).toMatchObject([{ pointer, code }]);
    expect(refused.body).not.toContain('经办员');
  });

  it('is of the client’s own department', async () => {
    expect((await ask({ staffNo: 'A-017', name: '经办员' })).statusCode).toBe(201);
    expect((await ask({ staffNo: ' a-017', name: '经办员' })).statusCode).toBe(201);
    expect((await ask({ staffNo: 'A-017', name: '经办员' }, otherKey)).statusCode).toBe(422);
  });

  it('is refused once closed', async () => {
    const { departmentId } = api;
    await saveOperator(api.store.db, { departmentId, staffNo: 'C-3', name: '丙' });
    await api.store.db.updateTable('operator').set({ active: false }).where('staff_no', '=', 'C-3').execute();
    expect((await ask({ staffNo: 'C-3', name: '丙' })).statusCode).toBe(422);
  });
});

describe('a grant', () => {
  it('limits the purposes of reports', async () => {
    await using api = await openTestApi();
    await holdCompany(api);
    await api.store.db
      .updateTable('client_grant')
      .set({ purposes: ['recruitment'] })
      .where('client_id', '=', api.clients.department.id)
      .where('action', '=', 'issue-report')
      .execute();
    const ask = async (purpose: string) =>
      api.ask('department', 'POST', '/v1/credit-reports', {
        subject: firmCode,
        purpose,
        matter: '审核',
        operator: operators[0],
      });
    expect((await ask('recruitment')).statusCode).toBe(201);
    expect((await ask('policy-support')).statusCode).toBe(403);
  });
});

describe('an identity number in a reference', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi();
  });
  afterAll(() => api[Symbol.asyncDispose]());

  const disguised = [...aResidentId(7)].join('\u200B-');
  const person = { scheme: 'resident-id', value: aResidentId(8) };
  const operator = { staffNo: 'A-017', name: '经办员' };
  const check = {
    perk: 'paid-parking',
    subject: person,
    consentRef: '授权-1',
    requestNo: 'R-1',
    operator,
  };
  const report = { subject: firmCode, purpose: 'policy-support', matter: '审核', operator };

  it.each([
    ['/requestNo', '/v1/eligibility-checks', { ...check, requestNo: disguised }],
    ['/consentRef', '/v1/eligibility-checks', { ...check, consentRef: `授权${disguised}` }],
    [
      '/operator/staffNo',
      '/v1/eligibility-checks',
      { ...check, operator: { ...operator, staffNo: disguised } },
    ],
    ['/operator/name', '/v1/eligibility-checks', { ...check, operator: { ...operator, name: disguised } }],
    [
      '/accessBasis/ref',
      '/v1/credit-reports',
      { ...report, accessBasis: { kind: 'consent', ref: disguised } },
    ],
  ] as const)('is refused in %s', async (pointer, url, body) => {
    const errors = await errorsOf(url.endsWith('checks') ? 'venue' : 'department', url, body);
    expect(errors).toMatchObject([{ pointer, code: 'personal-number', received: null }]);
  });

  const authority = { name: '区法院' };
  const entry = {
    definition: 'district-red-list',
    subject: firmCode,
    determiningAuthority: authority,
    decisionNumber: '红〔2020〕1号',
    decidedOn: '2020-06-01',
    reason: '事由',
    operator,
  };
  const id = '00000000-0000-4000-8000-000000000000';
  const decision = { decision: 'determine', reason: '事由', operator };
  const event = {
    kind: 'changed',
    effectiveOn: '2020-06-01',
    documentNumber: '文1',
    authority,
    reason: '事由',
    operator,
  };

  it.each([
    ['/decisionNumber', 'list-admin', '/v1/list-entries', { ...entry, decisionNumber: disguised }],
    ['/article', 'list-admin', '/v1/list-entries', { ...entry, article: disguised }],
    [
      '/determiningAuthority/name',
      'list-admin',
      '/v1/list-entries',
      { ...entry, determiningAuthority: { name: disguised } },
    ],
    [
      '/decisionNumber',
      'list-admin',
      `/v1/list-entries/${id}/determination`,
      { ...decision, decisionNumber: disguised },
    ],
    [
      '/documentNumber',
      'list-admin',
      `/v1/list-entries/${id}/steps`,
      { step: 'removed', documentNumber: disguised, reason: '事由', operator },
    ],
    ['/documentNumber', 'data-steward', `/v1/records/${id}/events`, { ...event, documentNumber: disguised }],
    [
      '/authority/name',
      'data-steward',
      `/v1/records/${id}/events`,
      { ...event, authority: { name: disguised } },
    ],
    [
      '/definition/benefit/zh',
      'model-admin',
      '/v1/reference/perk/paid-parking/versions',
      { inForceFrom: '2030-01-01', reason: '事由', operator, definition: { benefit: { zh: disguised } } },
    ],
  ] as const)('is refused in %s by %s of %s', async (pointer, client, url, body) => {
    expect(await errorsOf(client, url, body)).toContainEqual(
      expect.objectContaining({ pointer, code: 'personal-number', received: null }),
    );
  });

  async function errorsOf(client: Role, url: string, body: object): Promise<readonly unknown[]> {
    const refused = await api.ask(client, 'POST', url, body);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).not.toContain(aResidentId(7));
    expect(refused.body).not.toContain(disguised);
    return refused.json<{ errors: unknown[] }>().errors;
  }
});
