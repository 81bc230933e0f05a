import type { Action, LocalDate } from '@egret/domain';
import { sql } from 'kysely';
import type { Db } from '../db.ts';

/** A client with its keys and grants as an operator of the installation looks at them; no key is in it. */
export interface ClientListing {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly departmentId: string;
  readonly active: boolean;
  readonly keys: readonly {
    readonly id: string;
    readonly createdAt: string;
    readonly expiresAt: string | null;
    readonly revokedAt: string | null;
  }[];
  readonly grants: readonly {
    readonly action: Action;
    readonly validFrom: LocalDate;
    readonly validTo: LocalDate | null;
    readonly purposes: readonly string[] | null;
    readonly perks: readonly string[] | null;
  }[];
  readonly operators: readonly {
    readonly staffNo: string;
    readonly name: string;
    readonly active: boolean;
  }[];
}

/** Every client, or the one with this code, in the order of their codes. */
export async function listClients(db: Db, code: string | null = null): Promise<readonly ClientListing[]> {
  const { rows } = await sql<ClientListing>`
    select c.id, c.code, c.name, c.active, a.name as department, a.id as "departmentId",
      coalesce((select json_agg(json_build_object('id', k.id, 'createdAt', k.created_at, 'expiresAt', k.expires_at,
        'revokedAt', k.revoked_at) order by k.created_at) from client_key k where k.client_id = c.id), '[]') as keys,
      coalesce((select json_agg(json_build_object('action', g.action, 'validFrom', g.valid_from, 'validTo', g.valid_to,
        'purposes', g.purposes, 'perks', g.perks) order by g.action, g.valid_from)
        from client_grant g where g.client_id = c.id), '[]') as grants,
      coalesce((select json_agg(json_build_object('staffNo', o.staff_no, 'name', o.name, 'active', o.active)
        order by o.staff_no) from operator o where o.department_id = c.department_id), '[]') as operators
    from client c join authority a on a.id = c.department_id
    where ${code}::text is null or c.code = ${code}
    order by c.code`.execute(db);
  return rows;
}
