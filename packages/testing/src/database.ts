import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

import { runOn, urlOfDatabase } from './admin.ts';
import './test-server.ts';

/** A database of one test file's own, dropped at the end with all connections to it. */
export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
}

/** A new database with the newest schema and no rows. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(inject('testServer').template);
}

/** A new database without a schema, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const { url } = inject('testServer');
  const name = `egret_test_${randomUUID().replaceAll('-', '')}`;
  await runOn(url, `create database ${name} template ${template}`);
  return {
    url: urlOfDatabase(url, name),
    async [Symbol.asyncDispose]() {
      // Closed connections take a moment to leave the server; cut off then, they would tell nobody but fail the run.
      await runOn(url, waitUntilLeft(name));
      await runOn(url, `drop database if exists ${name} with (force)`);
    },
  };
}

/** Waits until no connection to the database is left, for two seconds at most. */
function waitUntilLeft(name: string): string {
  return `do $$ begin
    for attempt in 1..100 loop
      exit when not exists (select from pg_stat_activity where datname = '${name}' and backend_type = 'client backend');
      perform pg_sleep(0.02);
      perform pg_stat_clear_snapshot();
    end loop;
  end $$`;
}
