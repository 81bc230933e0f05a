import { expect, it } from 'vitest';
import { createEmptyDatabase } from '@egret/testing';
import { isMigrated, migrate, openStore } from '../src/index.ts';

it('runs each migration once, also where several processes start together', async () => {
  await using database = await createEmptyDatabase();
  const runs = await Promise.all([
    migrate(database.ownerUrl),
    migrate(database.ownerUrl),
    migrate(database.ownerUrl),
  ]);
  const names = runs.flat();
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names).size).toBe(names.length);
  expect(await migrate(database.ownerUrl)).toEqual([]);
});

it('says whether a database is migrated', async () => {
  await using database = await createEmptyDatabase();
  const options = { databaseUrl: database.url, connections: 2, applicationName: 'test' };
  await using store = openStore({
    ...options,
    onError: (error) => {
      throw error;
    },
  });
  expect(await isMigrated(store.db)).toBe(false);
  await migrate(database.ownerUrl);
  expect(await isMigrated(store.db)).toBe(true);
});
