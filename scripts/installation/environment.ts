import { fileURLToPath } from 'node:url';
import { type EmbeddedPostgres, runningEmbeddedPostgres, startEmbeddedPostgres } from '@egret/embedded';
import { type Config, ConfigError, readConfig, readMigrationUrl } from '@egret/runtime';
import { migrateAll } from '@egret/migration';
import { openStore, storeHasKeys } from '@egret/store';
import { type DataFolder, makeDataFolder } from './data-folder.ts';
import { installationKeys } from './keys.ts';

/** The sample district: its profile, and the day of the yearly report that it reproduces. */
const sampleVariables = {
  EGRET_BUSINESS_DATE: '2020-12-31',
  EGRET_PROFILE: fileURLToPath(new URL('../../infra/profiles/haicang/', import.meta.url)),
};

/** The database of an installation and the configuration that goes with it. */
export interface Environment {
  readonly config: Config;
  /** The server that this process started; null where it is another's or `DATABASE_URL` names one. */
  readonly server: EmbeddedPostgres | null;
  /** Whether this is the sample's own database: neither `DATABASE_URL` nor `EGRET_PROFILE` names another place. */
  readonly isSample: boolean;
  /** The database's URL under its owner. Throws `ConfigError` where `EGRET_MIGRATION_URL` should name it and does not. */
  ownerUrl(): string;
  /** The migrations that ran. */
  readonly migrations: readonly string[];
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Returns what to run on, migrated: with `DATABASE_URL` that database (migrated where `EGRET_MIGRATION_URL` is set) and the keys of the environment (throws
 * `ConfigError` where they are missing), else the embedded server of the data folder, started unless
 * `attach` allows to use the one of a running installation, and the keys of the folder (throws `KeyError` where
 * they are missing although there is data, `ConfigError` where the file holds no keys). `log` is told what an operator should know.
 */
export async function openEnvironment(
  variables: Variables,
  folder: DataFolder,
  options: { readonly attach: boolean; readonly log: (message: string) => void },
): Promise<Environment> {
  if (variables.DATABASE_URL !== undefined) {
    const config = readConfig(variables);
    const mayMigrate = variables.EGRET_MIGRATION_URL !== undefined;
    return {
      config,
      server: null,
      isSample: false,
      ownerUrl: () => readMigrationUrl(variables),
      migrations: mayMigrate ? await migrateAll(readMigrationUrl(variables)) : [],
    };
  }
  await makeDataFolder(folder);
  const running = options.attach ? runningEmbeddedPostgres(folder.postgres) : null;
  const server =
    running === null
      ? await startEmbeddedPostgres({ directory: folder.postgres, profile: 'durable', log: options.log })
      : null;
  try {
    const urls = running ?? server;
    if (urls === null) throw new Error('a server is running or was started');
    const migrations = await migrateAll(urls.ownerUrl);
    const keys = await keysFor(urls.url, folder);
    const isSample = variables.EGRET_PROFILE === undefined;
    const config = readOwnConfig(folder, {
      ...(isSample ? sampleVariables : {}),
      EGRET_LOG_LEVEL: 'warn',
      ...variables,
      DATABASE_URL: urls.url,
      EGRET_KEYS: keys,
    });
    return { config, server, ownerUrl: () => urls.ownerUrl, isSample, migrations };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/** The configuration of an installation with its own database, in which wrong keys are those of a file. */
function readOwnConfig(folder: DataFolder, variables: Variables): Config {
  try {
    return readConfig(variables);
  } catch (error) {
    if (!(error instanceof ConfigError && error.variables.includes('EGRET_KEYS'))) throw error;
    throw new ConfigError(
      `密钥文件内容有误，请从备份恢复：${folder.keys} · ` +
        `the file of the keys is not what it should be, restore it from a backup: ${folder.keys}`,
      error.variables,
    );
  }
}

/** The keys of the data folder, which are made only while the database holds nothing under any. */
async function keysFor(databaseUrl: string, folder: DataFolder): Promise<string> {
  await using store = openStore({
    databaseUrl,
    connections: 1,
    applicationName: 'egret keys',
    // The statement under way reports a connection that breaks.
    onError: () => undefined,
  });
  return installationKeys(folder.keys, () => storeHasKeys(store.db));
}
