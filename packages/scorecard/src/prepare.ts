import type { Fact } from '@egret/domain';

import { breaksRun } from './clean-months.ts';
import type { DateNumber } from './date-number.ts';
import { dateNumber, dayAfter, never } from './date-number.ts';
import type { Arithmetic } from './evaluation.ts';
import { matches, repairWanted } from './match.ts';
import type {
  CleanMonthsRule,
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
  /** How the points of a record come about at a percentage. */
  arithmetic(fact: Fact, percent: number): Arithmetic;
}

/** A rule of bands by months since a day. */
export interface PreparedBandRule extends Effect {
  readonly rule: TenureRule | CleanMonthsRule;
  readonly bands: TenureRule['bands'];
}

export interface PreparedCleanRule extends PreparedBandRule {
  /** Whether a record ends the run. */
  breaks(fact: Fact): boolean;
}

/** The rules that match a record, in the order of the model. */
export interface RuleSet {
  readonly rules: readonly PreparedRecordRule[];
  /** Whether one of them counts records. */
  readonly counted: boolean;
}

export interface PreparedRules {
  readonly tenure: readonly PreparedBandRule[];
  readonly clean: readonly PreparedCleanRule[];
  /** The rules that match a record; null where none does. */
  rulesFor(fact: Fact): RuleSet | null;
}

/** The rules of a checked model, their dates and conditions ready to use. */
export function prepareRules(model: ScoreModel): PreparedRules {
  const tenure: PreparedBandRule[] = [];
  const clean: PreparedCleanRule[] = [];
  const aboutRecords: PreparedRecordRule[] = [];
  for (const [index, rule] of model.rules.entries()) {
    const effect = { index, from: dateNumber(rule.effectiveFrom), to: endOfEffect(rule) };
    if (rule.type === 'tenure') tenure.push({ ...effect, rule, bands: rule.bands });
    else if (rule.type === 'clean-months') {
      clean.push({ ...effect, rule, bands: rule.bands, breaks: breaksRun(rule.breaches) });
    } else aboutRecords.push({ ...effect, ...recordRule(rule) });
  }
  return { tenure, clean, rulesFor: remembered(aboutRecords) };
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

/** The first day on which a rule or a ceiling no longer has effect. */
export function endOfEffect(rule: Pick<Rule, 'effectiveTo'>): DateNumber {
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

function worth(
  rule: RecordsRule | GradedRule | CountRule,
): Pick<PreparedRecordRule, 'amount' | 'decayOf' | 'arithmetic'> {
  if (rule.type === 'graded') {
    const { levels } = rule;
    return {
      amount: (fact) => baseOf(rule, fact) + fineOf(rule, fact) + kindOf(rule, fact),
      decayOf: (fact) => levels[fact.severity ?? 'minor'].decay,
      arithmetic: (fact, percent) => ({
        of: 'record',
        base: baseOf(rule, fact),
        fine: fineOf(rule, fact),
        kind: kindOf(rule, fact),
        percent,
      }),
    };
  }
  const base = rule.type === 'count' ? 1 : rule.points;
  const decay = rule.type === 'records' ? rule.decay : monthsWhole(rule.months);
  return {
    amount: () => base,
    decayOf: () => decay,
    arithmetic: (_, percent) => ({ of: 'record', base, fine: 0, kind: 0, percent }),
  };
}

function monthsWhole(months: number | null): Decay {
  return months === null ? null : [{ months, percent: 100 }];
}

function baseOf(rule: GradedRule, fact: Fact): number {
  return rule.levels[fact.severity ?? 'minor'].points;
}

function fineOf(rule: GradedRule, fact: Fact): number {
  const fine = fact.fineFen ?? 0;
  let band = 0;
  for (const each of rule.fineBands) {
    if (fine >= each.fromFen) band = each.points;
  }
  return band;
}

function kindOf(rule: GradedRule, fact: Fact): number {
  let heaviest = 0;
  for (const kind of fact.penaltyKinds) heaviest = Math.min(heaviest, rule.penaltyKinds[kind] ?? 0);
  return heaviest;
}
