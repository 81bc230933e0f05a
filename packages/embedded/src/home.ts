import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Account } from './account.ts';
import { EmbeddedError } from './embedded-error.ts';
import { failureAs } from './run-as.ts';

/** Everything of one installation lies in its home. */
export interface Home {
  readonly directory: string;
  /** The data directory of the server. */
  readonly cluster: string;
  /** Held by the process that owns the installation. */
  readonly lock: string;
  /** The superuser's password, 0600. */
  readonly password: string;
  /** The password of the role that owns the database, 0600. */
  readonly ownerPassword: string;
  /** The password of the role that services run under, 0600. */
  readonly servicePassword: string;
  /** The URLs of the running server, 0600; exists only while it runs. */
  readonly connection: string;
  readonly serverLog: string;
}

/** Others may pass through but not list: the server's account must reach its own data directory. */
const PASSABLE = 0o711;

/**
 * The home of the installation in `directory`: that folder, or the one that its file
 * `location` names.
 */
export function findHome(directory: string): Home {
  const requested = resolve(directory);
  const pointer = join(requested, 'location');
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : requested;
  return {
    directory: home,
    cluster: join(home, 'cluster'),
    lock: join(home, 'owner.lock'),
    password: join(home, 'password'),
    ownerPassword: join(home, 'owner-password'),
    servicePassword: join(home, 'service-password'),
    connection: join(home, 'connection.json'),
    serverLog: join(home, 'postgres.log'),
  };
}

/**
 * Makes the home's folder, where the account can enter it.
 *
 * If the account cannot enter the folder that was asked for, the home goes to a folder of its own under
 * `shared`, and a file `location` in the folder asked for says where. That folder has a random name, not one
 * derived from the path: a new clone in an old place must not find the old one's data, whose keys are gone.
 *
 * @param account the account of the server, or null for that of this process
 * @throws if there is data that the account cannot enter any more
 */
export async function prepareHome(
  directory: string,
  account: Account | null,
  shared: string,
  log: (message: string) => void,
): Promise<Home> {
  const requested = resolve(directory);
  const home = findHome(requested);
  if (account === null) {
    mkdirSync(home.directory, { recursive: true, mode: 0o700 });
    return home;
  }
  makePassable(home.directory);
  const failure = await failureAs(account, 'test -x "$1"', home.directory);
  if (failure === null) return home;
  if (existsSync(home.cluster) || home.directory !== requested) {
    throw new EmbeddedError(
      `账户 ${account.name} 已无法进入 ${home.directory}，请恢复各级目录的进入权限`,
      `the account ${account.name} can no longer enter ${home.directory}: restore the execute permission of its parent folders`,
    );
  }
  makePassable(shared);
  const moved = join(shared, randomUUID());
  writeFileSync(join(requested, 'location'), `${moved}\n`);
  makePassable(moved);
  log(
    `账户 ${account.name} 无法进入 ${requested}，内置数据库的文件放在 ${moved}。` +
      ` The account ${account.name} cannot enter ${requested}; the embedded database is kept in ${moved}.`,
  );
  return findHome(requested);
}

/** Makes a folder if it is missing; only a folder made here gets its mode set, an existing one keeps its own. */
function makePassable(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: PASSABLE });
  // Against a strict umask, for each folder on the way that was just made.
  if (first === undefined) return;
  for (let path = folder; path.length >= first.length; path = resolve(path, '..')) chmodSync(path, PASSABLE);
}
