import { sql } from 'kysely';
import type { Db } from '../db.ts';

/** Roles of PostgreSQL that reach past the rights on tables. */
const powerful = [
  'pg_execute_server_program',
  'pg_write_server_files',
  'pg_read_server_files',
  'pg_write_all_data',
  'pg_maintain',
  'pg_signal_backend',
  'pg_database_owner',
];

/** What the connection's role may do although no service may: a word of PostgreSQL each; none where all is well. */
export async function excessRights(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from pg_roles, unnest(
      array['superuser', 'createdb', 'createrole', 'replication', 'bypassrls'],
      array[rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls]
    ) as attribute (name, held) where rolname = current_user and held
    union all
    select rolname from pg_roles
    where rolname = any (${powerful}) and pg_has_role(current_user, oid, 'usage')
    union all
    select lower(name) || ' on audit_entry' from unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) as name
    where has_table_privilege('audit_entry', name)
    union all
    select 'owner of audit_entry' from pg_class
    where oid = 'audit_entry'::regclass and pg_has_role(current_user, relowner, 'usage')
  `.execute(db);
  return rows.map((row) => row.name);
}
