import {
  type ListRule,
  type LocalDate,
  nextListChange,
  nextListReview,
  proposeListEntries,
  type SubjectFacts,
} from '@egret/domain';
import type { KnownSubject, SubjectProposal } from '@egret/store';

/** What the list rules say of a subject on a day, and the first later day on which that may be otherwise. */
export interface ListDecision {
  readonly proposals: readonly SubjectProposal[];
  readonly nextOn: LocalDate | null;
}

/**
 * Decides which entries are proposed for a subject, scored or not. Of a minor nothing is proposed before the day of age;
 * the entries that there are, are examined again on their own days, whoever's they are.
 */
export function decideListEntries(
  subject: Pick<KnownSubject, 'subjectId' | 'minorUntil' | 'entries' | 'records'>,
  facts: SubjectFacts,
  asOf: LocalDate,
  rules: readonly ListRule[],
): ListDecision {
  const { subjectId, minorUntil } = subject;
  const review = nextListReview(subject, asOf);
  if (minorUntil !== null && minorUntil > asOf) return { proposals: [], nextOn: earlier(minorUntil, review) };
  return {
    proposals: proposeListEntries(facts, asOf, rules).map((proposal) => ({ ...proposal, subjectId })),
    nextOn: earlier(nextListChange(facts, asOf, rules), review),
  };
}

function earlier(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
