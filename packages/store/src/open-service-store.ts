import { openStore, type Store } from './db.ts';
import { guardKeys } from './keys/guard-keys.ts';
import { isMigrated } from './migrate.ts';
import type { Sealing } from './sealing.ts';

/** The database does not have the schema of this version. */
export class NotMigratedError extends Error {
  override name = 'NotMigratedError';
  readonly forOperator = true;
}

/**
 * Opens the store for a service, which neither migrates nor works on what is not its own: throws
 * `NotMigratedError` where a migration of this version has not run, `KeyError` where the keys are not the store's.
 * Nothing but checks of new keys is written.
 */
export async function openServiceStore(
  options: Parameters<typeof openStore>[0],
  sealing: Pick<Sealing, 'checks'>,
): Promise<Store> {
  const store = openStore(options);
  try {
    if (!(await isMigrated(store.db))) {
      throw new NotMigratedError(
        '数据库结构不是本版本的，请先以属主账户执行 npm run migrate。\n' +
          'The database does not have the schema of this version: run `npm run migrate` as its owner first.',
      );
    }
    await guardKeys(store.db, sealing);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
