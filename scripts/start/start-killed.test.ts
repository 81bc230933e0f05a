import { setTimeout as sleep } from 'node:timers/promises';
import { runningEmbeddedPostgres } from '@egret/embedded';
import { openStore } from '@egret/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type RunningProgram,
  type TestInstallation,
  testInstallation,
} from '../installation/_installation.ts';
import { expectedCounters, printedCounters } from '../installation/_summary.ts';

const program = 'scripts/start/main.ts';
const minute = 60_000;

describe('npm start, killed in the middle of the first load', () => {
  let installation: TestInstallation;

  beforeAll(async () => {
    installation = await testInstallation();
  });
  afterAll(() => installation[Symbol.asyncDispose]());

  it(
    'is not ready while it loads; the next start finishes with exactly what was to be loaded, whatever connections it loses',
    async () => {
      const killed = installation.run(program, []);
      const [, url] = await killed.printed(/(http:\/\/127\.0\.0\.1:\d+)/);
      expect((await fetch(`${url}/readyz`)).status).toBe(503);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const [, loaded] = await killed.printed(/(?<!\d)([1-9]\d*) of \d+ files are in/);
      killed.killGroup();
      expect(await killed.ended).toBe('SIGKILL');
      expect(Number(loaded)).toBeLessThan(291);

      const next = installation.run(program, ['--exit']);
      const uses = await cutConnections(next, 5);
      expect(await next.ended, next.output()).toBe(0);
      expect(printedCounters(next.output())).toEqual(await expectedCounters(installation.folder));
      expect(next.output()).toContain('与数据库的连接已断开');
      expect(next.output()).not.toMatch(/^ +at /m);
      for (const use of ['egret', 'egret ingest', 'ingest']) expect([...uses], use).toContain(use);
      expect(await installation.processes()).toEqual([]);
    },
    4 * minute,
  );

  /**
   * Ends every connection of the services from the server's side, `times` times while the program loads: those of the pools,
   * those that hold a source, the queue's and its listener. Returns the names under which they were open.
   */
  async function cutConnections(loading: RunningProgram, times: number): Promise<ReadonlySet<string>> {
    await loading.printed(/http:\/\/127\.0\.0\.1:\d+/);
    const databaseUrl = runningEmbeddedPostgres(installation.folder.postgres)?.url ?? '';
    const uses = new Set<string>();
    for (let cut = 0; cut < times; cut += 1) {
      await sleep(1_000);
      await using store = openStore({
        ...{ databaseUrl, connections: 1, applicationName: 'cut', onError: () => undefined },
      });
      const { rows } = await store.pool.query<{ name: string }>(
        `select application_name as name, pg_terminate_backend(pid) from pg_stat_activity
         where usename = current_user and pid <> pg_backend_pid()`,
      );
      for (const { name } of rows) uses.add(name);
    }
    return uses;
  }
});
