import { type ListRule, listRules as rulesInDomain, type LocalDate } from '@egret/domain';
import type { Store } from '../db.ts';
import type { Sealing } from '../sealing.ts';
import { claimChanged, claimDue } from './claim.ts';
import { populationScopes } from './population-scopes.ts';
import { receiptKey } from './save-scores.ts';
import { addOutcomes, nothingScored, scoreScope, type ScoringOutcome } from './score-scope.ts';
import { inSession } from './session.ts';

/** Scores subjects and keeps the scores. Every call is one transaction a batch. */
export interface Scorer {
  /** Scores these subjects now; for a score whose day of change has come before it is used. */
  scoreSubjects(ids: readonly string[], asOf: LocalDate): Promise<ScoringOutcome>;
  /** Scores at most `limit` subjects whose knowledge has changed; `subjects` 0: there was none to claim. */
  scoreChanged(asOf: LocalDate, limit: number): Promise<ScoringOutcome>;
  /** Scores at most `limit` subjects whose score is due on `asOf`; `subjects` 0: there was none to claim. */
  scoreDue(asOf: LocalDate, limit: number): Promise<ScoringOutcome>;
  /** Scores everybody, `size` subjects a transaction, on `connections` connections at a time. */
  scorePopulation(
    asOf: LocalDate,
    options: { readonly size: number; readonly connections: number },
  ): Promise<ScoringOutcome>;
}

/** Makes the scorer over a store; receipts are made under a key of `sealing`. The list rules are the domain's if none are given. */
export function createScorer(options: {
  readonly store: Store;
  readonly sealing: Sealing;
  readonly listRules?: readonly ListRule[];
}): Scorer {
  const { store, sealing, listRules = rulesInDomain } = options;
  const key = receiptKey(sealing);

  return {
    async scoreSubjects(ids, asOf) {
      if (ids.length === 0) return nothingScored;
      return inSession(store, (session) => scoreScope(session, { ids }, { asOf, key, listRules }));
    },
    async scoreChanged(asOf, limit) {
      return inSession(store, async (session) => {
        const ids = await claimChanged(session.db, limit);
        return ids.length === 0 ? nothingScored : scoreScope(session, { ids }, { asOf, key, listRules });
      });
    },
    async scoreDue(asOf, limit) {
      return inSession(store, async (session) => {
        const ids = await claimDue(session.db, asOf, limit);
        return ids.length === 0 ? nothingScored : scoreScope(session, { ids }, { asOf, key, listRules });
      });
    },
    async scorePopulation(asOf, { size, connections }) {
      const scopes = await populationScopes(store.db, size);
      const waiting = scopes.values();
      const workers = Array.from({ length: connections }, async () => {
        let outcome = nothingScored;
        for (const scope of waiting) {
          const scored = await inSession(store, (session) =>
            scoreScope(session, scope, { asOf, key, listRules }),
          );
          outcome = addOutcomes(outcome, scored);
        }
        return outcome;
      });
      return (await Promise.all(workers)).reduce(addOutcomes, nothingScored);
    },
  };
}
