import { timingSafeEqual } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ClientBase } from 'pg';
import type { Db } from '../db.ts';
import type { Sealing } from '../sealing.ts';
import type { Database } from '../tables/index.ts';
import type { KeyCheck, KeyPurpose } from './key-sets.ts';
import { type KeyUse, keyUsage } from './key-usage.ts';

/** Which keys do not fit the store, for people: in Chinese and English, without a key. */
export class KeyError extends Error {
  override name = 'KeyError';
  /** An operator can act on the message alone: no stack is needed. */
  readonly forOperator = true;
}

/** The configured keys: which there are, and which of them new values are made under. */
export type KeyRing = Pick<Sealing, 'checks' | 'activeKeyIds'>;

/** A key as the store knows it. */
export interface KnownKey {
  readonly purpose: KeyPurpose;
  readonly keyId: string;
  /** What the key makes of a fixed text; null of a retired key. */
  readonly value: Buffer | null;
}

/** Whether the store has values under keys already, so that new keys would make what it holds unreadable. */
export async function storeHasKeys(db: Db): Promise<boolean> {
  const row = await db.selectFrom('key_check').select('key_id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/**
 * Compares the configured keys with the checks that the store keeps of its own, and keeps the check of each new
 * one. To be called by every process before it writes anything. Throws `KeyError` where a key of the store is missing (with
 * how many rows stand under it) or is another one under that id, or where a retired key is active. A new key waits for the
 * transactions that hold the keys (`holdKeys`).
 */
export async function guardKeys(db: Kysely<Database>, keys: KeyRing): Promise<void> {
  if ((await freshKeys(db, keys)).length === 0) return;
  await db.transaction().execute(async (trx) => {
    // Two processes that start on an empty store with different keys: the second must see the first's.
    await sql.raw(takeKeyLock('exclusive')).execute(trx);
    const fresh = await freshKeys(trx, keys);
    if (fresh.length === 0) return;
    await trx
      .insertInto('key_check')
      .values(fresh.map(({ purpose, keyId, value }) => ({ purpose, key_id: keyId, value, retired_at: null })))
      .execute();
  });
}

/**
 * Throws `KeyError` where the configured keys are not the store's any more: to be asked where a process that started
 * before a key was added would find nobody under the digests that it can make.
 */
export async function requireKnownKeys(db: Db, keys: KeyRing): Promise<void> {
  requireFit(await knownKeys(db), keys);
}

/**
 * As `requireKnownKeys`, and lets no key be added or retired before the caller's transaction ends: what it writes
 * under the active keys stays readable.
 */
export async function holdKeys(db: Db, keys: KeyRing): Promise<void> {
  await sql.raw(takeKeyLock('shared')).execute(db);
  await requireKnownKeys(db, keys);
}

/** As `holdKeys`, in the transaction that is open on a connection. */
export async function holdKeysOn(client: ClientBase, keys: KeyRing): Promise<void> {
  await client.query(takeKeyLock('shared'));
  const { rows } = await client.query<KnownKey>('select purpose, key_id as "keyId", value from key_check');
  requireFit(rows, keys);
}

/** The statement that takes the lock under which keys are added and retired, to the end of the transaction. */
export function takeKeyLock(mode: 'shared' | 'exclusive'): string {
  const lock = mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  return `select ${lock}(hashtextextended('egret keys', 0))`;
}

/** All keys that the store ever had. */
export async function knownKeys(db: Db): Promise<readonly KnownKey[]> {
  return db.selectFrom('key_check').select(['purpose', 'key_id as keyId', 'value']).execute();
}

/** Throws `KeyError` where the keys are unfit, which says how much is held under a missing one; returns the new ones. */
async function freshKeys(db: Db, keys: KeyRing): Promise<readonly KeyCheck[]> {
  const known = await knownKeys(db);
  const unfit = unfitKeys(known, keys);
  if (unfit !== null) {
    const purposes = unfit.missing.map(({ purpose }) => purpose);
    throw new KeyError(describe(unfit, await keyUsage(db, purposes)));
  }
  const names = new Set(known.map(nameOf));
  return keys.checks.filter((check) => !names.has(nameOf(check)));
}

function requireFit(known: readonly KnownKey[], keys: KeyRing): void {
  const unfit = unfitKeys(known, keys);
  if (unfit !== null) throw new KeyError(describe(unfit, []));
}

interface UnfitKeys {
  /** The store's, and not configured: what was made under them could neither be opened nor found. */
  readonly missing: readonly KnownKey[];
  /** Others than the store's under the same id. */
  readonly exchanged: readonly KnownKey[];
  /** Retired, and new values would be made under them. */
  readonly retired: readonly KnownKey[];
}

function unfitKeys(known: readonly KnownKey[], keys: KeyRing): UnfitKeys | null {
  const given = new Map(keys.checks.map((check) => [nameOf(check), check.value]));
  const missing: KnownKey[] = [];
  const exchanged: KnownKey[] = [];
  const retired: KnownKey[] = [];
  for (const key of known) {
    const value = given.get(nameOf(key));
    if (key.value === null) {
      if (keys.activeKeyIds[key.purpose] === key.keyId) retired.push(key);
    } else if (value === undefined) missing.push(key);
    else if (!timingSafeEqual(value, key.value)) exchanged.push(key);
  }
  return missing.length + exchanged.length + retired.length === 0 ? null : { missing, exchanged, retired };
}

function nameOf({ purpose, keyId }: Pick<KnownKey, 'purpose' | 'keyId'>): string {
  return `${purpose}/${keyId}`;
}

function describe({ missing, exchanged, retired }: UnfitKeys, uses: readonly KeyUse[]): string {
  const lines = [
    '密钥与数据库不符，未写入任何数据；请配置该数据库的全部密钥（keys.json 或 EGRET_KEYS）后重新启动。',
    'The keys are not those of this database; nothing was written. Start again with all keys of this database (keys.json or EGRET_KEYS).',
  ];
  for (const key of missing) {
    const held = uses.filter(({ purpose, keyId }) => purpose === key.purpose && keyId === key.keyId);
    const rows = held.map((use) => `${use.table} ${use.rows}`).join(', ');
    lines.push(`  缺少 missing: ${nameOf(key)}${rows === '' ? '' : `; 其下行数 rows under it: ${rows}`}`);
  }
  for (const key of exchanged) lines.push(`  内容不同 different: ${nameOf(key)}`);
  for (const key of retired) {
    lines.push(`  已停用，不可再作当前密钥 retired, so not to be active: ${nameOf(key)}`);
  }
  return lines.join('\n');
}
