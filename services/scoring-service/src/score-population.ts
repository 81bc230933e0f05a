import { inSession, populationScopes, type Store } from '@egret/store';
import { addOutcomes, nothingDone, type ScoringOutcome } from './outcome.ts';
import { scoreBatch, type ScoringTerms } from './score-batch.ts';

/** Scores and lists everybody, changed or not, `size` subjects a transaction, on `connections` at a time. */
export async function scorePopulation(
  store: Store,
  terms: ScoringTerms,
  options: { readonly size: number; readonly connections: number },
): Promise<ScoringOutcome> {
  const waiting = (await populationScopes(store.db, options.size)).values();
  const workers = Array.from({ length: options.connections }, async () => {
    let outcome = nothingDone;
    for (const scope of waiting) {
      const done = await inSession(store, (session) => scoreBatch(session, scope, 'both', terms));
      outcome = addOutcomes(outcome, done);
    }
    return outcome;
  });
  return (await Promise.all(workers)).reduce(addOutcomes, nothingDone);
}
