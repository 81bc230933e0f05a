import { randomUUID } from 'node:crypto';
import { type Authority, DomainError, type Role } from '@egret/domain';
import { authorityId } from '../authorities/authority-id.ts';
import type { Db } from '../db.ts';
import { generateKey, keyDigest } from './key.ts';

/** A client to be: its department is found by its code, else by its name, and entered where it is new. */
export interface NewClient {
  readonly code: string;
  readonly name: string;
  readonly department: Authority;
  readonly roles: readonly [Role, ...Role[]];
  readonly perks: readonly string[];
}

/**
 * Creates a client under a fresh key and gives its id and the key, which is kept nowhere: only its digest
 * is. Throws `DomainError` `client-exists` where the code is taken.
 */
export async function createClient(
  db: Db,
  client: NewClient,
): Promise<{ readonly id: string; readonly key: string }> {
  const key = generateKey();
  const row = await db
    .insertInto('client')
    .values({
      id: randomUUID(),
      code: client.code,
      name: client.name,
      department_id: await authorityId(db, client.department),
      roles: [...client.roles],
      perks: [...client.perks],
      key_digest: keyDigest(key),
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new DomainError('client-exists', `a client with the code ${client.code} exists`);
  return { id: row.id, key };
}
