import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalDate } from '@egret/domain';
import {
  type Clock,
  logFailure,
  type Logger,
  type Metrics,
  openQueue,
  type QueueConnection,
  type RunningService,
  runningService,
  startSweeper,
} from '@egret/runtime';
import type { ScoreModel } from '@egret/scorecard';
import {
  announceRules,
  currentSeq,
  keepCounts,
  listenForBatches,
  rulesDigest,
  markRetired,
  markUnscored,
  receiptKey,
  type ReferenceReader,
  saveShippedModels,
  scoringIdle,
  type Sealing,
  type Store,
} from '@egret/store';
import { makeScoringWork } from './score-waiting.ts';
import { loadShippedModels } from './shipped-models.ts';

export interface ScoringServiceDependencies {
  readonly store: Store;
  readonly sealing: Sealing;
  /** Where the law and the list rules are read. */
  readonly reference: ReferenceReader;
  readonly queue: QueueConnection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The models that the software ships, if others than its own: kept, and activated where none of their id is. */
  readonly models?: readonly ScoreModel[];
  /** Milliseconds between two looks at what waits. */
  readonly sweepEveryMs?: number;
  /** Batches at a time in this process; each holds one connection of the store. */
  readonly concurrency?: number;
}

/** Between two looks at new batches, in milliseconds. */
const pauseMs = 100;

/** Between two times that the counts of records are kept, in milliseconds: statistics count what is newer themselves. */
const countEveryMs = 10_000;

/**
 * Starts scoring: keeps the shipped models, looks every few seconds whether law or list rules are others than before,
 * subjects changed or are due, or a model was retired, and nudges the queue; whichever worker takes the nudge works until
 * nothing waits. Beside that it follows the batches as they commit and scores whom they changed at once, whatever else
 * waits; of a large batch only the first, the rest is for the queue. And it keeps the counts of the statistics. Throws
 * `ModelChangedError` where a shipped model is not the one kept under its version.
 */
export async function startScoringService(dependencies: ScoringServiceDependencies): Promise<RunningService> {
  const {
    store,
    sealing,
    reference,
    clock,
    logger,
    metrics,
    sweepEveryMs = 2_000,
    concurrency = 2,
  } = dependencies;
  await saveShippedModels(store.db, dependencies.models ?? (await loadShippedModels()));
  const queue = await openQueue('score', { connection: dependencies.queue, logger });
  const { scoreWaiting, scoreFresh } = makeScoringWork({
    ...{ store, reference, key: receiptKey(sealing), logger, metrics },
    seq: await currentSeq(store.db),
  });
  queue.work((_, signal) => scoreWaiting(clock.businessDate(), signal), { concurrency });

  let markedFor: LocalDate | null = null;
  let announced = '';

  /** Other rules, or another day to apply them on, are said once; whom they concern is due then. */
  async function announce(asOf: LocalDate): Promise<void> {
    const digest = rulesDigest(await reference.current());
    if (announced === `${digest} ${asOf}`) return;
    const due = await announceRules(store.db, { digest, asOf });
    announced = `${digest} ${asOf}`;
    if (due > 0) logger.info({ asOf, due }, 'rules are applied anew');
  }

  async function sweep(): Promise<void> {
    const asOf = clock.businessDate();
    if (asOf !== markedFor) {
      const marked = await markUnscored(store.db, asOf);
      markedFor = asOf;
      logger.info({ asOf, marked }, 'looked for subjects without a score');
    }
    await announce(asOf);
    await markRetired(store.db, asOf);
    // The nudge says that something waits; what waits, and whose turn it is, stands in the tables.
    if (!(await scoringIdle(store.db, asOf))) await queue.nudge('score-subjects', {}, randomUUID());
  }
  const sweeper = startSweeper({ name: 'score', everyMs: sweepEveryMs, sweep, logger });

  const follower = startSweeper({
    ...{ name: 'score-fresh', everyMs: sweepEveryMs, logger },
    async sweep(signal) {
      await scoreFresh(clock.businessDate(), signal);
      // A short wait after each round lets the next one take what came meanwhile together.
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
    },
  });
  const counter = startSweeper({
    ...{ name: 'record-counts', everyMs: countEveryMs, logger },
    sweep: () => keepCounts(store),
  });
  const listening = new AbortController();
  const listener = listenForBatches(store, follower.sweepNow, {
    signal: listening.signal,
    onError: (error) => logFailure(logger, error, 'not told of batches'),
  });

  return runningService(async () => {
    listening.abort();
    await Promise.all([listener, follower.close(), counter.close(), sweeper.close()]);
    await queue.close();
  });
}
