import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import pg from 'pg';

import { newPassword, SUPERUSER } from './cluster.ts';
import type { Home } from './home.ts';
import { ensureDatabase, ensureRoles } from './roles.ts';

const DATABASE = 'egret';
const OWNER = 'egret_owner';
const SERVICE = 'egret_app';

/** The URLs of a running server, each with its password. */
interface Urls {
  readonly url: string;
  readonly ownerUrl: string;
  readonly adminUrl: string;
}

/**
 * Makes the application's roles and database where they are missing, and tells other processes the URLs of owner and
 * services; the superuser's is not told.
 */
export async function openDatabase(home: Home, port: number): Promise<Urls> {
  const owner = { name: OWNER, password: keptPassword(home.ownerPassword) };
  const service = { name: SERVICE, password: keptPassword(home.servicePassword) };
  const urlOf = (name: string, password: string, database: string): string =>
    `postgres://${name}:${password}@127.0.0.1:${port}/${database}`;
  const adminUrl = urlOf(SUPERUSER, readFileSync(home.password, 'utf8'), 'postgres');
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: 'egret roles',
    connectionTimeoutMillis: 30_000,
    statement_timeout: 60_000,
    lock_timeout: 10_000,
  });
  // The statement under way reports a connection that breaks.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await ensureRoles(client, { owner, service });
    await client.query('revoke all on database postgres, template1 from public');
    await ensureDatabase(client, DATABASE, OWNER);
  } finally {
    await client.end();
  }
  const url = urlOf(SERVICE, service.password, DATABASE);
  const ownerUrl = urlOf(OWNER, owner.password, DATABASE);
  const unfinished = `${home.connection}.new`;
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, JSON.stringify({ url, ownerUrl }), { mode: 0o600, flag: 'wx' });
  renameSync(unfinished, home.connection);
  return { url, ownerUrl, adminUrl };
}

/** The password in a file of the home, made where there is none. */
function keptPassword(path: string): string {
  if (!existsSync(path)) writeFileSync(path, newPassword(), { mode: 0o600, flag: 'wx' });
  return readFileSync(path, 'utf8');
}
