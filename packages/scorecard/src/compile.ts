import type { LocalDate, SubjectFacts } from '@egret/domain';
import { DomainError } from '@egret/domain';

import { dateFact, lineClaim } from './claim.ts';
import type { Tally } from './counted.ts';
import { countedStretch, tally } from './counted.ts';
import type { DateNumber } from './date-number.ts';
import { dateNumber, dateOf, dayBefore, never } from './date-number.ts';
import type { Evaluation, ExplanationLine } from './evaluation.ts';
import { settleBy } from './limits.ts';
import { modelHash } from './model-hash.ts';
import type { PreparedRules } from './prepare.ts';
import { prepareRules } from './prepare.ts';
import type { Rule, ScoreModel } from './schema.ts';
import type { Stretch } from './stretch.ts';
import { tenureStretch } from './tenure.ts';
import { tierOf } from './tier.ts';

export interface CompiledModel {
  readonly model: ScoreModel;
  /** See `modelHash`. */
  readonly hash: string;
  /**
   * What the model says of a subject on a day, by its facts as of that day (`subjectFactsOf`): pure, so that the same
   * question always has the same answer. Facts decided after `asOf` have no effect yet. Throws `DomainError` `model-not-applicable` where
   * the model is not for subjects of that kind.
   */
  evaluate(subject: SubjectFacts, asOf: LocalDate): Evaluation;
}

/**
 * Takes a checked model and gives its evaluator, all numbers and dates looked up once. `nextChangeOn` is exact as far
 * as the facts stand: every line knows the day on which it ends by itself, every record without a line the day on which
 * it gets one; and never later than the day on which the facts are otherwise.
 */
export function compile(model: ScoreModel): CompiledModel {
  const rules = prepareRules(model);
  const settle = settleBy(model);
  function evaluate(subject: SubjectFacts, asOf: LocalDate): Evaluation {
    if (!model.appliesTo.includes(subject.kind)) {
      throw new DomainError(
        'model-not-applicable',
        `model ${model.id} is not for subjects of kind ${subject.kind}`,
      );
    }
    const { linesOfRule, next } = draftOf(rules, subject, dateNumber(asOf));
    const settled = settle(linesOfRule);
    return { ...settled, tier: tierOf(model, settled.points), nextChangeOn: dateOf(next) };
  }
  return { model, hash: modelHash(model), evaluate };
}

/** Lines as they gather by the index of their rule, and the first day on which a line ends or another begins. */
interface Draft {
  readonly linesOfRule: ExplanationLine[][];
  next: DateNumber;
}

function draftOf(rules: PreparedRules, subject: SubjectFacts, today: DateNumber): Draft {
  const next = subject.changesOn === null ? never : dateNumber(subject.changesOn);
  const draft: Draft = { linesOfRule: [], next };
  if (subject.since !== null) {
    for (const each of rules.tenure) enter(draft, each, tenureStretch(each, subject.since, today), null);
  }
  const tallies = new Map<number, Tally>();
  for (const fact of subject.facts) {
    const set = rules.rulesFor(fact);
    if (set === null) continue;
    const dated = dateFact(fact, set.rules);
    const claim = lineClaim(dated, today);
    if (claim.rule !== null) enter(draft, claim.rule, claim, fact.recordId);
    else if (claim.until < draft.next) draft.next = claim.until;
    if (set.counted) tally(dated, today, tallies);
  }
  for (const each of tallies.values()) enter(draft, each.rule, countedStretch(each), null);
  return draft;
}

/** Enters what a rule gives; the line of a record stands also with 0 points, where the record is disputed. */
function enter(
  draft: Draft,
  { index, rule }: { readonly index: number; readonly rule: Rule },
  { points, until }: Stretch,
  recordId: string | null,
): void {
  if (until < draft.next) draft.next = until;
  if (points === 0 && recordId === null) return;
  const line: ExplanationLine = {
    reason: points === 0 ? 'disputed' : 'rule',
    ruleId: rule.id,
    dimension: rule.dimension,
    points,
    recordId,
    until: dateOf(dayBefore(until)),
  };
  const lines = draft.linesOfRule[index];
  if (lines === undefined) draft.linesOfRule[index] = [line];
  else lines.push(line);
}
