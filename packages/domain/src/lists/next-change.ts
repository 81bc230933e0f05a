import type { Fact, SubjectFacts } from '../facts.ts';
import { addDays, addMonths, type LocalDate } from '../local-date.ts';
import { isPenaltyOf, type ListProposal, proposeListEntries } from './propose.ts';
import type { ListRule } from './rules.ts';

/**
 * The first day after `asOf` on which `proposeListEntries` may answer differently about a subject without new knowledge,
 * or null where there is none: a record enters or leaves a rule's window, a rule begins or ends, a proposal would be
 * over, the facts change. On every day before it the rules propose the same. The last day of an entry
 * that is counted from the day of its proposal moves every day and is no difference.
 */
export function nextListChange(
  subject: SubjectFacts,
  asOf: LocalDate,
  rules: readonly ListRule[],
): LocalDate | null {
  const able = rules.filter((rule) => rule.appliesTo.includes(subject.kind) && maySpeak(rule, subject.facts));
  const otherFacts = subject.changesOn;
  if (able.length === 0) return otherFacts;
  const saidNow = said(subject, asOf, able);
  const days = able.flatMap((rule) => daysOf(rule, subject.facts)).filter((day) => day > asOf);
  for (const day of [...new Set(days)].toSorted()) {
    if (otherFacts !== null && otherFacts <= day) return otherFacts;
    if (said(subject, day, able) !== saidNow) return day;
  }
  return otherFacts;
}

/** Whether a rule can propose on any day while the facts are these: few subjects have as many as it requires. */
function maySpeak({ condition }: ListRule, facts: readonly Fact[]): boolean {
  switch (condition.type) {
    case 'honours':
      return (
        countOf(facts, ({ honourLevel }) => honourLevel !== null && condition.levels.includes(honourLevel)) >=
        condition.minimumCount
      );
    case 'penalties':
      return countOf(facts, (fact) => isPenaltyOf(condition, fact)) >= condition.minimumCount;
    case 'judgment-default':
      return facts.some(({ otherKind }) => otherKind === 'judgment-default');
  }
}

function countOf(facts: readonly Fact[], matches: (fact: Fact) => boolean): number {
  let count = 0;
  for (const fact of facts) if (matches(fact)) count += 1;
  return count;
}

/** What the rules say on a day, as one text. */
function said(subject: SubjectFacts, day: LocalDate, rules: readonly ListRule[]): string {
  const fromRecord = new Set(rules.filter((rule) => rule.validity.from === 'record').map((rule) => rule.id));
  return JSON.stringify(
    proposeListEntries(subject, day, rules).map((proposal: ListProposal) => ({
      ...proposal,
      validTo: fromRecord.has(proposal.ruleId) ? proposal.validTo : null,
    })),
  );
}

/** The days on which a rule begins, is over, or sees one of the facts in another light. */
function daysOf(rule: ListRule, facts: readonly Fact[]): readonly LocalDate[] {
  const days = [rule.activeFrom];
  if (rule.activeTo !== null) days.push(addDays(rule.activeTo, 1));
  const { condition, validity } = rule;
  for (const { decidedOn } of facts) {
    if (validity.from === 'record') days.push(addDays(addMonths(decidedOn, validity.months), 1));
    if (condition.type !== 'judgment-default') days.push(outOfWindow(decidedOn, condition.withinMonths));
    if (condition.type === 'honours') days.push(outOfWindow(decidedOn, condition.cleanMonths));
  }
  return days;
}

/**
 * The first day on which so many months back is no longer before a decision. Months back from the end of a long
 * month are cut to the end of a short one, so that it may be the day after `decidedOn` + `months`.
 */
function outOfWindow(decidedOn: LocalDate, months: number): LocalDate {
  const day = addMonths(decidedOn, months);
  return addMonths(day, -months) >= decidedOn ? day : addDays(day, 1);
}
