import { readdir, readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { openStore } from './db.ts';
import type { Database } from './tables/index.ts';

const folder = new URL('../migrations/', import.meta.url);

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  const migrations: Record<string, Migration> = {};
  for (const name of names) {
    const text = await readFile(new URL(name, folder), 'utf8');
    migrations[name.slice(0, -'.sql'.length)] = {
      async up(db) {
        await sql.raw(text).execute(db);
      },
    };
  }
  return migrations;
}

/**
 * Brings the database at `databaseUrl` to the newest schema: forward only, each migration once, under an
 * advisory lock, so that several processes may start together. Returns the names of those it ran; throws
 * the database's error where one fails, and then nothing of that call is kept.
 */
export async function migrate(databaseUrl: string): Promise<readonly string[]> {
  await using store = openStore({
    databaseUrl,
    connections: 1,
    applicationName: 'egret migrate',
    use: 'migration',
    // The statement under way reports a connection that breaks.
    onError: () => undefined,
  });
  const migrator = new Migrator({ db: store.db, provider: { getMigrations: readMigrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** Whether every migration of this version has run in the database of `db`. */
export async function isMigrated(db: Kysely<Database>): Promise<boolean> {
  const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
  const migrations = await migrator.getMigrations();
  return migrations.every((migration) => migration.executedAt !== undefined);
}
