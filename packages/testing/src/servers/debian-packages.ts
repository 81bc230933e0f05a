import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdProcess } from '@egret/embedded';

import { findOnPath, runs } from './executables.ts';

const SCRIPT = fileURLToPath(new URL('debian-packages.sh', import.meta.url));

/** A first call downloads some 10 to 40 MB of package lists. */
const PATIENCE_MS = 120_000;

/** A program that could be had, or in one line why it could not. */
export type Obtained = { readonly command: string } | { readonly missing: string };

/**
 * Brings a program out of Debian's packages into a folder of its own in `cache`, without root and without changing the
 * system. The folder gets its name when it is whole, so that a kill leaves nothing that looks whole and of two calls at
 * once the later uses what the earlier made; what a killed call left is removed.
 *
 * @param command the program's name
 * @param packages that bring it, the libraries they need not counted
 * @param environment of apt: a proxy or a configuration of its own may stand there
 */
export async function obtainFromDebian(
  command: string,
  packages: readonly string[],
  cache: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Obtained> {
  if (findOnPath('apt-get') === null) return { missing: 'no apt-get' };
  const folder = join(cache, command);
  const unfinished = `${folder}.new-${randomUUID()}`;
  const log = join(unfinished, 'log');
  mkdirSync(unfinished, { recursive: true });
  const work = holdProcess({
    command: '/bin/sh',
    args: [SCRIPT, unfinished, command, ...packages],
    cwd: unfinished,
    account: null,
    environment: { ...definedOf(environment), LC_ALL: 'C' },
    output: log,
    stopSignals: [{ signal: 'SIGTERM', patienceMs: 2_000 }],
    stopGroup: true,
    removeWhenStopped: [unfinished],
  });
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    void work.stop();
  }, PATIENCE_MS);
  const code = await work.exited;
  clearTimeout(limit);
  if (late) return { missing: `apt-get took more than ${PATIENCE_MS / 1_000} s` };
  if (code !== 0) {
    const missing = reasonIn(readFileSync(log, 'utf8'));
    rmSync(unfinished, { recursive: true });
    return { missing };
  }
  await putInPlace(unfinished, folder);
  return (await runs(programIn(folder)))
    ? { command: programIn(folder) }
    : { missing: `${command} does not run` };
}

/** The program that an earlier call brought into `cache`, or null if there is none that runs. */
export async function alreadyObtained(command: string, cache: string): Promise<string | null> {
  const program = programIn(join(cache, command));
  return (await runs(program)) ? program : null;
}

function programIn(folder: string): string {
  return join(folder, 'run');
}

/** Renames the folder, unless another call was earlier and what it made runs. */
async function putInPlace(unfinished: string, folder: string): Promise<void> {
  if (await runs(programIn(folder))) {
    rmSync(unfinished, { recursive: true });
    return;
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

function definedOf(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** What apt calls an error, the last of them, or else the last line. */
function reasonIn(log: string): string {
  const lines = log.trim().split('\n');
  return lines.findLast((line) => line.startsWith('E: ')) ?? lines.at(-1) ?? '';
}
