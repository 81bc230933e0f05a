import type { Fact } from '@egret/domain';

import type { DateNumber } from './date-number.ts';
import { dateNumber, dayAfter, monthsAfter, never } from './date-number.ts';
import type { PreparedRecordRule } from './prepare.ts';
import type { RecordEnd } from './schema.ts';
import type { Stretch } from './stretch.ts';

/** A record with the rules that match it and its dates as numbers. */
export interface DatedFact {
  readonly fact: Fact;
  readonly rules: readonly PreparedRecordRule[];
  readonly decided: DateNumber;
  /** The first day on which the fact is no longer as it is; `never` where none is known. Nothing is claimed from then. */
  readonly changes: DateNumber;
}

/**
 * What becomes of a record on a day: its points (1 where the rule counts, 0 where it is disputed), until the first
 * later day on which this may be otherwise.
 */
export interface Claim extends Stretch {
  /** The rule that uses the record, where the record has an effect that is to be shown; else null. */
  readonly rule: PreparedRecordRule | null;
  /** How much of its points counts at its age; 0 where there is no rule. */
  readonly percent: number;
}

const nothing = { rule: null, points: 0, percent: 0 } as const;

/** Takes a record, its day and the rules that match it, in the order of the model. */
export function dateFact(fact: Fact, decided: DateNumber, rules: readonly PreparedRecordRule[]): DatedFact {
  const changes = fact.changesOn === null ? never : dateNumber(fact.changesOn);
  return { fact, rules, decided, changes };
}

/**
 * Which rule uses a record on a day, and what for: the first in effect that matches. Before the decision none does;
 * one that takes points uses only records with a document number, and takes nothing while the record is disputed. From
 * the day on which the fact changes it claims nothing: what holds then is to be evaluated with the facts of that day.
 */
export function claimOn(dated: DatedFact, day: DateNumber): Claim {
  if (day < dated.decided) return { ...nothing, until: dated.decided };
  if (day >= dated.changes) return { ...nothing, until: never };
  let until = dated.changes;
  for (const rule of dated.rules) {
    if (day < rule.from) {
      if (rule.from < until) until = rule.from;
      continue;
    }
    if (day >= rule.to) continue;
    if (rule.repaired !== null && rule.repaired !== dated.fact.repaired) continue;
    if (rule.to < until) until = rule.to;
    return use(rule, dated, day, until);
  }
  return { ...nothing, until };
}

function use(rule: PreparedRecordRule, dated: DatedFact, day: DateNumber, ruleEnd: DateNumber): Claim {
  const { fact } = dated;
  if (rule.takes && fact.documentNumber === '') return { ...nothing, until: ruleEnd };
  let until = ruleEnd;
  for (const end of rule.endsBy) {
    const ended = endOf(end, dated);
    if (day >= ended) return { ...nothing, until: ruleEnd };
    if (ended < until) until = ended;
  }
  let percent = 100;
  const decay = rule.decayOf(fact);
  if (decay !== null) {
    percent = 0;
    for (const step of decay) {
      const stepEnd = monthsAfter(dated.decided, step.months);
      if (day >= stepEnd) continue;
      percent = step.percent;
      if (stepEnd < until) until = stepEnd;
      break;
    }
  }
  const points = wholePoints(rule.amount(fact), percent);
  if (points === 0) return { ...nothing, until };
  return { rule, points: points < 0 && fact.disputed ? 0 : points, percent, until };
}

/** A percentage of points, cut towards zero. */
function wholePoints(points: number, percent: number): number {
  const product = points * percent;
  return (product - (product % 100)) / 100;
}

/** The first day on which the record no longer has an effect. */
function endOf(end: RecordEnd, { fact }: DatedFact): DateNumber {
  const last = fact[end];
  return last === null ? never : dayAfter(dateNumber(last));
}

/**
 * The claim of the rules that give a record a line of its own (a counted record has none), with `until` moved to the
 * first day on which that line ends, changes or begins.
 */
export function lineClaim(dated: DatedFact, day: DateNumber): Claim {
  const claim = withLine(claimOn(dated, day));
  let { until } = claim;
  while (until !== never) {
    const next = withLine(claimOn(dated, until));
    if (next.rule !== claim.rule || next.points !== claim.points) break;
    until = next.until;
  }
  return until === claim.until ? claim : { ...claim, until };
}

function withLine(claim: Claim): Claim {
  return claim.rule?.steps ? { ...nothing, until: claim.until } : claim;
}
