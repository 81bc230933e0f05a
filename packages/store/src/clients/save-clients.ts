import { type Authority, DomainError, type Role } from '@egret/domain';
import { sql } from 'kysely';
import type { Db } from '../db.ts';
import { keyDigest } from './key.ts';

/** A client whose id and key are kept outside the database. */
export interface KnownClient {
  readonly id: string;
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly department: Authority & { readonly uscc: string };
  readonly roles: readonly Role[];
  readonly perks: readonly string[];
}

/**
 * Brings the clients with these codes in line with what is given: made where missing, their key replaced
 * where it differs. Throws `DomainError` `client-id-changed` where a code stands under another id.
 */
export async function saveClients(db: Db, clients: readonly KnownClient[]): Promise<void> {
  const given = sql`json_to_recordset(${JSON.stringify(
    clients.map(({ key, department, ...client }) => ({
      ...client,
      uscc: department.uscc,
      department: department.name,
      digest: keyDigest(key).toString('hex'),
    })),
  )}::json) as c(id uuid, code text, name text, uscc text, department text, roles json, perks json, digest text)`;
  await sql`insert into authority (id, uscc, name)
    select gen_random_uuid(), uscc, min(department) from ${given} group by uscc order by uscc
    on conflict (uscc) do nothing`.execute(db);
  const { rows } = await sql<{ id: string; code: string }>`
    insert into client (id, code, name, department_id, roles, perks, key_digest)
    select c.id, c.code, c.name, a.id, array(select json_array_elements_text(c.roles)),
      array(select json_array_elements_text(c.perks)), decode(c.digest, 'hex')
    from ${given} join authority a on a.uscc = c.uscc
    on conflict (code) do update set name = excluded.name, department_id = excluded.department_id,
      roles = excluded.roles, perks = excluded.perks, key_digest = excluded.key_digest, active = true
    returning id, code`.execute(db);
  const ids = new Map(clients.map((client) => [client.code, client.id]));
  const other = rows.find((row) => ids.get(row.code) !== row.id);
  if (other) throw new DomainError('client-id-changed', `the client ${other.code} stands under another id`);
}
