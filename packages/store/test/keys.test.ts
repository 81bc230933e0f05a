import { createTestDatabase, type TestDatabase, testKeys } from '@egret/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSealing, guardKeys, KeyError, openStore, type Store, storeHasKeys } from '../src/index.ts';

const other = Buffer.alloc(32, 9).toString('base64');
const kept = createSealing(testKeys);

describe('the keys of a store', () => {
  let database: TestDatabase;
  let store: Store;

  beforeEach(async () => {
    database = await createTestDatabase();
    store = openStore({
      databaseUrl: database.url,
      connections: 4,
      applicationName: 'keys-test',
      onError: () => undefined,
    });
  });
  afterEach(async () => {
    await store.close();
    await database[Symbol.asyncDispose]();
  });

  it('are those of the first process, and are known again', async () => {
    expect(await storeHasKeys(store.db)).toBe(false);
    await guardKeys(store.db, kept);
    expect(await storeHasKeys(store.db)).toBe(true);
    await guardKeys(store.db, createSealing(testKeys));
  });

  it.each(['sealing', 'identifiers', 'content', 'receipts'] as const)(
    'are refused where the key for %s was exchanged, and nothing is written',
    async (purpose) => {
      await guardKeys(store.db, kept);
      const exchanged = createSealing({
        ...testKeys,
        [purpose]: { active: 'test-1', keys: { 'test-1': other } },
      });
      const refused = guardKeys(store.db, exchanged);
      await expect(refused).rejects.toThrow(KeyError);
      await expect(refused).rejects.toThrow(`内容不同 different: ${purpose}/test-1`);
    },
  );

  it('must all be there: what one of them sealed could not be opened', async () => {
    await guardKeys(store.db, kept);
    const forgotten = createSealing({ ...testKeys, sealing: { active: 'k2', keys: { k2: other } } });
    await expect(guardKeys(store.db, forgotten)).rejects.toThrow('缺少 missing: sealing/test-1');
    const { count } = await store.db
      .selectFrom('key_check')
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(4);
  });

  it('may get another one beside those that are known', async () => {
    await guardKeys(store.db, kept);
    const keys = { ...testKeys.sealing.keys, k2: other };
    await guardKeys(store.db, createSealing({ ...testKeys, sealing: { active: 'k2', keys } }));
    await expect(guardKeys(store.db, kept)).rejects.toThrow('sealing/k2');
  });

  it('are those of one process where two start together with different ones', async () => {
    const different = createSealing({
      ...testKeys,
      content: { active: 'test-1', keys: { 'test-1': other } },
    });
    const both = await Promise.allSettled([guardKeys(store.db, kept), guardKeys(store.db, different)]);
    expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('leave no key in the database', async () => {
    await guardKeys(store.db, kept);
    const rows = await store.db.selectFrom('key_check').selectAll().execute();
    const secrets = [1, 2, 3, 4].map((byte) => Buffer.alloc(32, byte));
    for (const { value } of rows) {
      expect(secrets.some((secret) => value === null || secret.equals(value))).toBe(false);
    }
  });
});
