import { existsSync, readFileSync } from 'node:fs';
import type { Store } from '@egret/store';

/** Ticks of the clock in /proc a second, on every Linux that Node.js runs on. */
const ticks = 100;

/** Whether the system tells what its processes use. */
const told = existsSync('/proc/self/stat');

/** Seconds of processor time that each process has used, by its id; null where the system does not tell. */
export function cpuSeconds(pids: readonly number[]): ReadonlyMap<number, number> | null {
  return told ? new Map(pids.map((pid) => [pid, cpuSecondsOf(pid)])) : null;
}

function cpuSecondsOf(pid: number): number {
  const path = `/proc/${pid}/stat`;
  // One that has ended counts nothing any more.
  if (!existsSync(path)) return 0;
  const stat = readFileSync(path, 'latin1');
  // After the name, which may hold spaces: the state is the third field, user and system time are the 14th and 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

/** The processes of the database server, but that of the connection that asks. */
export async function databasePids(store: Store): Promise<readonly number[]> {
  const { rows } = await store.pool.query<{ pid: number }>(
    'select pid from pg_stat_activity where pid <> pg_backend_pid()',
  );
  return rows.map(({ pid }) => pid);
}
