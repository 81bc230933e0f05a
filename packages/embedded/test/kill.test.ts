import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { AlreadyRunningError, runningEmbeddedPostgres, startEmbeddedPostgres } from '../src/index.ts';
import {
  isAlive,
  killHard,
  listens,
  query,
  serverPid,
  spawnOwner,
  temporaryFolder,
  until,
  urlOf,
} from './support.ts';

/** The watchdog is the parent of the server. */
function watchdogOf(directory: string): number {
  const pid = serverPid(directory);
  if (!existsSync('/proc/self')) return Number(execFileSync('/bin/ps', ['-o', 'ppid=', '-p', String(pid)]));
  return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

describe('when the owner is killed', () => {
  it('the server stops within seconds, and starts again with the data', async () => {
    using folder = temporaryFolder();
    const owner = spawnOwner(folder.path);
    const url = await urlOf(owner);
    await query(url, 'create table kept (n int)', 'insert into kept values (600)');
    const pid = serverPid(folder.path);
    await killHard(owner);
    await until('the server is gone', async () => !isAlive(pid) && !(await listens(url)));
    expect(runningEmbeddedPostgres(folder.path)).toBeNull();
    await using again = await startEmbeddedPostgres({ directory: folder.path, profile: 'test' });
    expect(await query(again.ownerUrl, 'select n from kept')).toEqual([{ n: 600 }]);
  });

  it('a start at once waits for the stopping server', async () => {
    using folder = temporaryFolder();
    const owner = spawnOwner(folder.path);
    const url = await urlOf(owner);
    const former = serverPid(folder.path);
    await query(url, 'create table kept (n int)');
    await killHard(owner);
    await using again = await startEmbeddedPostgres({ directory: folder.path, profile: 'test' });
    expect(isAlive(former)).toBe(false);
    expect(await query(again.ownerUrl, 'select n from kept')).toEqual([]);
  });

  it('another process is refused while the owner lives', async () => {
    using folder = temporaryFolder();
    const owner = spawnOwner(folder.path);
    const url = await urlOf(owner);
    const second = startEmbeddedPostgres({ directory: folder.path, profile: 'test' });
    await expect(second).rejects.toThrow(AlreadyRunningError);
    expect(runningEmbeddedPostgres(folder.path)).toMatchObject({ ownerUrl: url });
    await killHard(owner);
    await until('the server is gone', async () => !(await listens(url)));
  });

  it('and the watchdog with it, the next start stops the orphaned server first', async () => {
    using folder = temporaryFolder();
    const owner = spawnOwner(folder.path);
    await urlOf(owner);
    const orphan = serverPid(folder.path);
    process.kill(watchdogOf(folder.path), 'SIGKILL');
    await killHard(owner);
    await using again = await startEmbeddedPostgres({ directory: folder.path, profile: 'test' });
    expect(serverPid(again.directory)).not.toBe(orphan);
    expect(await query(again.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('and everything else with it, the next start recovers', async () => {
    using folder = temporaryFolder();
    const owner = spawnOwner(folder.path);
    const url = await urlOf(owner);
    await query(url, 'create table kept (n int)', 'insert into kept values (650)');
    const [watchdog, server] = [watchdogOf(folder.path), serverPid(folder.path)];
    for (const pid of [watchdog, server]) process.kill(pid, 'SIGKILL');
    await killHard(owner);
    await using again = await startEmbeddedPostgres({ directory: folder.path, profile: 'test' });
    expect(await query(again.ownerUrl, 'select n from kept')).toEqual([{ n: 650 }]);
  });

  it('and its number is taken by another process, the next start is not misled', async () => {
    using folder = temporaryFolder();
    {
      await using server = await startEmbeddedPostgres({ directory: folder.path, profile: 'test' });
      await query(server.ownerUrl, 'select 1');
    }
    writeFileSync(join(folder.path, 'cluster', 'postmaster.pid'), `${process.pid}\n`);
    await using again = await startEmbeddedPostgres({ directory: folder.path, profile: 'test' });
    expect(await query(again.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('inside initdb, the next start begins afresh', async () => {
    using folder = temporaryFolder();
    const unfinished = (): string | undefined =>
      readdirSync(folder.path).find((name) => name.startsWith('cluster.new-'));
    const owner = spawnOwner(folder.path);
    await until('initdb writes', () => existsSync(join(folder.path, unfinished() ?? '', 'base', '1')));
    await killHard(owner);
    expect(existsSync(join(folder.path, 'cluster'))).toBe(false);
    await using again = await startEmbeddedPostgres({ directory: folder.path, profile: 'test' });
    expect(await query(again.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await until('what was begun is removed', () => unfinished() === undefined);
  });
});
