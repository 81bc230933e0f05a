import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

import type { Account } from './account.ts';

/** A signal and how long to wait for it to work before the next one is sent. */
export interface StopSignal {
  readonly signal: NodeJS.Signals;
  readonly patienceMs: number;
}

/** What the watchdog is told. It is visible to every user in the process list: nothing secret may be in it. */
export interface WatchedCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** The working directory; the account must be able to enter it. */
  readonly cwd: string;
  /** The account to run as; null for that of this process. */
  readonly account: Account | null;
  /** Sent in this order to stop the command; SIGKILL follows the last. */
  readonly stopSignals: readonly StopSignal[];
  /** Whether the command gets a process group of its own and the signals go to all of it. */
  readonly stopGroup: boolean;
  /** Files and folders to remove if the command was stopped rather than ended by itself. */
  readonly removeWhenStopped: readonly string[];
}

export interface HeldCommand extends WatchedCommand {
  /** The whole environment: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** A file that standard output and error are appended to, or `inherit` for our own. */
  readonly output: string;
}

/** A child process that cannot outlive this one. */
export interface HeldProcess {
  /** Resolves with the exit code when the command has ended: 128 plus the signal's number if one ended it. */
  readonly exited: Promise<number>;
  /** Lets this process end by itself while the command runs; the command is then stopped. */
  unref(): void;
  /** Stops the command and waits for its end. May be called again, and after the end. */
  stop(): Promise<void>;
}

const WATCHDOG = fileURLToPath(new URL('watchdog.ts', import.meta.url));

/** Starts a command under a watchdog that stops it when this process asks for it or is gone. */
export function holdProcess(held: HeldCommand): HeldProcess {
  const { environment, output, ...watched } = held;
  const sink = output === 'inherit' ? 'inherit' : openSync(output, 'a', 0o600);
  const watchdog = spawn(process.execPath, [WATCHDOG, JSON.stringify(watched)], {
    env: environment,
    stdio: ['pipe', sink, sink],
    detached: true,
  });
  if (typeof sink === 'number') closeSync(sink);
  const exited = new Promise<number>((resolve, reject) => {
    watchdog.on('error', reject);
    watchdog.on('exit', (code) => resolve(code ?? 1));
  });
  const pipe = watchdog.stdin;
  // EPIPE: the watchdog is gone, which `exited` tells.
  pipe?.on('error', () => undefined);
  return {
    exited,
    unref() {
      watchdog.unref();
      if (pipe instanceof Socket) pipe.unref();
    },
    async stop() {
      watchdog.ref();
      pipe?.end();
      await exited;
    },
  };
}
