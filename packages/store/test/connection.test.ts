import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@egret/testing';
import type pg from 'pg';
import { openSourceConnections, openStore } from '../src/index.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

function fail(error: Error): void {
  throw error;
}

type Queryable = Pick<pg.Client, 'query'>;

async function settings(client: Queryable, names: readonly string[]): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from pg_settings where name = any($1)',
    [names],
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

const timeouts = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];

describe('a connection of the store', () => {
  it.each([
    ['api', '10s', '2s', '10s'],
    ['work', '30min', '1min', '1min'],
    ['migration', '0', '5min', '5min'],
  ] as const)('for %s has its limits in the server', async (use, statement, lock, idle) => {
    await using store = openStore({
      ...{ databaseUrl: database.url, connections: 1, applicationName: 'test', use, onError: fail },
    });
    expect(await settings(store.pool, [...timeouts, 'TimeZone'])).toEqual({
      statement_timeout: statement,
      lock_timeout: lock,
      idle_in_transaction_session_timeout: idle,
      TimeZone: 'Asia/Shanghai',
    });
  });

  it('takes other limits from its URL', async () => {
    const url = new URL(database.url);
    url.searchParams.set('statement_timeout', '1234');
    await using store = openStore({
      ...{ databaseUrl: url.href, connections: 1, applicationName: 'test', use: 'api', onError: fail },
    });
    expect(await settings(store.pool, ['statement_timeout'])).toEqual({ statement_timeout: '1234ms' });
  });

  it('is given up by the server within 30 s of its host: silent for 20 s, noticed within 5', async () => {
    await using sources = openSourceConnections(database.url, fail);
    await using held = await sources.hold('source');
    expect(
      await settings(held?.staging as pg.Client, [
        'tcp_keepalives_idle',
        'tcp_keepalives_interval',
        'tcp_keepalives_count',
        'tcp_user_timeout',
        'client_connection_check_interval',
      ]),
    ).toEqual({
      // Of the socket itself: PostgreSQL asks the system, in seconds and milliseconds.
      tcp_keepalives_idle: '10',
      tcp_keepalives_interval: '5',
      tcp_keepalives_count: '2',
      tcp_user_timeout: '20000',
      client_connection_check_interval: '5s',
    });
  });
});

describe('a source', () => {
  it('is free at once where the connection that held it is gone', async () => {
    const lost: Error[] = [];
    await using store = openStore({
      ...{ databaseUrl: database.url, connections: 1, applicationName: 'test', onError: fail },
    });
    await using sources = openSourceConnections(database.url, lost.push.bind(lost));
    await using held = await sources.hold('held');
    {
      await using others = openSourceConnections(database.url, fail);
      expect(await others.hold('held')).toBeNull();
    }
    await using others = openSourceConnections(database.url, fail);
    await store.pool.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where application_name = 'egret ingest' and datname = current_database()`,
    );
    await using again = await others.hold('held');
    expect(again).not.toBeNull();
    expect(held).not.toBeNull();
    expect(lost).not.toEqual([]);
  });
});
