import { randomUUID } from 'node:crypto';
import { type Authority, DomainError, type Role } from '@egret/domain';
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
      department_id: await departmentId(db, client.department),
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

/** A body is known by its code; without one by its name, and then one with a code goes before one without. */
async function departmentId(db: Db, { uscc, name }: Authority): Promise<string> {
  const existing = db
    .selectFrom('authority')
    .select('id')
    .where(uscc === null ? 'name' : 'uscc', '=', uscc ?? name)
    .orderBy('uscc', (order) => order.nullsLast());
  const found = await existing.executeTakeFirst();
  if (found) return found.id;
  await db
    .insertInto('authority')
    .values({ id: randomUUID(), uscc, name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await existing.executeTakeFirstOrThrow()).id;
}
