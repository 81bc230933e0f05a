import { randomBytes, randomUUID } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import type { Account } from './account.ts';
import { holdProcess } from './held-process.ts';
import type { Home } from './home.ts';
import { EmbeddedError, serverFailed } from './embedded-error.ts';
import { logSince, sizeOf } from './server-log.ts';
import { cleanEnvironment } from './run-as.ts';
import type { Profile } from './settings.ts';

/** The major version of the packaged PostgreSQL: it opens only data of the same one. */
const MAJOR_VERSION = '18';

/** The server's superuser: makes roles and databases, and nothing of the application's. */
export const SUPERUSER = 'egret';

const UNFINISHED = 'cluster.new-';

/**
 * Makes the data directory if there is none. It is made under another name and renamed when complete, so a
 * kill in between leaves only something that the next call removes.
 *
 * Text sorts by code point (the built-in C.UTF-8): the same on every machine, Chinese included.
 *
 * @param removeWhenStopped what to remove beside the unfinished data if this process ends in between
 * @throws if there is data of another major version, or initdb fails
 */
export async function prepareCluster(
  home: Home,
  binaries: string,
  account: Account | null,
  profile: Profile,
  removeWhenStopped: readonly string[],
): Promise<void> {
  for (const name of readdirSync(home.directory)) {
    if (!name.startsWith(UNFINISHED)) continue;
    rmSync(join(home.directory, name), { recursive: true, force: true, maxRetries: 10 });
  }
  if (existsSync(home.cluster)) {
    const version = readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8').trim();
    if (version === MAJOR_VERSION) return;
    throw new EmbeddedError(
      `${home.cluster} 由 PostgreSQL ${version} 建立，本程序自带 PostgreSQL ${MAJOR_VERSION}，请先用原版本导出数据`,
      `${home.cluster} was made by PostgreSQL ${version} and this is ${MAJOR_VERSION}: dump the data with the version that made it`,
    );
  }
  const unfinished = join(home.directory, `${UNFINISHED}${randomUUID()}`);
  mkdirSync(unfinished, { mode: 0o700 });
  rmSync(home.password, { force: true });
  writeFileSync(home.password, newPassword(), { mode: 0o600, flag: 'wx' });
  if (account !== null) {
    for (const path of [unfinished, home.password]) chownSync(path, account.uid, account.gid);
  }
  const before = sizeOf(home.serverLog);
  const initdb = holdProcess({
    command: join(binaries, 'bin', 'initdb'),
    args: initdbArguments(unfinished, home.password, profile),
    cwd: home.directory,
    account,
    environment: cleanEnvironment(),
    output: home.serverLog,
    stopSignals: [],
    stopGroup: true,
    removeWhenStopped: [unfinished, ...removeWhenStopped],
  });
  const code = await initdb.exited;
  if (code !== 0) throw serverFailed(logSince(home.serverLog, before), home.serverLog);
  renameSync(unfinished, home.cluster);
}

/** A password that needs no escaping in a URL or a statement. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function initdbArguments(directory: string, passwordFile: string, profile: Profile): readonly string[] {
  return [
    `--pgdata=${directory}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    // The log takes one or two segments at least: with the default of 16 MB as much as a small installation's data.
    '--wal-segsize=4',
    '--no-instructions',
    ...(profile === 'test' ? ['--no-sync'] : []),
  ];
}
