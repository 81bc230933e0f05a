import { generateKey } from '@egret/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';

const problemMembers = [
  'code',
  'detail',
  'detailEn',
  'errorCount',
  'errors',
  'instance',
  'status',
  'title',
  'type',
];
const unknownId = '11111111-1111-4111-8111-111111111111';

describe('requests that are refused', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi();
  });
  afterAll(() => api[Symbol.asyncDispose]());

  async function post(url: string, payload: string, headers: Record<string, string> = {}) {
    const type = { 'content-type': 'application/json' };
    return api.app.inject({ method: 'POST', url, payload, headers: { ...type, ...headers } });
  }

  function bearer(key: string): Record<string, string> {
    return { authorization: `Bearer ${key}` };
  }

  it('come as problem documents in Chinese and English', async () => {
    const response = await api.ask(null, 'GET', '/v1/perks');
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = response.json<Record<string, unknown>>();
    expect(Object.keys(problem).toSorted()).toEqual(problemMembers);
    expect(problem).toMatchObject({
      type: 'urn:egret:problem:key-required',
      status: 401,
      code: 'key-required',
      errors: [],
    });
    expect(problem['detail']).toMatch(/[\u4e00-\u9fff]/);
    expect(problem['detailEn']).toMatch(/^[ -~]+$/);
  });

  it('without a key: 401 with a challenge, before the body is looked at', async () => {
    const response = await post('/v1/credit-reports', '{not json');
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer realm="egret"');
  });

  it('with an unknown key, or another scheme: 401', async () => {
    const unknown = await post('/v1/credit-reports', '{}', bearer(generateKey()));
    expect(unknown.statusCode).toBe(401);
    expect(unknown.headers['www-authenticate']).toContain('invalid_token');
    expect(unknown.json()).toMatchObject({ code: 'unknown-key' });
    const basic = await post('/v1/credit-reports', '{}', {
      authorization: `Basic ${api.clients.department.key}`,
    });
    expect(basic.statusCode).toBe(401);
  });

  it('by a role that may not: 403, before the body is looked at', async () => {
    const response = await post('/v1/credit-reports', '{not json', bearer(api.clients.venue.key));
    expect(response.statusCode).toBe(403);
  });

  it.each(['{not json', '', '{"a":1}}', 'null}'])(
    'with a body that is not JSON (%j): 400',
    async (payload) => {
      const response = await post('/v1/credit-reports', payload, bearer(api.clients.department.key));
      expect(response.statusCode).toBe(400);
      expect(response.json()).toMatchObject({ code: 'not-json', status: 400 });
    },
  );

  it('with a body of another type: 415; too large: 413', async () => {
    const headers = { ...bearer(api.clients.department.key), 'content-type': 'text/csv' };
    expect((await post('/v1/credit-reports', 'a,b', headers)).statusCode).toBe(415);
    const text = { ...headers, 'content-type': 'text/plain' };
    expect((await post('/v1/credit-reports', '{}', text)).statusCode).toBe(415);
    const large = JSON.stringify({ matter: '文'.repeat(100_000) });
    expect((await post('/v1/credit-reports', large, bearer(api.clients.department.key))).statusCode).toBe(
      413,
    );
  });

  it('with a field that is not declared: 422 with its pointer', async () => {
    const response = await api.ask('department', 'POST', '/v1/credit-reports', { 'a/b~c': 1 });
    expect(response.statusCode).toBe(422);
    const { errors } = response.json<{ errors: { pointer: string; code: string }[] }>();
    expect(errors).toContainEqual(expect.objectContaining({ pointer: '/a~1b~0c', code: 'unknown-field' }));
    expect(errors).toContainEqual(expect.objectContaining({ pointer: '/subject', code: 'required' }));
  });

  it.each([
    ['/v1/perks?colour=red', '/colour', 'unknown-field'],
    ['/v1/perks?asOf=2020-02-30', '/asOf', 'impossible-date'],
    ['/v1/statistics?year=20', '/year', 'malformed'],
    ['/v1/statistics', '/year', 'required'],
    ['/v1/statistics?year=2021', '/year', 'out-of-range'],
    ['/v1/subjects/nobody/score', '/id', 'malformed'],
    [`/v1/subjects/${unknownId}/score?x=1`, '/x', 'unknown-field'],
  ])('with a query or path that is not as declared (%s): 422', async (url, pointer, code) => {
    const response = await api.ask('auditor', 'GET', url);
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ code: 'invalid-request', errors: [{ pointer, code }] });
  });

  it('for an address that does not exist: 404', async () => {
    const response = await api.ask('auditor', 'GET', '/v1/nothing');
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ code: 'not-found' });
    expect((await api.ask('auditor', 'GET', '/v1/%zz')).statusCode).toBe(404);
  });

  it('for a subject that does not exist: 404', async () => {
    const response = await api.ask('auditor', 'GET', `/v1/subjects/${unknownId}/score`);
    expect(response.statusCode).toBe(404);
  });
});

describe('failures of our own', () => {
  it('say nothing of themselves', async () => {
    await using api = await openTestApi();
    await api.ask('auditor', 'GET', '/v1/perks');
    await api.store.close();
    const response = await api.ask('auditor', 'GET', '/v1/statistics?year=2020');
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({
      code: 'internal',
      detailEn: 'Internal error; it has been logged',
    });
    expect(response.body).not.toMatch(/pool|driver|destroyed/i);
  });
});

describe('limits', () => {
  it('hold for each client, for wrong keys and for unknown addresses', async () => {
    await using api = await openTestApi({ limits: { perClient: 2, wrongKeys: 2, unknownRoutes: 2 } });
    const statuses = async (role: 'auditor' | null, url: string): Promise<number[]> => {
      const responses = [];
      for (let i = 0; i < 3; i += 1) responses.push((await api.ask(role, 'GET', url)).statusCode);
      return responses;
    };
    expect(await statuses('auditor', '/v1/perks')).toEqual([200, 200, 429]);
    expect(await statuses(null, '/v1/perks')).toEqual([401, 401, 429]);
    expect(await statuses(null, '/admin')).toEqual([404, 404, 429]);
    expect((await api.ask('venue', 'GET', '/v1/perks')).statusCode).toBe(200);
    const limited = await api.ask('auditor', 'GET', '/v1/perks');
    expect(limited.json()).toMatchObject({ code: 'too-many-requests' });
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('keys', () => {
  it('of a client that was closed do not work', async () => {
    await using api = await openTestApi();
    await api.store.db.updateTable('client').set({ active: false }).where('code', '=', 'auditor').execute();
    expect((await api.ask('auditor', 'GET', '/v1/perks')).statusCode).toBe(401);
  });
});
