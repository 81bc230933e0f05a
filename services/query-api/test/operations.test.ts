import { createMetrics } from '@egret/runtime';
import { openStore } from '@egret/store';
import { createEmptyDatabase } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access } from '../src/access.ts';
import { buildApp, startQueryApi } from '../src/index.ts';
import { openTestApi, type TestApi } from './_api.ts';

interface Operation {
  readonly summary?: string;
  readonly security?: unknown;
  readonly responses: Record<string, { readonly content?: Record<string, unknown> }>;
}
interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly securitySchemes: Record<string, unknown> };
}

describe('operations', () => {
  let api: TestApi;
  let isReady = true;
  beforeAll(async () => {
    api = await openTestApi({ ready: async () => isReady });
  });
  afterAll(() => api[Symbol.asyncDispose]());

  it('is alive and ready without a key', async () => {
    expect((await api.ask(null, 'GET', '/healthz')).json()).toEqual({ status: 'ok' });
    expect((await api.ask(null, 'GET', '/readyz')).statusCode).toBe(200);
  });

  it('is not ready while something is missing', async () => {
    isReady = false;
    const response = await api.ask(null, 'GET', '/readyz');
    isReady = true;
    expect(response.statusCode).toBe(503);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({ code: 'not-ready' });
  });

  it('is not ready on a database that was not migrated', async () => {
    await using database = await createEmptyDatabase();
    await using store = openStore({
      databaseUrl: database.url,
      connections: 1,
      applicationName: 'query-api-test',
      onError: (error) => {
        throw error;
      },
    });
    const app = await buildApp({ ...api.context, store, metrics: createMetrics() });
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    await app.close();
  });

  it('counts requests by route and status', async () => {
    await api.ask('auditor', 'GET', '/v1/perks');
    await api.ask('auditor', 'GET', '/v1/subjects/11111111-1111-4111-8111-111111111111/score');
    const { body, headers } = await api.ask(null, 'GET', '/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(/duration_seconds_count\{method="GET",route="\/v1\/perks",status="200"\} 1/);
    expect(body).toMatch(/route="\/v1\/subjects\/:id\/score",status="404"/);
    expect(body).not.toContain('11111111');
  });

  it('describes every route in OpenAPI 3.1', async () => {
    const response = await api.ask(null, 'GET', '/openapi.json');
    expect(response.statusCode).toBe(200);
    const description = response.json<Description>();
    expect(description.openapi).toBe('3.1.0');
    expect(description.components.securitySchemes).toHaveProperty('key');
    const described = Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = Object.keys(access).map((route) => route.replace(/:(\w+)/g, '{$1}'));
    const open = ['GET /healthz', 'GET /readyz', 'GET /metrics'];
    expect(described.toSorted()).toEqual([...routes, ...open].toSorted());
  });

  it('says of every route under /v1 what it is, who may call it and what it answers', async () => {
    const { paths } = (await api.ask(null, 'GET', '/openapi.json')).json<Description>();
    const operations = Object.entries(paths).filter(([path]) => path.startsWith('/v1/'));
    expect(operations.length).toBeGreaterThan(0);
    for (const operation of operations.flatMap(([, each]) => Object.values(each))) {
      expect(operation.summary).toMatch(/[\u4e00-\u9fff].*[a-z]/);
      expect(operation.security).toEqual([{ key: [] }]);
      expect(operation.responses['4XX']?.content).toHaveProperty('application/problem+json');
      expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
    }
  });

  it('serves the description for people, and leads there', async () => {
    const root = await api.ask(null, 'GET', '/');
    expect([root.statusCode, root.headers.location]).toEqual([302, '/docs']);
    const response = await api.ask(null, 'GET', '/docs/');
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain('text/html');
    expect(response.headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('sends headers that forbid what an API never needs', async () => {
    const { headers } = await api.ask(null, 'GET', '/healthz');
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
    });
  });

  it('sends them with a refusal and with an address that does not exist', async () => {
    for (const path of ['/v1/list-entries', '/nowhere']) {
      const { headers } = await api.ask(null, 'GET', path);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });
});

describe('the running service', () => {
  it('listens on this machine, says where, and ends', async () => {
    await using api = await openTestApi();
    const service = await startQueryApi({ ...api.context, metrics: createMetrics(), port: 0 });
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    await Promise.all([service.close(), service.close()]);
    await expect(fetch(`${service.url}/healthz`)).rejects.toThrow();
  });
});
