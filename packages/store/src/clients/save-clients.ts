import { randomUUID } from 'node:crypto';
import { type Authority, DomainError, type Role } from '@egret/domain';
import { sql } from 'kysely';
import { authorityId } from '../authorities/authority-id.ts';
import type { Db } from '../db.ts';
import { actionsOf } from './create-client.ts';
import { keyDigest } from './key.ts';
import { saveOperator } from './operators.ts';

/** A client whose id and key are kept outside the database. */
export interface KnownClient {
  readonly id: string;
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly department: Authority & { readonly uscc: string };
  readonly roles: readonly Role[];
  readonly perks: readonly string[];
  /** Persons of its department who may be named in its requests. */
  readonly operators: readonly { readonly staffNo: string; readonly name: string }[];
}

/**
 * Brings the clients with these codes in line with what is given: made where missing, their key replaced
 * where it differs, their grants those of their roles. Throws `DomainError` `client-id-changed` where a code stands
 * under another id.
 */
export async function saveClients(db: Db, clients: readonly KnownClient[]): Promise<void> {
  for (const client of clients) await saveClient(db, client);
}

async function saveClient(db: Db, client: KnownClient): Promise<void> {
  const departmentId = await authorityId(db, client.department);
  const { id, code, name, perks } = client;
  const row = await db
    .insertInto('client')
    .values({ id, code, name, department_id: departmentId })
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet({ name, department_id: departmentId, active: true }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  if (row.id !== id) throw new DomainError('client-id-changed', `the client ${code} stands under another id`);
  const digest = keyDigest(client.key);
  await sql`update client_key set revoked_at = clock_timestamp()
    where client_id = ${id} and digest <> ${digest} and revoked_at is null`.execute(db);
  await db
    .insertInto('client_key')
    .values({ id: randomUUID(), client_id: id, digest, expires_at: null, revoked_at: null })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute();
  await sql`
    with wanted as (
      select action, case when action = 'check-eligibility' then ${[...perks]}::text[] end as perks
      from unnest(${[...actionsOf(client.roles)]}::text[]) as action
    ), standing as (
      update client_grant g set perks = wanted.perks from wanted
      where g.client_id = ${id} and g.action = wanted.action and g.valid_from <= current_date
        and (g.valid_to is null or g.valid_to >= current_date)
      returning g.action
    )
    insert into client_grant (client_id, action, valid_from, perks)
    select ${id}, action, current_date, perks from wanted where action not in (select action from standing)
    on conflict (client_id, action, valid_from) do update set valid_to = null, perks = excluded.perks`.execute(
    db,
  );
  for (const operator of client.operators) await saveOperator(db, { departmentId, ...operator });
}
