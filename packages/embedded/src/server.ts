import { existsSync, readFileSync, rmSync } from 'node:fs';

import { type Account, serverAccount } from './account.ts';
import { runnableBinaries } from './binaries.ts';
import { prepareCluster } from './cluster.ts';
import { openDatabase } from './database.ts';
import { findHome, type Home, prepareHome } from './home.ts';
import { launchServer } from './launch.ts';
import { causeIn, EmbeddedError, serverFailed } from './embedded-error.ts';
import { endLeftoverServer } from './leftover.ts';
import { isOwnerLockHeld, takeOwnerLock } from './owner-lock.ts';
import { releaseLog } from './release-log.ts';
import { logSince, setLargeLogAside, sizeOf } from './server-log.ts';
import type { Profile } from './settings.ts';

export interface EmbeddedPostgresOptions {
  /** The folder of the installation, such as `.egret/postgres`; made if missing. */
  readonly directory: string;
  readonly profile: Profile;
  /** Removes all its files when the server has stopped, however that comes about. */
  readonly temporary?: boolean;
  /**
   * As root only: where binaries and data go if the server's account cannot enter the folder they should be
   * in. By default `/var/lib/egret`.
   */
  readonly shared?: string;
  /** Told, in Chinese and English, what an operator should know. */
  readonly log?: (message: string) => void;
}

/** A running embedded server, owned by this process. */
export interface EmbeddedPostgres extends AsyncDisposable {
  /** The URL under which services use the application's database, with the password: never to be logged. */
  readonly url: string;
  /** The same of the role that owns the database: for migrations only. */
  readonly ownerUrl: string;
  /** The same of the superuser, of the database `postgres`: for making roles and databases. */
  readonly adminUrl: string;
  /** Where the files are: the folder asked for, or the one that its file `location` names. */
  readonly directory: string;
  /** Resolves when the server has ended: with why, unless `stop` ended it. */
  readonly ended: Promise<Error | null>;
  /**
   * What the server's log says, in Chinese and English, that its clients are not told: a full disk takes their connections
   * away without a reason. Null where nothing known was logged since the last call.
   */
  trouble(): string | null;
  /** Frees the space that the write-ahead log of a load still takes, after a load that will not come again. */
  releaseLog(): Promise<void>;
  /** Stops the server and waits for its end. May be called again. */
  stop(): Promise<void>;
}

/** The installation is already running; `runningEmbeddedPostgres` returns its URLs. */
export class AlreadyRunningError extends EmbeddedError {
  override readonly name = 'AlreadyRunningError';

  constructor(directory: string) {
    super(
      `${directory} 的内置数据库已在运行，不能再启动一次`,
      `the embedded database in ${directory} is already running; it cannot be started twice`,
    );
  }
}

const DEFAULT_SHARED = '/var/lib/egret';

/**
 * Starts the PostgreSQL server that comes with the packages on the data in a folder, which is made at the first
 * start. The server stops with this process, however that ends.
 *
 * @throws {AlreadyRunningError} if a living process runs the same installation
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { directory, shared = DEFAULT_SHARED, log = () => undefined } = options;
  const account = serverAccount(findHome(directory).cluster);
  const home = await prepareHome(directory, account, shared, log);
  const lock = await takeOwnerLock(home.lock);
  if (lock === null) throw new AlreadyRunningError(directory);
  try {
    return await startOwned(options, home, account, lock);
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

/** Starts the server of a home whose lock this process has taken. */
async function startOwned(
  options: EmbeddedPostgresOptions,
  home: Home,
  account: Account | null,
  lock: Disposable,
): Promise<EmbeddedPostgres> {
  const { directory, profile, temporary = false, shared = DEFAULT_SHARED, log = () => undefined } = options;
  rmSync(home.connection, { force: true });
  setLargeLogAside(home.serverLog);
  await endLeftoverServer(home.cluster);
  const binaries = await runnableBinaries(account, shared, log);
  const removeWhenStopped = temporary ? [home.directory, directory] : [];
  await prepareCluster(home, binaries, account, profile, removeWhenStopped);
  const { process: server, port } = await launchServer({
    home,
    binaries,
    account,
    profile,
    removeWhenStopped,
  });

  let stopping = false;
  const logged = sizeOf(home.serverLog);
  let looked = logged;
  const trouble = (): string | null => {
    const cause = causeIn(logSince(home.serverLog, looked));
    looked = sizeOf(home.serverLog);
    return cause === null ? null : `内置数据库：${cause.zh} · the embedded database: ${cause.en}`;
  };
  const cleanUp = async (): Promise<Error | null> => {
    await server.exited;
    rmSync(home.connection, { force: true });
    // Only if the watchdog itself was killed is there something left to end.
    await endLeftoverServer(home.cluster);
    lock[Symbol.dispose]();
    return stopping ? null : serverFailed(logSince(home.serverLog, logged), home.serverLog);
  };
  const cleanedUp = cleanUp();
  const stop = async (): Promise<void> => {
    stopping = true;
    await server.stop();
    await cleanedUp;
  };

  try {
    const urls = await openDatabase(home, port);
    server.unref();
    const { directory: where } = home;
    return {
      ...urls,
      ...{ directory: where, ended: cleanedUp, trouble, stop, [Symbol.asyncDispose]: stop },
      releaseLog: () => releaseLog(urls.adminUrl),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The URLs of the server of an installation that a living process runs, or null if none does. */
export function runningEmbeddedPostgres(
  directory: string,
): Pick<EmbeddedPostgres, 'url' | 'ownerUrl'> | null {
  const home = findHome(directory);
  if (!isOwnerLockHeld(home.lock) || !existsSync(home.connection)) return null;
  const connection: unknown = JSON.parse(readFileSync(home.connection, 'utf8'));
  if (
    typeof connection === 'object' &&
    connection !== null &&
    'url' in connection &&
    'ownerUrl' in connection
  ) {
    return { url: String(connection.url), ownerUrl: String(connection.ownerUrl) };
  }
  throw new Error(`${home.connection} does not name a server`);
}
