import { timingSafeEqual } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Db } from '../db.ts';
import type { Sealing } from '../sealing.ts';
import type { Database } from '../tables/index.ts';

/** Which keys do not fit the store, for people: in Chinese and English, without a key. */
export class KeyError extends Error {
  override name = 'KeyError';
  /** An operator can act on the message alone: no stack is needed. */
  readonly forOperator = true;
}

/** Whether the store has values under keys already, so that new keys would make what it holds unreadable. */
export async function storeHasKeys(db: Db): Promise<boolean> {
  const row = await db.selectFrom('key_check').select('key_id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/**
 * Compares the configured keys with the checks that the store keeps of its own, and keeps the check of each new
 * one. To be called by every process before it writes anything. Throws `KeyError` where a key is not the store's
 * under that id, or where the store has a key that is not configured: what was made under it could neither be
 * opened nor found.
 */
export async function guardKeys(db: Kysely<Database>, sealing: Pick<Sealing, 'checks'>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Two processes that start on an empty store with different keys: the second must see the first's.
    await sql`select pg_advisory_xact_lock(hashtextextended('egret keys', 0))`.execute(trx);
    const kept = await trx.selectFrom('key_check').select(['purpose', 'key_id', 'value']).execute();
    const given = new Map(sealing.checks.map((check) => [nameOf(check.purpose, check.keyId), check.value]));
    const known = new Set(kept.map((check) => nameOf(check.purpose, check.key_id)));
    const missing: string[] = [];
    const exchanged: string[] = [];
    for (const check of kept) {
      const name = nameOf(check.purpose, check.key_id);
      const value = given.get(name);
      if (value === undefined) missing.push(name);
      else if (!timingSafeEqual(value, check.value)) exchanged.push(name);
    }
    if (missing.length > 0 || exchanged.length > 0) throw new KeyError(describe(missing, exchanged));
    const fresh = sealing.checks.filter((check) => !known.has(nameOf(check.purpose, check.keyId)));
    if (fresh.length === 0) return;
    await trx
      .insertInto('key_check')
      .values(fresh.map(({ purpose, keyId, value }) => ({ purpose, key_id: keyId, value })))
      .execute();
  });
}

function nameOf(purpose: string, keyId: string): string {
  return `${purpose}/${keyId}`;
}

function describe(missing: readonly string[], exchanged: readonly string[]): string {
  const lines = [
    '密钥与数据库不符，未写入任何数据；请恢复原来的密钥（keys.json 或 EGRET_KEYS）。',
    'The keys are not those of this database; nothing was written. Put the original keys back (keys.json or EGRET_KEYS).',
  ];
  if (missing.length > 0) lines.push(`  缺少 missing: ${missing.join(', ')}`);
  if (exchanged.length > 0) lines.push(`  内容不同 different: ${exchanged.join(', ')}`);
  return lines.join('\n');
}
