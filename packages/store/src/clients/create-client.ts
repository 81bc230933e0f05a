import { randomUUID } from 'node:crypto';
import { type Action, type Authority, DomainError, type Role, roleActions } from '@egret/domain';
import { authorityId } from '../authorities/authority-id.ts';
import type { Db } from '../db.ts';
import { addClientKey } from './client-keys.ts';
import { grantAction } from './grants.ts';

/** A client to be: its department is found by its code, else by its name, and entered where it is new. */
export interface NewClient {
  readonly code: string;
  readonly name: string;
  readonly department: Authority;
  /** Sets of actions that are granted from today on. */
  readonly roles: readonly Role[];
  /** Perks that a venue may check. */
  readonly perks: readonly string[];
}

/**
 * Creates a client under a fresh key with the actions of its roles, in the caller's transaction or one statement after
 * another, and returns its id and the key, which is kept nowhere: only its digest is. Throws `DomainError`
 * `client-exists` where the code is taken.
 */
export async function createClient(
  db: Db,
  client: NewClient,
): Promise<{ readonly id: string; readonly key: string }> {
  const row = await db
    .insertInto('client')
    .values({
      id: randomUUID(),
      code: client.code,
      name: client.name,
      department_id: await authorityId(db, client.department),
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new DomainError('client-exists', `a client with the code ${client.code} exists`);
  for (const action of actionsOf(client.roles)) {
    await grantAction(db, row.id, {
      action,
      purposes: null,
      perks: action === 'check-eligibility' ? client.perks : null,
    });
  }
  const { key } = await addClientKey(db, row.id, null);
  return { id: row.id, key };
}

/** The actions of roles, each once. */
export function actionsOf(roles: readonly Role[]): readonly Action[] {
  return [...new Set(roles.flatMap((role) => roleActions[role]))];
}
