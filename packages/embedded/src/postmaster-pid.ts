import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the server writes about itself into its data directory. */
export interface PostmasterPid {
  readonly pid: number;
  /** Whether connections are accepted. */
  readonly ready: boolean;
}

/**
 * Reads `postmaster.pid` of a data directory; null if there is none or the server has not written it yet.
 *
 * @see https://www.postgresql.org/docs/18/storage-file-layout.html line 1 is the process id, line 8 the status
 */
export function readPostmasterPid(cluster: string): PostmasterPid | null {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : null;
}
