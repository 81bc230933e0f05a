import type { LocalDate } from '@egret/domain';
import type { Logger, Metrics } from '@egret/runtime';
import type { Scorer, ScoringOutcome } from '@egret/store';

/** Subjects scored in one transaction: enough that COPY pays, few enough to be done in seconds. */
const batchSize = 20_000;

/** Why subjects are scored: their knowledge changed, or their score is due by itself. */
export type ScoringReason = 'changed' | 'due';

/** Scores all that waits, batch after batch, until nothing is left or `signal` is aborted. */
export type ScoreWaiting = (asOf: LocalDate, signal: AbortSignal) => Promise<void>;

/**
 * Makes the work of one nudge. Several may run at once, here and elsewhere: every batch claims its own
 * subjects. A nudge that comes too late finds nothing and ends.
 */
export function makeScoreWaiting(scorer: Scorer, logger: Logger, metrics: Metrics): ScoreWaiting {
  const subjects = metrics.counter('egret_scoring_subjects_total', 'Subjects read for scoring', ['reason']);
  const proposals = metrics.counter('egret_list_proposals_total', 'List entries proposed by rules');
  const seconds = metrics.histogram(
    'egret_scoring_batch_seconds',
    'Time of one batch from claim to commit',
    ['reason'],
    [0.01, 0.05, 0.25, 1, 2.5, 5, 10, 30],
  );

  async function scoreAll(
    reason: ScoringReason,
    scoreBatch: () => Promise<ScoringOutcome>,
    signal: AbortSignal,
  ): Promise<void> {
    while (!signal.aborted) {
      const observe = seconds.startTimer({ reason });
      const outcome = await scoreBatch();
      if (outcome.subjects === 0) return;
      const duration = observe();
      subjects.inc({ reason }, outcome.subjects);
      proposals.inc(outcome.proposed);
      logger.info({ reason, ...outcome, seconds: duration }, 'scored');
    }
  }

  return async (asOf, signal) => {
    await scoreAll('changed', () => scorer.scoreChanged(asOf, batchSize), signal);
    await scoreAll('due', () => scorer.scoreDue(asOf, batchSize), signal);
  };
}
