import { fileURLToPath } from 'node:url';

import { alreadyObtained, type Obtained, obtainFromDebian } from './debian-packages.ts';
import { findOnPath } from './executables.ts';

/** A program and the Debian packages that bring it. */
export interface ServerProgram {
  readonly command: string;
  readonly packages: readonly string[];
}

/** The servers that tests need beside PostgreSQL, each with the programs that will do, the preferred one first. */
export const serverPrograms = {
  redis: [
    { command: 'redis-server', packages: ['redis-server', 'redis-tools'] },
    { command: 'valkey-server', packages: ['valkey-server', 'valkey-tools'] },
  ],
} as const satisfies Record<string, readonly ServerProgram[]>;

/** Kept from run to run: it goes with the installed packages. */
const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/egret-servers', import.meta.url));

/**
 * The first of the programs that is on the PATH, was obtained by an earlier run, or can be obtained now, in this order;
 * else why none could be.
 */
export async function findServerProgram(
  programs: readonly ServerProgram[],
  path = process.env['PATH'] ?? '',
  cache = CACHE,
  obtain: (program: ServerProgram, cache: string) => Promise<Obtained> = ({ command, packages }, folder) =>
    obtainFromDebian(command, packages, folder),
): Promise<Obtained> {
  for (const { command } of programs) {
    const found = findOnPath(command, path);
    if (found !== null) return { command: found };
  }
  for (const { command } of programs) {
    const obtained = await alreadyObtained(command, cache);
    if (obtained !== null) return { command: obtained };
  }
  const reasons: string[] = [];
  for (const program of programs) {
    const obtained = await obtain(program, cache);
    if ('command' in obtained) return obtained;
    reasons.push(obtained.missing);
  }
  return { missing: [...new Set(reasons)].join('; ') };
}
