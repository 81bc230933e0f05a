import type { Fact } from '@egret/domain';

import type { DateNumber } from './date-number.ts';
import { dateNumber, dayAfter, never } from './date-number.ts';
import { matches, repairWanted } from './match.ts';
import type {
  CountRule,
  Decay,
  GradedRule,
  RecordEnd,
  RecordsRule,
  Rule,
  ScoreModel,
  TenureRule,
} from './schema.ts';
import { takesPoints } from './signs.ts';

/** The days on which a rule has effect: from the first, before the second. */
interface Effect {
  readonly index: number;
  readonly from: DateNumber;
  readonly to: DateNumber;
}

/** A rule about records with its numbers looked up once. */
export interface PreparedRecordRule extends Effect {
  readonly rule: RecordsRule | GradedRule | CountRule;
  /** Where it counts records (each is worth 1) instead of giving each its points; else null. */
  readonly steps: CountRule['steps'] | null;
  readonly takes: boolean;
  readonly repaired: boolean | null;
  readonly endsBy: readonly RecordEnd[];
  matches(fact: Fact): boolean;
  /** The points of a record before they fade. */
  amount(fact: Fact): number;
  decayOf(fact: Fact): Decay;
}

export interface PreparedTenureRule extends Effect {
  readonly rule: TenureRule;
}

/** The rules that match a record, in the order of the model. */
export interface RuleSet {
  readonly rules: readonly PreparedRecordRule[];
  /** Whether one of them counts records. */
  readonly counted: boolean;
}

export interface PreparedRules {
  readonly tenure: readonly PreparedTenureRule[];
  /** The rules that match a record; null where none does. */
  rulesFor(fact: Fact): RuleSet | null;
}

/** Takes a checked model and gives its rules, dates and conditions ready to use. */
export function prepareRules(model: ScoreModel): PreparedRules {
  const tenure: PreparedTenureRule[] = [];
  const aboutRecords: PreparedRecordRule[] = [];
  for (const [index, rule] of model.rules.entries()) {
    const effect = { index, from: dateNumber(rule.effectiveFrom), to: endOfEffect(rule) };
    if (rule.type === 'tenure') tenure.push({ ...effect, rule });
    else aboutRecords.push({ ...effect, ...recordRule(rule) });
  }
  return { tenure, rulesFor: remembered(aboutRecords) };
}

/**
 * Finds the rules of a record, looked up in all of them only once for each kind and pair of the attributes that
 * conditions on that kind can name (see `matchSchema`).
 */
function remembered(rules: readonly PreparedRecordRule[]): (fact: Fact) => RuleSet | null {
  const licence: Memory = new Map();
  const penalty: Memory = new Map();
  const other: Memory = new Map();
  const commitment: Memory = new Map();

  function recall(memory: Memory, fact: Fact, first: string | null, second: string | null): RuleSet | null {
    const known = memory.get(first);
    const set = known?.get(second);
    if (set !== undefined) return set;
    const fresh = ruleSet(rules.filter((rule) => rule.matches(fact)));
    if (known === undefined) memory.set(first, new Map([[second, fresh]]));
    else known.set(second, fresh);
    return fresh;
  }

  return (fact) => {
    switch (fact.kind) {
      case 'licence':
        return recall(licence, fact, null, null);
      case 'penalty':
        return recall(penalty, fact, fact.procedure, null);
      case 'other':
        return recall(other, fact, fact.otherKind, fact.honourLevel);
      case 'commitment':
        return recall(commitment, fact, fact.commitmentKind, fact.fulfilment);
      case 'public-service':
        return null;
    }
  };
}

type Memory = Map<string | null, Map<string | null, RuleSet | null>>;

function ruleSet(rules: readonly PreparedRecordRule[]): RuleSet | null {
  return rules.length === 0 ? null : { rules, counted: rules.some((rule) => rule.steps !== null) };
}

function endOfEffect(rule: Rule): DateNumber {
  return rule.effectiveTo === null ? never : dayAfter(dateNumber(rule.effectiveTo));
}

function recordRule(rule: RecordsRule | GradedRule | CountRule): Omit<PreparedRecordRule, keyof Effect> {
  return {
    rule,
    steps: rule.type === 'count' ? rule.steps : null,
    takes: takesPoints(rule),
    repaired: repairWanted(rule.match),
    endsBy: rule.endsBy,
    matches: (fact) => matches(rule.match, fact),
    ...worth(rule),
  };
}

function worth(rule: RecordsRule | GradedRule | CountRule): Pick<PreparedRecordRule, 'amount' | 'decayOf'> {
  if (rule.type === 'graded') {
    const { levels } = rule;
    return {
      amount: (fact) => gradedPoints(rule, fact),
      decayOf: (fact) => levels[fact.severity ?? 'minor'].decay,
    };
  }
  const points = rule.type === 'count' ? 1 : rule.points;
  const decay = rule.type === 'records' ? rule.decay : monthsWhole(rule.months);
  return { amount: () => points, decayOf: () => decay };
}

function monthsWhole(months: number | null): Decay {
  return months === null ? null : [{ months, percent: 100 }];
}

function gradedPoints(rule: GradedRule, fact: Fact): number {
  const fine = fact.fineFen ?? 0;
  let band = 0;
  for (const each of rule.fineBands) {
    if (fine >= each.fromFen) band = each.points;
  }
  let heaviest = 0;
  for (const kind of fact.penaltyKinds) heaviest = Math.min(heaviest, rule.penaltyKinds[kind] ?? 0);
  return rule.levels[fact.severity ?? 'minor'].points + band + heaviest;
}
