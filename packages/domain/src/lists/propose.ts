import { isInForce } from '../dated.ts';
import type { Fact, SubjectFacts } from '../facts.ts';
import { addMonths } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import type { ListKind } from '../vocabulary.ts';
import type { ListCondition, ListRule } from './rules.ts';

/** An entry that a rule would have somebody decide on. It has no effect of its own. */
export interface ListProposal {
  readonly list: ListKind;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly definitionId: string;
  /** The records it rests on, in the order of the facts. */
  readonly recordIds: readonly string[];
  /** Last day that the entry would hold. */
  readonly validTo: LocalDate;
}

/**
 * The entries that the rules in force on a day propose for a subject, by its facts as of that day. No record
 * that is repaired or under objection leads to a black or key-attention proposal, though while it may be used it
 * stands in the way of red. Red is not proposed beside black: the cross-check of 发改财金规〔2017〕1798号, which the
 * caller repeats against the entries that stand. The caller leaves out minors, and subjects on the list already.
 */
export function proposeListEntries(
  subject: SubjectFacts,
  asOf: LocalDate,
  rules: readonly ListRule[],
): readonly ListProposal[] {
  const proposals = rules
    .filter((rule) => isInForce(rule, asOf) && rule.appliesTo.includes(subject.kind))
    .flatMap((rule) => propose(rule, findRecords(rule.condition, subject.facts, asOf), asOf));
  const black = proposals.some((proposal) => proposal.list === 'black');
  return black ? proposals.filter((proposal) => proposal.list !== 'red') : proposals;
}

function propose(rule: ListRule, records: readonly Fact[], asOf: LocalDate): readonly ListProposal[] {
  const last = records.at(-1);
  if (last === undefined) return [];
  const validTo = addMonths(rule.validity.from === 'record' ? last.decidedOn : asOf, rule.validity.months);
  if (validTo < asOf) return [];
  return [
    {
      list: rule.list,
      ruleId: rule.id,
      ruleVersion: rule.version,
      definitionId: rule.definitionId,
      recordIds: records.map((record) => record.recordId),
      validTo,
    },
  ];
}

/** The records that meet a condition, none where it is not met. */
function findRecords(condition: ListCondition, facts: readonly Fact[], asOf: LocalDate): readonly Fact[] {
  switch (condition.type) {
    case 'honours': {
      const clean = addMonths(asOf, -condition.cleanMonths);
      const blemished =
        facts.some((fact) => fact.kind === 'penalty' && fact.decidedOn > clean) ||
        outstandingDefaults(facts).length > 0;
      const since = addMonths(asOf, -condition.withinMonths);
      const honours = facts.filter(
        (fact) =>
          fact.honourLevel !== null && condition.levels.includes(fact.honourLevel) && fact.decidedOn > since,
      );
      return !blemished && honours.length >= condition.minimumCount ? honours : [];
    }
    case 'penalties': {
      const since = addMonths(asOf, -condition.withinMonths);
      const penalties = facts.filter(
        (fact) => fact.decidedOn > since && countsAgainst(fact) && isPenaltyOf(condition, fact),
      );
      return penalties.length >= condition.minimumCount ? penalties : [];
    }
    case 'judgment-default':
      return outstandingDefaults(facts).filter(countsAgainst);
  }
}

function countsAgainst(fact: Fact): boolean {
  return !fact.disputed && !fact.repaired;
}

/** Whether a fact is a penalty of the severities and kinds that a condition counts. */
export function isPenaltyOf(condition: ListCondition & { type: 'penalties' }, fact: Fact): boolean {
  const { severities, penaltyKinds } = condition;
  if (fact.kind !== 'penalty' || fact.severity === null || !severities.includes(fact.severity)) return false;
  return penaltyKinds === null || fact.penaltyKinds.some((kind) => penaltyKinds.includes(kind));
}

/** The judgment defaults (失信被执行人) that are not fulfilled: a fulfilment is an event of its own default and no other's. */
export function outstandingDefaults(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter((fact) => fact.otherKind === 'judgment-default' && !fact.fulfilled);
}
