import pg from 'pg';
import { describe, expect, it } from 'vitest';

import { createEmptyDatabase, createTestDatabase } from '../src/index.ts';

async function rows(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const TABLES = `select count(*)::int as tables from pg_tables where schemaname = 'public'`;

describe('createTestDatabase', () => {
  it('gives a migrated database of its own', async () => {
    await using first = await createTestDatabase();
    await using second = await createTestDatabase();
    expect(await rows(first.url, `${TABLES} and tablename = 'record_version'`)).toEqual([{ tables: 1 }]);
    await rows(first.ownerUrl, 'create table only_here ()');
    expect(await rows(second.url, `${TABLES} and tablename = 'only_here'`)).toEqual([{ tables: 0 }]);
  });

  it('has services come under a role that owns nothing', async () => {
    await using database = await createTestDatabase();
    await expect(rows(database.url, 'create table mine ()')).rejects.toThrow(/permission denied/);
  });

  it('drops it at the end, even with open connections', async () => {
    const client = await (async () => {
      await using database = await createTestDatabase();
      const open = new pg.Client({ connectionString: database.url });
      // The server ends it with the database.
      open.on('error', () => undefined);
      await open.connect();
      return open;
    })();
    await expect(client.query('select 1')).rejects.toThrow(/terminat|not queryable/i);
  });
});

describe('createEmptyDatabase', () => {
  it('gives a database without tables', async () => {
    await using database = await createEmptyDatabase();
    expect(await rows(database.url, TABLES)).toEqual([{ tables: 0 }]);
  });
});
