import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Account } from './account.ts';
import { type HeldProcess, holdProcess } from './held-process.ts';
import { serverFailed } from './embedded-error.ts';
import type { Home } from './home.ts';
import { readPostmasterPid } from './postmaster-pid.ts';
import { cleanEnvironment } from './run-as.ts';
import { logSince, sizeOf } from './server-log.ts';
import { type Profile, serverSettings } from './settings.ts';

/** A server that accepts connections on a loopback port. */
export interface LaunchedServer {
  readonly process: HeldProcess;
  readonly port: number;
}

export interface Launch {
  readonly home: Home;
  readonly binaries: string;
  readonly account: Account | null;
  readonly profile: Profile;
  /** Removed when the server has been stopped. */
  readonly removeWhenStopped: readonly string[];
}

/** Recovery after a crash may take its time. */
const READY_WITHIN_MS = 300_000;

const ATTEMPTS = 40;

/**
 * What passes by itself: the port was taken since it was chosen; processes of a killed server have not yet
 * noticed and still hold its memory.
 */
const PASSING = /Address already in use|could not create any TCP\/IP sockets|is still in use/;

/**
 * Starts the server on a free loopback port and waits until it accepts connections.
 *
 * @throws {EmbeddedError} with what the server's log names as the cause if it does not start
 */
export async function launchServer(launch: Launch): Promise<LaunchedServer> {
  const { serverLog } = launch.home;
  for (let attempt = 1; ; attempt += 1) {
    const before = sizeOf(serverLog);
    const port = await freeLoopbackPort();
    const server = hold(launch, port);
    if (await becomesReady(server, launch.home.cluster)) return { process: server, port };
    await server.stop();
    const said = logSince(serverLog, before);
    if (attempt === ATTEMPTS || !PASSING.test(said)) {
      throw serverFailed(said, serverLog);
    }
    await sleep(250);
  }
}

/** A TCP port of 127.0.0.1 that nobody listened on a moment ago. */
export async function freeLoopbackPort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('No TCP address'));
      });
    });
  });
}

function hold({ home, binaries, account, profile, removeWhenStopped }: Launch, port: number): HeldProcess {
  return holdProcess({
    command: join(binaries, 'bin', 'postgres'),
    args: ['-D', home.cluster, '-p', String(port), ...serverSettings(profile)],
    cwd: home.directory,
    account,
    environment: cleanEnvironment(),
    output: home.serverLog,
    // SIGTERM waits for the sessions to end: a pool counts itself as closed while the server still takes leave of its
    // connections, which would be told of a shutdown otherwise. SIGINT is the fast shutdown, SIGQUIT the immediate one.
    stopSignals: [
      { signal: 'SIGTERM', patienceMs: 1_000 },
      { signal: 'SIGINT', patienceMs: 30_000 },
      { signal: 'SIGQUIT', patienceMs: 10_000 },
    ],
    stopGroup: false,
    removeWhenStopped,
  });
}

async function becomesReady(server: HeldProcess, cluster: string): Promise<boolean> {
  let ended = false;
  const end = server.exited.finally(() => {
    ended = true;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (readPostmasterPid(cluster)?.ready === true) return true;
    if (ended) return false;
    await Promise.race([sleep(25), end]);
  }
  return false;
}
