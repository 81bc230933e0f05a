import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  AlreadyRunningError,
  type EmbeddedPostgres,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../src/index.ts';
import { isAlive, listens, query, serverLog, serverPid, temporaryFolder, until } from './support.ts';

describe('startEmbeddedPostgres', () => {
  it('stops without leaving a process, and keeps the data for the next start', async () => {
    using folder = temporaryFolder();
    expect(runningEmbeddedPostgres(folder.path)).toBeNull();
    const server = await startEmbeddedPostgres({ directory: folder.path, profile: 'durable' });
    const pid = serverPid(server.directory);
    expect(runningEmbeddedPostgres(folder.path)).toEqual({ url: server.url, ownerUrl: server.ownerUrl });
    await query(server.ownerUrl, 'create table kept (n int)', 'insert into kept values (530)');
    await server.stop();
    expect(isAlive(pid)).toBe(false);
    expect(runningEmbeddedPostgres(folder.path)).toBeNull();
    expect(await listens(server.url)).toBe(false);
    await server.stop();
    await using again = await startEmbeddedPostgres({ directory: folder.path, profile: 'durable' });
    expect(await query(again.ownerUrl, 'select n from kept')).toEqual([{ n: 530 }]);
  });

  it('lets a session end before it stops, so that no connection is told of a shutdown', async () => {
    using folder = temporaryFolder();
    const server = await startEmbeddedPostgres({ directory: folder.path, profile: 'test' });
    const client = new pg.Client({ connectionString: server.url });
    const errors: Error[] = [];
    client.on('error', (error) => errors.push(error));
    await client.connect();
    const stopped = server.stop();
    expect((await client.query("select pg_sleep(0.5), 'served' as answer")).rows[0].answer).toBe('served');
    await client.end();
    await stopped;
    expect(errors).toEqual([]);
  });

  it('frees the space that the log of a load takes, and goes on with what it keeps of it', async () => {
    using folder = temporaryFolder();
    await using server = await startEmbeddedPostgres({ directory: folder.path, profile: 'test' });
    const load = `insert into loaded select repeat('x', 1000) from generate_series(1, 80000)`;
    await query(server.ownerUrl, 'create table loaded (text text)', load);
    const logOver = (mb: number) =>
      query(
        server.adminUrl,
        `select sum(size) > ${mb} * 1048576 as over, current_setting('wal_recycle') as recycle from pg_ls_waldir()`,
      );
    expect(await logOver(80)).toEqual([{ over: true, recycle: 'on' }]);
    await server.releaseLog();
    // The segment that is written, and the next one.
    expect(await logOver(8)).toEqual([{ over: false, recycle: 'on' }]);
    await server.releaseLog();
    expect(await query(server.ownerUrl, 'select count(*)::int as n from loaded')).toEqual([{ n: 80_000 }]);
  });

  it('removes its files after a temporary server', async () => {
    using folder = temporaryFolder();
    const directory = join(folder.path, 'postgres');
    const server = await startEmbeddedPostgres({ directory, profile: 'test', temporary: true });
    await server.stop();
    expect(existsSync(directory)).toBe(false);
  });

  it('says so when the server ends by itself, and can start again', async () => {
    using folder = temporaryFolder();
    const options = { directory: folder.path, profile: 'test' } as const;
    const server = await startEmbeddedPostgres(options);
    process.kill(serverPid(server.directory), 'SIGQUIT');
    await until('the end is noticed', () => runningEmbeddedPostgres(folder.path) === null);
    expect((await server.ended)?.message).toMatch(
      /内置数据库停止运行，原因见日志 \S+postgres\.log · the embedded database ended/,
    );
    await using again = await startEmbeddedPostgres(options);
    expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a running embedded server', () => {
  const folder = temporaryFolder();
  let server: EmbeddedPostgres;
  beforeAll(async () => {
    server = await startEmbeddedPostgres({ directory: folder.path, profile: 'durable' });
  });
  afterAll(async () => {
    await server.stop();
    folder[Symbol.dispose]();
  });

  it('is PostgreSQL 18, durable, in Shanghai time', async () => {
    const rows = await query(
      server.url,
      `select current_setting('server_version_num')::int / 10000 as version,
              current_setting('timezone') as timezone, current_setting('fsync') as fsync`,
    );
    expect(rows).toEqual([{ version: 18, timezone: 'Asia/Shanghai', fsync: 'on' }]);
  });

  it('sorts text by code point', async () => {
    const rows = await query(
      server.url,
      `select x from unnest(array['海沧', 'b', '厦门', 'A']) x order by x`,
    );
    expect(rows).toEqual([{ x: 'A' }, { x: 'b' }, { x: '厦门' }, { x: '海沧' }]);
  });

  it('cannot be started twice, but who asks gets its URL', async () => {
    const second = startEmbeddedPostgres({ directory: folder.path, profile: 'durable' });
    await expect(second).rejects.toThrow(AlreadyRunningError);
    expect(runningEmbeddedPostgres(folder.path)).toEqual({ url: server.url, ownerUrl: server.ownerUrl });
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('lets nobody in without the password, which only the owner can read', async () => {
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    for (const name of ['password', 'owner-password', 'service-password', 'connection.json']) {
      expect(statSync(join(server.directory, name)).mode & 0o777, name).toBe(0o600);
    }
  });

  it('writes neither values nor the password to its log', async () => {
    await query(server.ownerUrl, 'create table person (number text primary key)');
    await query(server.ownerUrl, `insert into person values ('350205199001011234')`);
    const again = query(server.ownerUrl, `insert into person values ('350205199001011234')`);
    await expect(again).rejects.toThrow(/duplicate key/);
    const log = serverLog(server.directory);
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('350205199001011234');
    for (const name of ['password', 'owner-password', 'service-password']) {
      expect(log).not.toContain(readFileSync(join(server.directory, name), 'utf8'));
    }
  });

  it('gives services a role that owns nothing and enters no other database', async () => {
    const rights = `select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls
      from pg_roles where rolname = current_user`;
    const none = { rolsuper: false, rolcreatedb: false, rolcreaterole: false };
    const least = { ...none, rolreplication: false, rolbypassrls: false };
    expect(await query(server.url, rights)).toEqual([least]);
    expect(await query(server.ownerUrl, rights)).toEqual([least]);
    await expect(query(server.url, 'create table mine ()')).rejects.toThrow(/permission denied/);
    for (const database of ['postgres', 'template1']) {
      const other = new URL(server.url);
      other.pathname = `/${database}`;
      await expect(query(other.href, 'select 1')).rejects.toThrow(/permission denied for database/);
    }
    await query(server.url, 'create temporary table staged (n int)');
  });
});
