import { rolesOf } from '@egret/domain';
import { sql } from 'kysely';
import type { Db } from '../db.ts';
import type { Client, Grant } from './client.ts';

/**
 * The active client that has a key with this digest (`keyDigest`) which neither expired nor was revoked, with what is
 * granted on the current day of Shanghai, or null.
 */
export async function findClientByKeyDigest(db: Db, digest: Buffer): Promise<Client | null> {
  const row = await db
    .selectFrom('client_key')
    .innerJoin('client', 'client.id', 'client_key.client_id')
    .innerJoin('authority', 'authority.id', 'client.department_id')
    .select([
      'client.id',
      'client.code',
      'client.name',
      'authority.id as department_id',
      'authority.name as department_name',
      sql<Grant[]>`coalesce((
        select json_agg(json_build_object('action', g.action, 'purposes', g.purposes, 'perks', g.perks) order by g.action)
        from client_grant g where g.client_id = client.id and g.valid_from <= current_date
          and (g.valid_to is null or g.valid_to >= current_date)), '[]')`.as('grants'),
    ])
    .where('client_key.digest', '=', digest)
    .where('client_key.revoked_at', 'is', null)
    .where((where) =>
      where.or([
        where('client_key.expires_at', 'is', null),
        where('client_key.expires_at', '>', sql<Date>`clock_timestamp()`),
      ]),
    )
    .where('client.active', '=', true)
    .executeTakeFirst();
  if (!row) return null;
  const { grants } = row;
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    departmentId: row.department_id,
    departmentName: row.department_name,
    grants,
    roles: rolesOf(new Set(grants.map((grant) => grant.action))),
    perks: [
      ...new Set(
        grants.flatMap((grant) => (grant.action === 'check-eligibility' ? (grant.perks ?? []) : [])),
      ),
    ],
  };
}
