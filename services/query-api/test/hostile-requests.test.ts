import { createServer } from 'node:http';
import { aResidentId, firmCode } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wireOptions } from '../src/plugins/wire.ts';
import { openTestApi, type TestApi } from './_api.ts';
import { holdCompany, operator } from './_held.ts';
import { parseAnswer, problemIn, refusalOf, send, sendBytes, type WireRequest } from './_http.ts';

const question = { subject: firmCode, purpose: 'policy-support', matter: '审核', operator };

describe('over the wire', () => {
  let api: TestApi;
  let url: string;
  beforeAll(async () => {
    api = await openTestApi();
    await holdCompany(api);
    url = await api.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => api[Symbol.asyncDispose]());

  const bearer = (role: keyof TestApi['clients']) => ({ authorization: `Bearer ${api.clients[role].key}` });
  const json = { 'content-type': 'application/json' };

  function post(role: keyof TestApi['clients'], path: string, body: string | Buffer, headers = {}) {
    return send(url, { method: 'POST', path, body, headers: { ...json, ...bearer(role), ...headers } });
  }

  const ask = (changes: object) =>
    post('department', '/v1/credit-reports', JSON.stringify({ ...question, ...changes }));

  const refusal = async (request: WireRequest) => refusalOf(await send(url, request));

  describe('an address', () => {
    const long = `/v1/subjects/${'a'.repeat(3000)}/score`;

    it('with an over-long parameter is refused as any other, and leaves its trace', async () => {
      expect(await refusal({ path: long })).toBe('401 key-required');
      expect(await refusal({ path: long, headers: bearer('auditor') })).toBe('422 invalid-request');
      const traces = await api.store.db
        .selectFrom('audit_entry')
        .select(['object', 'result'])
        .where('action', '=', 'refuse-request')
        .execute();
      expect(traces).toContainEqual({ object: 'GET /v1/subjects/:id/score', result: '401 key-required' });
    });

    it.each([
      '/docs/static/%00',
      `/docs/static/${'a'.repeat(3000)}`,
      '/docs/static/%5c..%5c',
      '/docs/static/%2e%2e/',
      '/docs/static/..%2f..%2fpackage.json',
      '/docs/static//',
      '/docs/static/nothing.js',
      '/v1/%zz',
      '/v1/%c3%28',
      '/v1/perks%0d%0a',
      '//',
      '/%2F',
    ])('that is nobody’s is 404: %s', async (path) => {
      expect(await refusal({ path })).toBe('404 not-found');
    });

    it.each([
      ['DELETE', '/v1/perks', 'GET'],
      ['PROPFIND', '/healthz', 'GET'],
      ['OPTIONS', '/v1/credit-reports', 'POST'],
      ['PUT', '/v1/list-entries', 'GET, POST'],
      ['GET', '/v1/list-entries/a/steps', 'POST'],
      ['POST', '/v1/%70erks', 'GET'],
      ['POST', '/docs/static/index.css', 'GET, HEAD'],
    ])('with another method is 405 with the methods that it has: %s %s', async (method, path, allow) => {
      const answer = await send(url, { method, path });
      expect(refusalOf(answer)).toBe('405 method-not-allowed');
      expect(answer.headers['allow']).toBe(allow);
    });
  });

  describe('every answer', () => {
    it('names its request, each another', async () => {
      const [first, second] = await Promise.all([
        send(url, { path: '/healthz' }),
        send(url, { path: '/healthz' }),
      ]);
      expect(first.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(first.headers['x-request-id']).not.toBe(second.headers['x-request-id']);
    });

    it('to something made says where it is', async () => {
      const issued = await ask({});
      expect(issued.status).toBe(201);
      const { reportNo } = JSON.parse(issued.body);
      expect(issued.headers['location']).toBe(`/v1/credit-reports/${reportNo}`);
      const read = await send(url, { path: `/v1/credit-reports/${reportNo}`, headers: bearer('department') });
      expect(read.status).toBe(200);
    });
  });

  describe('a date', () => {
    it.each(['0001-01-01', '1900-01-01', '1949-09-30', '2100-01-01', '9999-12-31'])(
      'is within 1949-10-01 and 2099-12-31, which %s is not',
      async (asOf) => {
        const expected = { pointer: '/asOf', code: 'out-of-range', expected: '1949-10-01 to 2099-12-31' };
        for (const answer of [
          await ask({ asOf }),
          await send(url, { path: `/v1/perks?asOf=${asOf}`, headers: bearer('auditor') }),
          await send(url, { path: `/v1/reference/perk?asOf=${asOf}`, headers: bearer('auditor') }),
        ]) {
          expect(refusalOf(answer)).toBe('422 invalid-request');
          expect(problemIn(answer).errors).toMatchObject([expected]);
        }
      },
    );

    it.each(['1949-10-01', '2020-12-31'])('may be %s', async (asOf) => {
      expect((await ask({ asOf })).status).toBe(201);
    });

    it('of birth is one of somebody who can be alive', async () => {
      // The test's day is 2020-12-31: at most 125 years before, from 1900 on, and never after.
      for (const [born, status] of [
        ['19000101', 404],
        ['20201231', 404],
        ['20210101', 422],
        ['20990101', 422],
        ['18991231', 422],
      ] as const) {
        const answer = await post(
          'list-admin',
          '/v1/list-entries',
          JSON.stringify({
            ...{ definition: 'district-red-list', determiningAuthority: { name: '区法院' }, operator },
            ...{ decisionNumber: '1号', decidedOn: '2020-06-01', reason: '事由' },
            subject: { scheme: 'resident-id', value: aResidentId(1, born) },
          }),
        );
        expect([born, answer.status]).toEqual([born, status]);
      }
    });

    it('is a year from 1949 on for statistics', async () => {
      const path = '/v1/statistics?year=1948';
      expect(await refusal({ path, headers: bearer('auditor') })).toBe('422 invalid-request');
    });
  });

  describe('a body', () => {
    it('with thousands of mistakes has the first 20 listed and all counted', async () => {
      const unknown = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`key${index}`, 1]));
      const { errorCount, errors, detailEn } = problemIn(await ask(unknown));
      expect(errorCount).toBe(3_000);
      expect(errors).toHaveLength(20);
      expect(detailEn).toContain('3000');
      const wrong = JSON.stringify({ purposes: Array.from({ length: 3_000 }, () => 1) });
      expect(problemIn(await post('data-steward', '/v1/consents', wrong)).errors).toHaveLength(20);
    });

    it('has what it holds repeated in part only', async () => {
      const long = '长'.repeat(8_000);
      const answer = await ask({ [long]: 1, purpose: long });
      expect(refusalOf(answer)).toBe('422 invalid-request');
      const { errors } = problemIn(answer);
      expect(errors.map(({ received }) => received?.length)).toEqual([80, 80]);
    });

    it.each([
      ['{"matter":"a","matter":"b"}', '/matter', 'duplicate-field'],
      ['{"operator":{"name":"a","n\\u0061me":"b"}}', '/operator/name', 'duplicate-field'],
      ['{"operator":{"__proto__":{"name":"a"}}}', '/operator/__proto__', 'unknown-field'],
      [`{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`, `/a${'/0'.repeat(15)}`, 'out-of-range'],
      [`[${'0,'.repeat(30_000)}0]`, '', 'out-of-range'],
    ])('is refused with its place: %.60s', async (body, pointer, code) => {
      const answer = await post('department', '/v1/credit-reports', body);
      expect(refusalOf(answer)).toBe('422 invalid-request');
      expect(problemIn(answer).errors).toMatchObject([{ pointer, code }]);
    });

    it.each([
      ['{not json', {}, '400 not-json'],
      ['', {}, '400 not-json'],
      ['\ufeff{}', {}, '400 not-json'],
      [Buffer.from('{"matter":"\xff"}', 'latin1'), {}, '400 not-json'],
      ['{}', { 'content-type': 'application/json; charset=gbk' }, '415 not-json'],
      ['{}', { 'content-type': 'text/plain' }, '415 not-json'],
      ['{}', { 'content-type': 'nonsense' }, '415 not-json'],
      ['{}', { 'content-encoding': 'gzip' }, '415 not-json'],
      ['{}', { 'content-type': 'application/json; charset="UTF-8"' }, '422 invalid-request'],
      ['x'.repeat(70_000), {}, '413 body-too-large'],
    ])('is JSON in UTF-8: %#', async (body, headers, refused) => {
      expect(refusalOf(await post('department', '/v1/credit-reports', body, headers))).toBe(refused);
    });
  });

  describe('what is no HTTP', () => {
    const host = 'Host: egret\r\n';

    it.each([
      ['a line of nonsense', 'NONSENSE\r\n\r\n', '400 bad-request'],
      [
        'a header without end',
        `GET / HTTP/1.1\r\n${host}x: ${'a'.repeat(20_000)}\r\n\r\n`,
        '431 headers-too-large',
      ],
      ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', '400 bad-request'],
      [
        'two lengths',
        `POST /v1/perks HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
        '400 bad-request',
      ],
      [
        'a wrong chunk',
        `POST /v1/perks HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
        '400 bad-request',
      ],
      [
        'another expectation',
        `GET /healthz HTTP/1.1\r\n${host}Expect: much\r\n\r\n`,
        '417 expectation-failed',
      ],
      ['a tunnel', `CONNECT egret:80 HTTP/1.1\r\n${host}\r\n`, '400 bad-request'],
    ])('is answered with a problem all the same: %s', async (_, bytes, refused) => {
      expect(refusalOf(parseAnswer(await sendBytes(url, bytes)))).toBe(refused);
    });

    it('and a request that does not arrive in time is 408', async () => {
      const { promise, resolve } = Promise.withResolvers<string>();
      const server = createServer({
        requestTimeout: 50,
        headersTimeout: 50,
        connectionsCheckingInterval: 20,
      });
      server.on('clientError', wireOptions.clientErrorHandler);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        const port = typeof address === 'object' ? address?.port : 0;
        resolve(sendBytes(`http://127.0.0.1:${port}`, 'GET / HTTP/1.1\r\n'));
      });
      expect(refusalOf(parseAnswer(await promise))).toBe('408 request-timeout');
      server.close();
    });
  });
});
