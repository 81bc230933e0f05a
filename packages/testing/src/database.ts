import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

import { runOn, urlOfDatabase } from './admin.ts';
import './test-server.ts';

/** A database of one test file's own, dropped at the end with all connections to it. */
export interface TestDatabase extends AsyncDisposable {
  /** As services come: under a role with the least rights. */
  readonly url: string;
  /** As migrations come, for tests that need to do what no service may. */
  readonly ownerUrl: string;
  /** Runs statements as the owner, to spoil what no service may. */
  asOwner(...statements: readonly string[]): Promise<void>;
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
  const { adminUrl, roles } = inject('testServer');
  const name = `egret_test_${randomUUID().replaceAll('-', '')}`;
  await runOn(adminUrl, `create database ${name} template ${template} owner ${roles.owner.name}`);
  const ownerUrl = urlOfDatabase(adminUrl, name, roles.owner);
  return {
    url: urlOfDatabase(adminUrl, name, roles.service),
    ownerUrl,
    asOwner: (...statements) => runOn(ownerUrl, ...statements),
    async [Symbol.asyncDispose]() {
      // Closed connections take a moment to leave the server; cut off then, they would tell nobody but fail the run.
      await runOn(adminUrl, waitUntilLeft(name), `drop database if exists ${name} with (force)`);
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
