import { isUnavailable } from '@egret/runtime';
import {
  answerEligibilityChecks,
  type EligibilityAnswer,
  type EligibilityAsk,
  lawDigest,
  receiptKey,
  rescoreSubjects,
} from '@egret/store';
import type { ApiContext } from '../context.ts';
import { createMicroBatcher } from './micro-batcher.ts';
import { perkTerms } from './perk-terms.ts';

/** Answers one check, or `conflict` where its request number stands for another question. */
export type CheckEligibility = (ask: EligibilityAsk) => Promise<EligibilityAnswer | 'conflict'>;

const isOfItem = (error: unknown): boolean => !isUnavailable(error);

/**
 * A statement of so many checks takes some milliseconds, of which half a millisecond does not depend on how many; with
 * three at a time the database works while requests are read and answers are sent.
 */
const batches = { largest: 64, inFlight: 3, waiting: 4_096, isOfItem };

/**
 * Makes the function that answers checks: those that come together are answered by one statement. A person
 * whose score no longer holds (or who has none yet) is scored first, many in one go, and asked about again;
 * whoever then has none that holds is not eligible.
 */
export function createEligibilityChecks(
  context: Pick<ApiContext, 'store' | 'sealing' | 'clock' | 'reference'>,
): CheckEligibility {
  const { store, clock, reference } = context;
  const key = receiptKey(context.sealing);

  async function answerAll(asks: readonly EligibilityAsk[], decideStale: boolean) {
    const [asOf, now] = [clock.businessDate(), clock.now()];
    const { perks, law } = await reference.current();
    const asked = [...new Set(asks.map((ask) => ask.perk))];
    return answerEligibilityChecks(store.pool, asks, {
      asOf,
      checkedAt: now,
      terms: asked.map((perk) => perkTerms(perk, asOf, now, perks)),
      lawDigest: lawDigest(law),
      decideStale,
    });
  }

  const ask = createMicroBatcher((asks: readonly EligibilityAsk[]) => answerAll(asks, false), batches);
  const askAgain = createMicroBatcher((asks: readonly EligibilityAsk[]) => answerAll(asks, true), batches);
  const score = createMicroBatcher(
    async (ids: readonly string[]) => {
      await rescoreSubjects(store, [...new Set(ids)], {
        asOf: clock.businessDate(),
        key,
        law: (await reference.current()).law,
      });
      return ids;
    },
    { largest: 256, inFlight: 1, waiting: 4_096, isOfItem },
  );

  return async (question) => {
    let answered = await ask(question);
    if (answered.outcome === 'stale') {
      await score(answered.subjectId);
      answered = await askAgain(question);
    }
    if (answered.outcome === 'stale') throw new Error('a check that must be decided was not');
    return answered.outcome === 'conflict' ? 'conflict' : answered.answer;
  };
}
