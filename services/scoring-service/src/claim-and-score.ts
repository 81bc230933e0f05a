import { claimChanged, claimDue, inSession, listRulesPurpose, type Session, type Store } from '@egret/store';
import { nothingDone, type ScoringOutcome } from './outcome.ts';
import { scoreBatch, type ScoringTerms, type Work } from './score-batch.ts';

/** Works off at most `limit` subjects whose knowledge has changed; `subjects` 0: there was none to claim. */
export function scoreChanged(store: Store, terms: ScoringTerms, limit: number): Promise<ScoringOutcome> {
  return workOff(store, terms, 'both', ({ db }) => claimChanged(db, limit));
}

/** Works off at most `limit` subjects that are due for a purpose; `subjects` 0: there was none to claim. */
export function scoreDue(
  store: Store,
  purpose: string,
  terms: ScoringTerms,
  limit: number,
): Promise<ScoringOutcome> {
  const work = purpose === listRulesPurpose ? 'list-rules' : 'scores';
  return workOff(store, terms, work, ({ db }) => claimDue(db, purpose, terms.asOf, limit));
}

/** Claim and work are one transaction: whoever is claimed is done, or waits again. */
function workOff(
  store: Store,
  terms: ScoringTerms,
  work: Work,
  claim: (session: Session) => Promise<readonly string[]>,
): Promise<ScoringOutcome> {
  return inSession(store, async (session) => {
    const ids = await claim(session);
    return ids.length === 0 ? nothingDone : scoreBatch(session, { ids }, work, terms);
  });
}
