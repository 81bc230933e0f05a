import { randomUUID } from 'node:crypto';
import { type ListRule, listRules as rulesInDomain, type LocalDate } from '@egret/domain';
import {
  type Clock,
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
  announceListRules,
  listRulesDigest,
  markRetired,
  markUnscored,
  receiptKey,
  saveShippedModels,
  scoringIdle,
  type Sealing,
  type Store,
} from '@egret/store';
import { makeScoreWaiting } from './score-waiting.ts';
import { loadShippedModels } from './shipped-models.ts';

export interface ScoringServiceDependencies {
  readonly store: Store;
  readonly sealing: Sealing;
  readonly queue: QueueConnection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The models that the software ships, if others than its own: kept, and activated where none of their id is. */
  readonly models?: readonly ScoreModel[];
  /** The list rules, if others than the domain's. */
  readonly listRules?: readonly ListRule[];
  /** Milliseconds between two looks at what waits. */
  readonly sweepEveryMs?: number;
  /** Batches at a time in this process; each holds one connection of the store. */
  readonly concurrency?: number;
}

/**
 * Starts scoring: keeps the shipped models, announces the list rules, looks every few seconds whether subjects
 * changed or are due or a model was retired, and nudges the queue; whichever worker takes the nudge works until
 * nothing waits. Throws `ModelChangedError` where a shipped model is not the one kept under its version.
 */
export async function startScoringService(dependencies: ScoringServiceDependencies): Promise<RunningService> {
  const { store, sealing, clock, logger, metrics, sweepEveryMs = 2_000, concurrency = 2 } = dependencies;
  await saveShippedModels(store.db, dependencies.models ?? (await loadShippedModels()));
  const listRules = dependencies.listRules ?? rulesInDomain;
  await announceListRules(store.db, { digest: listRulesDigest(listRules), asOf: clock.businessDate() });
  const queue = await openQueue('score', { connection: dependencies.queue, logger });
  const scoreWaiting = makeScoreWaiting(store, { key: receiptKey(sealing), listRules }, logger, metrics);
  queue.work((_, signal) => scoreWaiting(clock.businessDate(), signal), { concurrency });

  let markedFor: LocalDate | null = null;
  async function sweep(): Promise<void> {
    const asOf = clock.businessDate();
    if (asOf !== markedFor) {
      const marked = await markUnscored(store.db, asOf);
      const due = await announceListRules(store.db, { digest: null, asOf });
      markedFor = asOf;
      logger.info({ asOf, marked, due }, 'looked for subjects without a score');
    }
    await markRetired(store.db, asOf);
    // The nudge says that something waits; what waits, and whose turn it is, stands in the tables.
    if (!(await scoringIdle(store.db, asOf))) await queue.nudge('score-subjects', {}, randomUUID());
  }
  const sweeper = startSweeper({ name: 'score', everyMs: sweepEveryMs, sweep, logger });

  return runningService(async () => {
    await sweeper.close();
    await queue.close();
  });
}
