import {
  type ListRule,
  type LocalDate,
  nextListChange,
  proposeListEntries,
  type Scorable,
  type SubjectFacts,
} from '@egret/domain';
import type { SubjectProposal } from '@egret/store';

/** What the list rules say of a subject on a day, and the first later day on which that may be otherwise. */
export interface ListDecision {
  readonly proposals: readonly SubjectProposal[];
  readonly nextOn: LocalDate | null;
}

/** Decides which entries are proposed for a subject, scored or not. Of a minor nothing is said before the day of age. */
export function decideListEntries(
  { minorUntil }: Pick<Scorable, 'minorUntil'>,
  facts: SubjectFacts,
  asOf: LocalDate,
  rules: readonly ListRule[],
): ListDecision {
  const { subjectId } = facts;
  if (minorUntil !== null && minorUntil > asOf) return { proposals: [], nextOn: minorUntil };
  return {
    proposals: proposeListEntries(facts, asOf, rules).map((proposal) => ({ ...proposal, subjectId })),
    nextOn: nextListChange(facts, asOf, rules),
  };
}
