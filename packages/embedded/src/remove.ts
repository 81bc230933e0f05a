import { existsSync, rmSync } from 'node:fs';
import { findHome } from './home.ts';
import { endLeftoverServer } from './leftover.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { AlreadyRunningError } from './server.ts';

/**
 * Removes an installation's database with all its files, wherever its folder is; nothing happens where
 * there is none.
 *
 * @throws {AlreadyRunningError} if a living process runs it
 */
export async function removeEmbeddedPostgres(directory: string): Promise<void> {
  const home = findHome(directory);
  if (!existsSync(home.directory)) return;
  const lock = await takeOwnerLock(home.lock);
  if (lock === null) throw new AlreadyRunningError(directory);
  await endLeftoverServer(home.cluster);
  lock[Symbol.dispose]();
  rmSync(home.directory, { recursive: true, force: true });
  rmSync(directory, { recursive: true, force: true });
}
