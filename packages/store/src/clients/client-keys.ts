import { randomUUID } from 'node:crypto';
import { DomainError } from '@egret/domain';
import { sql } from 'kysely';
import type { Db } from '../db.ts';
import { generateKey, keyDigest } from './key.ts';

/**
 * Makes another key for a client, which works beside those it has until `expiresAt`; null: without an end. Returns its
 * id and the key, which is kept nowhere. Throws `DomainError` `key-expired` where it could never be used.
 */
export async function addClientKey(
  db: Db,
  clientId: string,
  expiresAt: Date | null,
): Promise<{ readonly id: string; readonly key: string }> {
  if (expiresAt !== null && expiresAt.getTime() <= Date.now()) {
    throw new DomainError('key-expired', 'a key must expire in the future');
  }
  const [id, key] = [randomUUID(), generateKey()];
  await db
    .insertInto('client_key')
    .values({ id, client_id: clientId, digest: keyDigest(key), expires_at: expiresAt, revoked_at: null })
    .execute();
  return { id, key };
}

/** Ends a client's key at once; false where the client has no such key in force. */
export async function revokeClientKey(db: Db, clientId: string, keyId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('client_key')
    .set({ revoked_at: sql<Date>`clock_timestamp()` })
    .where('client_id', '=', clientId)
    .where('id', '=', keyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
