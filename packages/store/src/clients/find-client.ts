import type { Db } from '../db.ts';
import type { Client } from './client.ts';

/** The active client whose key has this digest (`keyDigest`), or null. */
export async function findClientByKeyDigest(db: Db, digest: Buffer): Promise<Client | null> {
  const row = await db
    .selectFrom('client')
    .innerJoin('authority', 'authority.id', 'client.department_id')
    .select([
      'client.id',
      'client.code',
      'client.name',
      'client.roles',
      'client.perks',
      'authority.id as department_id',
      'authority.name as department_name',
    ])
    .where('client.key_digest', '=', digest)
    .where('client.active', '=', true)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    departmentId: row.department_id,
    departmentName: row.department_name,
    roles: row.roles,
    perks: row.perks,
  };
}
