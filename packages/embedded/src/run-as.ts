import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { Account } from './account.ts';

/**
 * The environment of every child process: no `PG*` variable may redirect it, no secret of ours may reach it.
 */
export function cleanEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' };
}

/**
 * Runs a short shell script as an account (null: this process's own). Returns null if it succeeds, otherwise why it
 * failed.
 *
 * @param args the script's `$1`, `$2` and so on
 */
export async function failureAs(
  account: Account | null,
  script: string,
  ...args: readonly string[]
): Promise<string | null> {
  const identity = account === null ? {} : { uid: account.uid, gid: account.gid };
  try {
    await promisify(execFile)('/bin/sh', ['-c', script, 'sh', ...args], {
      cwd: '/',
      env: cleanEnvironment(),
      ...identity,
    });
    return null;
  } catch (error) {
    if (error instanceof Error && 'stderr' in error) return String(error.stderr).trim() || error.message;
    throw error;
  }
}
