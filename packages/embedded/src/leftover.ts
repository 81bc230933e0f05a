import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { EmbeddedError } from './embedded-error.ts';
import { readPostmasterPid } from './postmaster-pid.ts';

/** Fast shutdown and its patience, then immediate shutdown. The next start recovers from either. */
const SIGNALS = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 10_000],
] as const;

/**
 * Stops a server that still runs on the data directory although its owner is gone (the watchdog was killed
 * with it, or has not finished yet), and removes the `postmaster.pid` of one that is gone: its number may by
 * now belong to another process, which PostgreSQL would take for a running server.
 *
 * To be called by the owner only.
 *
 * @throws if the server does not end
 */
export async function endLeftoverServer(cluster: string): Promise<void> {
  const found = readPostmasterPid(cluster);
  if (found === null) return;
  for (const [signal, patienceMs] of SIGNALS) {
    if (!isServerOf(found.pid, cluster)) break;
    signalIfAlive(found.pid, signal);
    const deadline = Date.now() + patienceMs;
    while (isServerOf(found.pid, cluster) && Date.now() < deadline) await sleep(50);
  }
  if (isServerOf(found.pid, cluster)) {
    throw new EmbeddedError(
      `${cluster} 上仍有 PostgreSQL 进程 ${found.pid}，无法停止，请先结束它`,
      `a PostgreSQL server (process ${found.pid}) still runs on ${cluster} and does not stop: end it first`,
    );
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function isServerOf(pid: number, cluster: string): boolean {
  return commandLine(pid).includes(cluster);
}

/** The command line of a process; empty if there is no such process. */
function commandLine(pid: number): string {
  try {
    if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('/bin/ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
