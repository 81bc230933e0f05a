import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

import { EmbeddedError } from './embedded-error.ts';

/** How long a start waits for a lock that a short probe or an ending process may hold, in milliseconds. */
const PATIENCE_MS = 1_000;

/** SQLite takes paths of 512 bytes, of its journal too. */
const LONGEST_PATH = 500;

/** SQLite's result code SQLITE_BUSY: another connection holds the file. */
const BUSY = 5;

/**
 * Takes the lock by which one process at a time owns an installation; returns null if another process holds it for
 * longer than a moment.
 *
 * Node.js offers no file lock. SQLite's exclusive transaction is one on every platform, and the operating
 * system drops it with the process, so no `kill -9` leaves a stale lock. The file itself stays empty.
 */
export async function takeOwnerLock(file: string): Promise<Disposable | null> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const lock = tryLock(file);
    if (lock !== null || Date.now() > deadline) return lock;
    await sleep(25);
  }
}

/** Whether a living process holds the lock; false if the file does not exist. */
export function isOwnerLockHeld(file: string): boolean {
  if (!existsSync(file)) return false;
  const lock = tryLock(file);
  lock?.[Symbol.dispose]();
  return lock === null;
}

function tryLock(file: string): Disposable | null {
  // Created by us so that its mode does not depend on the umask, and only if missing: closing any descriptor
  // of a file drops the POSIX locks that this process holds on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const database = openLock(file);
  try {
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return null;
    throw unusable(file, error);
  }
  const release = (): void => {
    if (database.isOpen) database.close();
  };
  return { [Symbol.dispose]: release };
}

function openLock(file: string): DatabaseSync {
  if (Buffer.byteLength(file) > LONGEST_PATH) {
    throw new EmbeddedError(
      `数据目录的路径过长，请换用较短的：${file}`,
      `the path of the data folder is too long, use a shorter one: ${file}`,
    );
  }
  try {
    return new DatabaseSync(file);
  } catch (error) {
    throw unusable(file, error);
  }
}

function unusable(file: string, error: unknown): EmbeddedError {
  const reason = error instanceof Error ? error.message : String(error);
  return new EmbeddedError(
    `数据目录中的 ${file} 无法读写（${reason}），请检查权限、磁盘空间，以及文件系统是否只读`,
    `${file} in the data folder cannot be read and written (${reason}): check permissions, space, and whether it is mounted read-only`,
  );
}
