import { timingSafeEqual } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ClientBase } from 'pg';
import type { Db } from '../db.ts';
import type { Sealing } from '../sealing.ts';
import type { Database } from '../tables/index.ts';
import type { KeyPurpose } from './key-sets.ts';

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
 * one. To be called by every process before it writes anything. Throws `KeyError` as `unfitKeys` says. A new key waits
 * for the transactions that hold the keys (`holdKeys`).
 */
export async function guardKeys(db: Kysely<Database>, sealing: KeyRing): Promise<void> {
  if (freshKeys(await knownKeys(db), sealing).length === 0) return;
  await db.transaction().execute(async (trx) => {
    // Two processes that start on an empty store with different keys: the second must see the first's.
    await sql.raw(takeKeyLock('exclusive')).execute(trx);
    const fresh = freshKeys(await knownKeys(trx), sealing);
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
export async function requireKnownKeys(db: Db, sealing: KeyRing): Promise<void> {
  requireFit(await knownKeys(db), sealing);
}

/**
 * As `requireKnownKeys`, and lets no key be added or retired before the caller's transaction ends: what it writes
 * under the active keys stays readable.
 */
export async function holdKeys(db: Db, sealing: KeyRing): Promise<void> {
  await sql.raw(takeKeyLock('shared')).execute(db);
  await requireKnownKeys(db, sealing);
}

/** As `holdKeys`, in the transaction that is open on a connection. */
export async function holdKeysOn(client: ClientBase, sealing: KeyRing): Promise<void> {
  await client.query(takeKeyLock('shared'));
  const { rows } = await client.query<KnownKey>('select purpose, key_id as "keyId", value from key_check');
  requireFit(rows, sealing);
}

/** The statement that takes the lock under which keys are added and retired, to the end of the transaction. */
function takeKeyLock(mode: 'shared' | 'exclusive'): string {
  const lock = mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  return `select ${lock}(hashtextextended('egret keys', 0))`;
}

/** All keys that the store ever had. */
async function knownKeys(db: Db): Promise<readonly KnownKey[]> {
  return db.selectFrom('key_check').select(['purpose', 'key_id as keyId', 'value']).execute();
}

/** Throws `KeyError` where the keys are unfit; returns the configured ones that the store does not know yet. */
function freshKeys(known: readonly KnownKey[], sealing: KeyRing) {
  requireFit(known, sealing);
  const names = new Set(known.map(nameOf));
  return sealing.checks.filter((check) => !names.has(nameOf(check)));
}

/**
 * A key of the store that is not configured: what was made under it could neither be opened nor found. A key that is
 * another one than the store's under that id. A retired key that new values would be made under.
 */
function requireFit(known: readonly KnownKey[], sealing: KeyRing): void {
  const given = new Map(sealing.checks.map((check) => [nameOf(check), check.value]));
  const missing: string[] = [];
  const exchanged: string[] = [];
  const retired: string[] = [];
  for (const key of known) {
    const name = nameOf(key);
    const value = given.get(name);
    if (key.value === null) {
      if (sealing.activeKeyIds[key.purpose] === key.keyId) retired.push(name);
    } else if (value === undefined) missing.push(name);
    else if (!timingSafeEqual(value, key.value)) exchanged.push(name);
  }
  if (missing.length + exchanged.length + retired.length > 0) {
    throw new KeyError(describe(missing, exchanged, retired));
  }
}

function nameOf({ purpose, keyId }: Pick<KnownKey, 'purpose' | 'keyId'>): string {
  return `${purpose}/${keyId}`;
}

function describe(
  missing: readonly string[],
  exchanged: readonly string[],
  retired: readonly string[],
): string {
  const lines = [
    '密钥与数据库不符，未写入任何数据；请配置该数据库的全部密钥（keys.json 或 EGRET_KEYS）后重新启动。',
    'The keys are not those of this database; nothing was written. Start again with all keys of this database (keys.json or EGRET_KEYS).',
  ];
  if (missing.length > 0) lines.push(`  缺少 missing: ${missing.join(', ')}`);
  if (exchanged.length > 0) lines.push(`  内容不同 different: ${exchanged.join(', ')}`);
  if (retired.length > 0) {
    lines.push(`  已停用，不可再作当前密钥 retired, so not to be active: ${retired.join(', ')}`);
  }
  return lines.join('\n');
}
