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
import { scoreChanged, scoreDue } from './claim-and-score.ts';
import type { ScoringOutcome } from './outcome.ts';

/** Subjects worked off in one transaction: enough that COPY pays, few enough to be done in seconds. */
const batchSize = 20_000;

/** Works off all that waits, batch after batch, until nothing is left or `signal` is aborted. */
export type ScoreWaiting = (asOf: LocalDate, signal: AbortSignal) => Promise<void>;

/**
 * Makes the work of one nudge: first whoever changed, then whoever is due for the score of a model, then whoever is
 * due for the list rules. Several may run at once, here and elsewhere: every batch claims its own subjects. A nudge
 * that comes too late finds nothing and ends.
 */
export function makeScoreWaiting(dependencies: {
  readonly store: Store;
  readonly reference: ReferenceReader;
  readonly key: ReceiptKey;
  readonly logger: Logger;
  readonly metrics: Metrics;
}): ScoreWaiting {
  const { store, reference, key, logger, metrics } = dependencies;
  const subjects = metrics.counter('egret_scoring_subjects_total', 'Subjects read for scoring', ['reason']);
  const proposals = metrics.counter('egret_list_proposals_total', 'List entries proposed by rules');
  const seconds = metrics.histogram(
    'egret_scoring_batch_seconds',
    'Time of one batch from claim to commit',
    ['reason'],
    [0.01, 0.05, 0.25, 1, 2.5, 5, 10, 30],
  );

  /** `reason`: `changed`, or the purpose that subjects are due for. */
  async function workOff(
    reason: string,
    batch: () => Promise<ScoringOutcome>,
    signal: AbortSignal,
  ): Promise<void> {
    while (!signal.aborted) {
      const observe = seconds.startTimer({ reason });
      const outcome = await batch();
      if (outcome.subjects === 0) return;
      const duration = observe();
      subjects.inc({ reason }, outcome.subjects);
      proposals.inc(outcome.proposed);
      logger.info({ reason, ...outcome, seconds: duration }, 'scored');
    }
  }

  async function workOffAll(asOf: LocalDate, signal: AbortSignal): Promise<void> {
    const terms = { asOf, key, ...(await reference.current()) };
    await workOff('changed', () => scoreChanged(store, terms, batchSize), signal);
    for (const purpose of [...(await scorePurposes(store.db)), listRulesPurpose]) {
      await workOff(purpose, () => scoreDue(store, purpose, terms, batchSize), signal);
    }
  }

  return async (asOf, signal) => {
    try {
      await workOffAll(asOf, signal);
    } catch (error) {
      // Other rules were announced meanwhile: nothing of the batch was kept, and the next nudge reads them.
      if (!(error instanceof RulesChangedError)) throw error;
      logger.info({ asOf }, error.message);
    }
  };
}
