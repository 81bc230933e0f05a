/**
 * Runs one command and stops it when standard input ends: when the process that holds the other end of the
 * pipe asks for it or is gone, however it went. Started by `holdProcess` in a session of its own, so that
 * neither Ctrl-C nor the death of the starter's process group reaches it or its command. Ends as the command
 * ended.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';

import type { WatchedCommand } from './held-process.ts';

function isWatchedCommand(value: unknown): value is WatchedCommand {
  return typeof value === 'object' && value !== null && 'command' in value && 'stopSignals' in value;
}

const watched: unknown = JSON.parse(process.argv[2] ?? 'null');
if (!isWatchedCommand(watched)) throw new Error('usage: watchdog.ts <command as JSON>');
const { command, args, cwd, account, stopSignals, stopGroup, removeWhenStopped } = watched;

let stopping = false;

// A whole service may be sent a signal at once; the server must still outlive the drain of its user.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const identity = account === null ? {} : { uid: account.uid, gid: account.gid };
const child = spawn(command, args, {
  cwd,
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: stopGroup,
  ...identity,
});

child.on('error', (error) => {
  console.error(error.message);
  finish(127);
});
child.on('exit', (code, signal) => {
  if (stopGroup) signalChild('SIGKILL');
  finish(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
});

process.stdin.on('error', () => stop());
process.stdin.on('close', () => stop());
process.stdin.resume();

function stop(): void {
  if (stopping) return;
  stopping = true;
  let delay = 0;
  for (const { signal, patienceMs } of stopSignals) {
    setTimeout(() => signalChild(signal), delay);
    delay += patienceMs;
  }
  setTimeout(() => signalChild('SIGKILL'), delay);
}

function signalChild(signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (!stopGroup) {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: nobody of the group is left.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function finish(code: number): void {
  for (const path of stopping ? removeWhenStopped : []) {
    rmSync(path, { recursive: true, force: true, maxRetries: 10 });
  }
  process.exit(code);
}
