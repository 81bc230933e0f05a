import { type ChildProcess, fork } from 'node:child_process';
import type { Store } from '@egret/store';
import { median } from './bench-result.ts';
import { cpuSeconds, databasePids } from './cpu-time.ts';
import type { Load, LoadResult } from './load-process.ts';
import type { Serving } from './route-process.ts';

/** What one kind of route did under a load: medians of the rounds. */
export interface Measured {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time a request of the server's process and of the database's, in µs; null where it cannot be told. */
  readonly serverCpu: number | null;
  readonly databaseCpu: number | null;
}

export type Kinds = Readonly<Record<Serving['kind'], Measured>>;

const kinds = ['naked', 'empty', 'ours'] as const;

/**
 * Puts the same load on the naked framework, on an empty route of the API and on the route itself, in turn, each in a
 * process of its own, from another process. The first round warms up and does not count.
 */
export async function measureRoutes(
  store: Store,
  serving: Omit<Serving, 'kind'>,
  load: Omit<Load, 'port' | 'path' | 'prefix'>,
  rounds: number,
): Promise<Kinds> {
  const generator = child('load-process.ts');
  const servers = new Map<Serving['kind'], { readonly process: ChildProcess; readonly port: number }>();
  try {
    for (const kind of kinds) {
      const process = child('route-process.ts');
      process.send({ ...serving, kind } satisfies Serving);
      servers.set(kind, { process, port: await answerOf<number>(process) });
    }
    const all: Record<Serving['kind'], Measured[]> = { naked: [], empty: [], ours: [] };
    for (let round = -1; round < rounds; round += 1) {
      for (const kind of kinds) {
        const server = servers.get(kind);
        if (!server) throw new Error(`nothing serves ${kind}`);
        const times = await startTimes(store, server.process);
        generator.send({
          ...load,
          ...{ port: server.port, path: serving.path, prefix: `round${round + 1}-${kind}-` },
        } satisfies Load);
        const result = await answerOf<LoadResult>(generator);
        const measured = { ...result, rate: (result.requests * 1000) / result.milliseconds };
        const cpu = await times(result.requests);
        if (round >= 0) all[kind].push({ ...measured, ...cpu });
      }
    }
    return { naked: middle(all.naked), empty: middle(all.empty), ours: middle(all.ours) };
  } finally {
    generator.disconnect();
    for (const server of servers.values()) server.process.disconnect();
  }
}

/** Begins to count processor time; the function returned tells it by request, in µs. */
async function startTimes(store: Store, server: ChildProcess) {
  const readServer = () => cpuSeconds(server.pid === undefined ? [] : [server.pid]);
  const readDatabase = async () => cpuSeconds(await databasePids(store));
  const before = [readServer(), await readDatabase()] as const;
  return async (requests: number): Promise<Pick<Measured, 'serverCpu' | 'databaseCpu'>> => {
    const perRequest = (times: (typeof before)[0], start: (typeof before)[0]) => {
      if (times === null) return null;
      // A connection that was opened meanwhile began at nothing.
      const used = [...times].reduce((sum, [pid, time]) => sum + time - (start?.get(pid) ?? 0), 0);
      return (used * 1_000_000) / requests;
    };
    return {
      serverCpu: perRequest(readServer(), before[0]),
      databaseCpu: perRequest(await readDatabase(), before[1]),
    };
  };
}

function middle(rounds: readonly Measured[]): Measured {
  const of = (pick: (each: Measured) => number | null) => {
    const numbers = rounds.flatMap((each) => pick(each) ?? []);
    return numbers.length === 0 ? null : median(numbers);
  };
  return {
    rate: of((each) => each.rate) ?? 0,
    p50: of((each) => each.p50) ?? 0,
    p99: of((each) => each.p99) ?? 0,
    serverCpu: of((each) => each.serverCpu),
    databaseCpu: of((each) => each.databaseCpu),
  };
}

/** Prints one line a kind. */
export function printMeasured(name: string, measured: Kinds): void {
  console.log(`${name.padEnd(24)}  requests/s   p50 ms   p99 ms   server µs   database µs`);
  const labels = { naked: 'naked framework', empty: 'empty route of the API', ours: name };
  for (const kind of kinds) {
    const { rate, p50, p99, serverCpu, databaseCpu } = measured[kind];
    const micros = (time: number | null) => (time === null ? '–' : time.toFixed(1));
    const cells = [
      [rate.toFixed(0), 10],
      [p50.toFixed(2), 7],
      [p99.toFixed(2), 7],
      [micros(serverCpu), 10],
      [micros(kind === 'ours' ? databaseCpu : null), 12],
    ] as const;
    console.log([labels[kind].padEnd(24), ...cells.map(([text, width]) => text.padStart(width))].join('  '));
  }
}

function child(file: string): ChildProcess {
  return fork(new URL(file, import.meta.url), { execArgv: ['--disable-warning=ExperimentalWarning'] });
}

/** The next message of a process of the bench. Throws where it says that it failed, or ends. */
function answerOf<T>(process: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onEnd = (): void => reject(new Error('a process of the bench ended'));
    process.once('exit', onEnd);
    process.once('message', (answer) => {
      process.off('exit', onEnd);
      if (typeof answer === 'object' && 'failed' in answer) reject(new Error(String(answer.failed)));
      else resolve(answer as T);
    });
  });
}
