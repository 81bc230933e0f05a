import { connect } from 'node:net';
import { createMetrics } from '@egret/runtime';
import { openStore, type Store } from '@egret/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../src/index.ts';
import { openTestApi, type TestApi } from './_api.ts';
import { refusalOf, send, type WireAnswer } from './_http.ts';

const perks = (api: TestApi) => ({
  path: '/v1/perks',
  headers: { authorization: `Bearer ${api.clients.auditor.key}` },
});

/** What is said where the database cannot be asked: ask again, and nothing of why. */
function saidOf(answer: WireAnswer): string {
  const isSilent = !/postgres|connect|terminat/i.test(answer.body);
  return `${refusalOf(answer)}, again in ${String(answer.headers['retry-after'])} s${isSilent ? '' : ': too much'}`;
}
const unavailable = '503 unavailable, again in 5 s';

/** Connections to a database of one's own, whose loss is what is tested. */
function open(databaseUrl: string): Store {
  return openStore({ databaseUrl, connections: 1, applicationName: 'query-api-test', onError: () => {} });
}

/** Works with the API at an address, on another way to a database than that of the test. */
async function withAppOn(api: TestApi, store: Store, work: (url: string) => Promise<void>): Promise<void> {
  const app = await buildApp({ ...api.context, store, metrics: createMetrics() });
  try {
    await work(await app.listen({ host: '127.0.0.1', port: 0 }));
  } finally {
    await app.close();
  }
}

describe('a database that cannot be asked', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi();
  });
  afterAll(() => api[Symbol.asyncDispose]());

  it('because nobody listens is 503', async () => {
    await using nowhere = open('postgres://nobody:none@127.0.0.1:1/none');
    await withAppOn(api, nowhere, async (url) => {
      expect(saidOf(await send(url, perks(api)))).toBe(unavailable);
    });
  });

  it('because it takes no more connections is 503', async () => {
    await using owner = open(api.ownerUrl);
    const { rows } = await owner.pool.query<{ name: string }>('select current_database() as name');
    await owner.pool.query(`alter database ${rows[0]?.name} connection limit 0`);
    await using full = open(api.ownerUrl);
    await withAppOn(api, full, async (url) => {
      expect(saidOf(await send(url, perks(api)))).toBe(unavailable);
    });
    await owner.pool.query(`alter database ${rows[0]?.name} connection limit -1`);
  });

  it.each([
    ['ends the connection', 'pg_terminate_backend'],
    ['cancels the statement', 'pg_cancel_backend'],
  ])('because it %s is 503, and later requests are answered', async (_, end) => {
    await using owner = open(api.ownerUrl);
    await using store = open(api.context.store.pool.options.connectionString ?? '');
    await withAppOn(api, store, async (url) => {
      await owner.pool.query('begin');
      await owner.pool.query('lock table client in access exclusive mode');
      const asked = send(url, perks(api));
      for (let ended = 0; ended === 0;) {
        const { rows } = await api.store.pool.query(
          `select ${end}(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        );
        ended = rows.length;
      }
      expect(saidOf(await asked)).toBe(unavailable);
      await owner.pool.query('rollback');
      // The pool may take a moment to see that a connection was ended.
      await expect.poll(async () => (await send(url, perks(api))).status).toBe(200);
    });
  });
});

describe('an upload that its client leaves', () => {
  it('logs no failure', async () => {
    await using api = await openTestApi();
    const lines: unknown[] = [];
    api.context.logger.error = (...line: unknown[]) => lines.push(line);
    api.context.logger.warn = api.context.logger.error;
    const url = new URL(await api.app.listen({ host: '127.0.0.1', port: 0 }));
    const { promise: answered, resolve } = Promise.withResolvers<void>();
    api.app.server.on('request', (_, response) => response.on('close', resolve));
    const socket = connect(Number(url.port), url.hostname, () => {
      socket.write(
        `POST /v1/credit-reports HTTP/1.1\r\nHost: egret\r\nAuthorization: Bearer ${api.clients.department.key}\r\n` +
          'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"matter":',
        () => setTimeout(() => socket.resetAndDestroy(), 50),
      );
    });
    await answered;
    await new Promise(setImmediate);
    expect(lines).toEqual([]);
  });
});
