import { excessRights } from './access/excess-rights.ts';
import { openStore, type Store } from './db.ts';
import { guardKeys, type KeyRing } from './keys/guard-keys.ts';
import { isMigrated } from './migrate.ts';

/** The database does not have the schema of this version. */
class NotMigratedError extends Error {
  override name = 'NotMigratedError';
  readonly forOperator = true;
}

/** The database role may do what no service may. */
export class ExcessRightsError extends Error {
  override name = 'ExcessRightsError';
  readonly forOperator = true;
}

/**
 * Opens the store for a service, which neither migrates nor works on what is not its own: throws
 * `ExcessRightsError` where its role could rewrite the audit trail, `NotMigratedError` where a migration of this
 * version has not run, `KeyError` where the keys are not the store's. Nothing but checks of new keys is written.
 */
export async function openServiceStore(
  options: Parameters<typeof openStore>[0],
  keys: KeyRing,
): Promise<Store> {
  const store = openStore(options);
  try {
    if (!(await isMigrated(store.db))) {
      throw new NotMigratedError(
        '数据库结构不是本版本的，请先以属主账户执行 npm run migrate。\n' +
          'The database does not have the schema of this version: run `npm run migrate` as its owner first.',
      );
    }
    const rights = await excessRights(store.db);
    if (rights.length > 0) {
      throw new ExcessRightsError(
        `数据库账户权限过大（${rights.join('、')}），服务须使用 egret_service 组内的普通账户，见 docs/operating/running.md。\n` +
          `The database role has rights that no service may have (${rights.join(', ')}): use a plain member of egret_service, see docs/operating/running.md.`,
      );
    }
    await guardKeys(store.db, keys);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
