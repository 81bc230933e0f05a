import type { LocalDate } from '@egret/domain';
import type { Logger, Metrics } from '@egret/runtime';
import {
  RulesChangedError,
  listRulesPurpose,
  type ReceiptKey,
  type ReferenceReader,
  scorePurposes,
  type Store,
} from '@egret/store';
import { followBatches, type NextBatch, passThroughChanged, passThroughDue } from './claim-and-score.ts';
import type { ScoringTerms } from './score-batch.ts';

/**
 * Subjects worked off in one transaction: enough that COPY pays, few enough to be done in about a second, because
 * whoever else scores one of them waits for it.
 */
const batchSize = 2_000;

/** Works until nothing of its kind is left or `signal` is aborted. */
export type Scoring = (asOf: LocalDate, signal: AbortSignal) => Promise<void>;

/** The two kinds of scoring, which go on beside each other. */
export interface ScoringWork {
  /**
   * All that waits: first whoever changed, then whoever is due for the score of a model, then whoever is due for the
   * list rules. Several may run at once, here and elsewhere: every batch claims its own subjects. A nudge that comes too
   * late finds nothing and ends.
   */
  readonly scoreWaiting: Scoring;
  /** Whoever was changed by a batch after `seq`, without the rest of large batches. */
  readonly scoreFresh: Scoring;
}

/** Makes the work of the service. */
export function makeScoringWork(dependencies: {
  readonly store: Store;
  readonly reference: ReferenceReader;
  readonly key: ReceiptKey;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The batches up to this one are left to `scoreWaiting`. */
  readonly seq: number;
}): ScoringWork {
  const { store, reference, key, logger, metrics } = dependencies;
  const subjects = metrics.counter('egret_scoring_subjects_total', 'Subjects read for scoring', ['reason']);
  const proposals = metrics.counter('egret_list_proposals_total', 'List entries proposed by rules');
  const seconds = metrics.histogram(
    'egret_scoring_batch_seconds',
    'Time of one batch from claim to commit',
    ['reason'],
    [0.01, 0.05, 0.25, 1, 2.5, 5, 10, 30],
  );
  const follow = followBatches(store, dependencies.seq);

  /** `reason`: `fresh`, `changed`, or the purpose that subjects are due for. */
  async function workOff(reason: string, nextBatch: NextBatch, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const observe = seconds.startTimer({ reason });
      const outcome = await nextBatch();
      if (outcome === null) return;
      const duration = observe();
      subjects.inc({ reason }, outcome.subjects);
      proposals.inc(outcome.proposed);
      if (outcome.subjects > 0) logger.info({ reason, ...outcome, seconds: duration }, 'scored');
    }
  }

  const underRules =
    (work: (terms: ScoringTerms, signal: AbortSignal) => Promise<void>): Scoring =>
    async (asOf, signal) => {
      try {
        await work({ asOf, key, ...(await reference.current()) }, signal);
      } catch (error) {
        // Other rules were announced meanwhile: nothing of the batch was kept, and the next nudge reads them.
        if (!(error instanceof RulesChangedError)) throw error;
        logger.info({ asOf }, error.message);
      }
    };

  return {
    scoreWaiting: underRules(async (terms, signal) => {
      await workOff('changed', passThroughChanged(store, terms, batchSize), signal);
      for (const purpose of [...(await scorePurposes(store.db)), listRulesPurpose]) {
        await workOff(purpose, passThroughDue(store, purpose, terms, batchSize), signal);
      }
    }),
    scoreFresh: underRules((terms, signal) => workOff('fresh', () => follow(terms), signal)),
  };
}
