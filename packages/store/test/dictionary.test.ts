import { readFile } from 'node:fs/promises';
import { createTestDatabase, type TestDatabase } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  conventions,
  describeSchema,
  openStore,
  renderDictionary,
  type Store,
  type TableDescription,
} from '../src/index.ts';

describe('the data dictionary', () => {
  let database: TestDatabase;
  let store: Store;
  let tables: readonly TableDescription[];

  beforeAll(async () => {
    database = await createTestDatabase();
    store = openStore({
      databaseUrl: database.url,
      connections: 3,
      applicationName: 'test',
      onError: () => undefined,
    });
    tables = await describeSchema(store.db);
  });

  afterAll(async () => {
    await store.close();
    await database[Symbol.asyncDispose]();
  });

  it('says of every table and column what it means', () => {
    const silent = tables.flatMap(({ name, comment, columns }) => [
      ...(comment === null ? [name] : []),
      ...columns
        .filter((column) => column.comment === null && conventions[column.name] === undefined)
        .map((column) => `${name}.${column.name}`),
    ]);
    expect(silent).toEqual([]);
  });

  it('is what the document shows (npm run dictionary writes it)', async () => {
    const document = await readFile(new URL('../../../docs/data-dictionary.md', import.meta.url), 'utf8');
    expect(document).toBe(renderDictionary(tables));
  });
});
