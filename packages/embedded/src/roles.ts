import type pg from 'pg';

/** The group role that the application's migrations grant rights to. */
const SERVICE_GROUP = 'egret_service';

/** The roles of an installation with their passwords, which are letters, digits, `-` and `_` only. */
export interface Roles {
  /** Owns the database and migrates it. */
  readonly owner: { readonly name: string; readonly password: string };
  /** What services run under: it owns nothing and may do what migrations grant to `egret_service`. */
  readonly service: { readonly name: string; readonly password: string };
}

/**
 * Brings the roles into the server over a superuser's connection: made where missing, their passwords set. None is a
 * superuser, makes roles or databases, or replicates.
 */
export async function ensureRoles(client: pg.ClientBase, { owner, service }: Roles): Promise<void> {
  await ensureRole(client, SERVICE_GROUP, 'nologin');
  for (const { name, password } of [owner, service]) {
    if (!/^[\w-]+$/.test(password)) throw new Error('a password of other characters than A-Z a-z 0-9 - _');
    await ensureRole(client, name, `login password '${password}'`);
  }
  await client.query(`grant ${SERVICE_GROUP} to ${service.name}`);
}

const LEAST = 'nosuperuser nocreatedb nocreaterole noreplication nobypassrls';

async function ensureRole(client: pg.ClientBase, name: string, options: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${name} ${LEAST} ${options}`);
}

/** Makes a database that only its owner and the services may enter, if it is missing. */
export async function ensureDatabase(client: pg.ClientBase, name: string, owner: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount !== 0) return;
  await client.query(`create database ${name} owner ${owner}`);
  await client.query(`revoke all on database ${name} from public`);
  // Services stage in temporary tables.
  await client.query(`grant connect, temporary on database ${name} to ${SERVICE_GROUP}`);
}
