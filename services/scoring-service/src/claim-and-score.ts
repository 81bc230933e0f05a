import {
  claimChanged,
  claimDue,
  claimFresh,
  type DueSubject,
  inSession,
  listRulesPurpose,
  type Session,
  type Store,
} from '@egret/store';
import { nothingDone, type ScoringOutcome } from './outcome.ts';
import { scoreBatch, type ScoringTerms, type Work } from './score-batch.ts';

/** Works off the next subjects that wait, in one transaction; null: none is left. */
export type NextBatch = () => Promise<ScoringOutcome | null>;

/** A pass through the subjects whose knowledge has changed, at most `limit` at a time. */
export function passThroughChanged(store: Store, terms: ScoringTerms, limit: number): NextBatch {
  let last: string | null = null;
  return () =>
    workOff(store, terms, 'both', async ({ db }) => {
      const ids = await claimChanged(db, limit, last);
      last = ids.at(-1) ?? last;
      return ids;
    });
}

/** A pass through the subjects that are due for a purpose, at most `limit` at a time. */
export function passThroughDue(store: Store, purpose: string, terms: ScoringTerms, limit: number): NextBatch {
  const work = purpose === listRulesPurpose ? 'list-rules' : 'scores';
  let last: DueSubject | null = null;
  return () =>
    workOff(store, terms, work, async ({ db }) => {
      const due = await claimDue(db, purpose, terms.asOf, limit, last);
      last = due.at(-1) ?? last;
      return due.map(({ subjectId }) => subjectId).toSorted();
    });
}

/** How much of what new batches have changed is worked off in one transaction, in all and of one batch. */
const fresh = { limit: 1_000, each: 250 };

/**
 * Follows the batches after `seq`: each call works off the subjects that the next of them have changed, without the rest
 * of large batches, and returns null where there is no newer batch. What a call fails at is left to a pass.
 */
export function followBatches(
  store: Store,
  seq: number,
): (terms: ScoringTerms) => Promise<ScoringOutcome | null> {
  let seen = seq;
  return async (terms) => {
    const before = seen;
    const outcome = await workOff(store, terms, 'both', async ({ db }) => {
      const claim = await claimFresh(db, seen, fresh);
      seen = claim.seq;
      return claim.subjects;
    });
    return outcome ?? (seen > before ? nothingDone : null);
  };
}

/** Claim and work are one transaction: whoever is claimed is done, or waits again. */
function workOff(
  store: Store,
  terms: ScoringTerms,
  work: Work,
  claim: (session: Session) => Promise<readonly string[]>,
): Promise<ScoringOutcome | null> {
  return inSession(store, async (session) => {
    const ids = await claim(session);
    return ids.length === 0 ? null : scoreBatch(session, { ids }, work, terms);
  });
}
