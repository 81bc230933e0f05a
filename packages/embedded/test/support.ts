import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

import { readPostmasterPid } from '../src/postmaster-pid.ts';

const OWNER = fileURLToPath(new URL('owner.ts', import.meta.url));

/** A folder that every account can enter, removed at the end. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'egret-embedded-test-'));
  chmodSync(path, 0o711);
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Another process that starts the installation and keeps it until it is killed. */
export function spawnOwner(directory: string): ChildProcess {
  return spawn(process.execPath, [OWNER, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Waits until the owner's server runs; returns its URL. */
export async function urlOf(owner: ChildProcess): Promise<string> {
  if (owner.stdout === null) throw new Error('The owner has no standard output');
  const lines = createInterface({ input: owner.stdout });
  const [url]: unknown[] = await once(lines, 'line');
  return String(url);
}

/** Ends a process as nothing can prevent, and waits for its end. */
export async function killHard(owner: ChildProcess): Promise<void> {
  const exit = once(owner, 'exit');
  owner.kill('SIGKILL');
  await exit;
}

/** Waits for a condition, for ten seconds at most. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within ten seconds: ${what}`);
    await sleep(20);
  }
}

/** Whether anyone accepts connections where the URL points to. */
export async function listens(url: string): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  try {
    return await new Promise((resolve) => {
      socket.on('connect', () => resolve(true));
      socket.on('error', () => resolve(false));
    });
  } finally {
    socket.destroy();
  }
}

/** Whether a process of this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The process id of the server that runs on an installation's data. */
export function serverPid(directory: string): number {
  const found = readPostmasterPid(join(directory, 'cluster'));
  if (found === null) throw new Error(`No server runs in ${directory}`);
  return found.pid;
}

/** Runs statements in order and returns the rows of the last one. */
export async function query(url: string, ...statements: readonly string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that is stopped ends its clients; the statement that waits for it reports that.
  client.on('error', () => undefined);
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** What the server of an installation logged. */
export function serverLog(directory: string): string {
  return readFileSync(join(directory, 'postgres.log'), 'utf8');
}
