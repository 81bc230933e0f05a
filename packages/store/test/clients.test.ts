import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@egret/testing';
import {
  createClient,
  findClientByKeyDigest,
  generateKey,
  keyDigest,
  openStore,
  type Store,
} from '../src/index.ts';

describe('clients', () => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await createTestDatabase();
    store = openStore({
      databaseUrl: database.url,
      connections: 2,
      applicationName: 'test',
      onError: (error) => {
        throw error;
      },
    });
  });
  afterAll(async () => {
    await store.close();
    await database[Symbol.asyncDispose]();
  });

  const department = { uscc: '11350299MB0000019E', name: '海沧区测试局' };
  const venue = { name: '体育馆', department, roles: ['venue'], perks: ['haicang-sports'] } as const;

  it('are found by the key that was given out once, of which only a digest is kept', async () => {
    const { id, key } = await createClient(store.db, { code: 'venue-1', ...venue });
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await findClientByKeyDigest(store.db, keyDigest(key))).toEqual({
      id,
      code: 'venue-1',
      name: '体育馆',
      departmentId: expect.any(String),
      departmentName: '海沧区测试局',
      roles: ['venue'],
      perks: ['haicang-sports'],
    });
    const row = await store.db
      .selectFrom('client')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.key_digest).toHaveLength(32);
    expect(JSON.stringify(row)).not.toContain(key);
  });

  it('are not found by another key, nor when they are closed', async () => {
    const { id, key } = await createClient(store.db, { code: 'venue-2', ...venue });
    expect(await findClientByKeyDigest(store.db, keyDigest(generateKey()))).toBeNull();
    await store.db.updateTable('client').set({ active: false }).where('id', '=', id).execute();
    expect(await findClientByKeyDigest(store.db, keyDigest(key))).toBeNull();
  });

  it('have a code of their own', async () => {
    await createClient(store.db, { code: 'venue-3', ...venue });
    await expect(createClient(store.db, { code: 'venue-3', ...venue })).rejects.toMatchObject({
      code: 'client-exists',
    });
  });

  it('share a department, known by its code or else by its name', async () => {
    const keys = await Promise.all(
      [department, { uscc: null, name: '海沧区测试局' }, { uscc: null, name: '无代码单位' }].map(
        async (each, index) => {
          const { key } = await createClient(store.db, {
            code: `shared-${index}`,
            ...venue,
            department: each,
          });
          return key;
        },
      ),
    );
    const clients = await Promise.all(keys.map((key) => findClientByKeyDigest(store.db, keyDigest(key))));
    const [first, second, third] = clients.map((client) => client?.departmentId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});
