import { sql } from 'kysely';
import type { Store } from '../db.ts';
import { type KeyRing, requireKnownKeys, takeKeyLock } from './guard-keys.ts';
import type { KeyPurpose } from './key-sets.ts';
import { type KeyUse, keyUsage } from './key-usage.ts';

/** What came of retiring a key: `in-use` and `kept` name the rows under it, and then nothing has changed. */
export type RetireOutcome =
  | { readonly outcome: 'retired'; readonly lost: readonly KeyUse[] }
  /** Rows that a rotation moves. */
  | { readonly outcome: 'in-use'; readonly uses: readonly KeyUse[] }
  /** Rows that stay under the key for good, and whoever retires it has not accepted to lose what it does for them. */
  | { readonly outcome: 'kept'; readonly uses: readonly KeyUse[] }
  | { readonly outcome: 'active' | 'unknown' };

/**
 * Retires a key: its check goes, so that processes start without it. Refused while anything must be opened or found
 * under it, and unless `acceptLoss` while history stands under it. Waits for transactions that hold the keys, and
 * locks out new ones until it is done. Runs under the database's owner.
 */
export async function retireKey(
  { db }: Pick<Store, 'db'>,
  keys: KeyRing,
  key: { readonly purpose: KeyPurpose; readonly keyId: string },
  acceptLoss: boolean,
): Promise<RetireOutcome> {
  const { purpose, keyId } = key;
  if (keys.activeKeyIds[purpose] === keyId) return { outcome: 'active' };
  return db.transaction().execute(async (trx): Promise<RetireOutcome> => {
    await sql.raw(takeKeyLock('exclusive')).execute(trx);
    await requireKnownKeys(trx, keys);
    const uses = (await keyUsage(trx, [purpose])).filter((use) => use.keyId === keyId);
    const moving = uses.filter(({ moves }) => moves === 'all');
    if (moving.length > 0) return { outcome: 'in-use', uses: moving };
    if (uses.length > 0 && !acceptLoss) return { outcome: 'kept', uses };
    const { numUpdatedRows } = await trx
      .updateTable('key_check')
      .set({ value: null, retired_at: sql<Date>`clock_timestamp()` })
      .where('purpose', '=', purpose)
      .where('key_id', '=', keyId)
      .where('retired_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 0n ? { outcome: 'unknown' } : { outcome: 'retired', lost: uses };
  });
}
