import type { LocalDate, SubjectFacts } from '@egret/domain';
import { DomainError } from '@egret/domain';

import { ceilingLine, ceilingsOf } from './ceilings.ts';
import { dateFact, lineClaim } from './claim.ts';
import type { Run } from './clean-months.ts';
import { endRun } from './clean-months.ts';
import type { Tally } from './counted.ts';
import { countedStretch, tally } from './counted.ts';
import type { DateNumber } from './date-number.ts';
import { dateNumber, dateOf, dayBefore, never } from './date-number.ts';
import type { Arithmetic, Evaluation, ExplanationLine, Unrated } from './evaluation.ts';
import { settleBy } from './limits.ts';
import { modelHash } from './model-hash.ts';
import type { PreparedBandRule, PreparedRules } from './prepare.ts';
import { prepareRules } from './prepare.ts';
import type { Rule, ScoreModel } from './schema.ts';
import { bandStretch } from './tenure.ts';
import { tierOf } from './tier.ts';

export interface CompiledModel {
  readonly model: ScoreModel;
  /** See `modelHash`. */
  readonly hash: string;
  /**
   * What the model says of a subject on a day, by its facts as of that day (`subjectFactsOf`): pure, so that the same
   * question always has the same answer. Facts decided after `asOf` have no effect yet. Throws `DomainError`
   * `model-not-applicable` where the model is not for subjects of that kind.
   */
  evaluate(subject: SubjectFacts, asOf: LocalDate): Evaluation;
}

/**
 * Takes a checked model and returns its evaluator, all numbers and dates looked up once. `nextChangeOn` is exact as far
 * as the facts stand: every line knows the day on which it ends by itself, every record without a line the day on which
 * it gets one; and never later than the day on which the facts are otherwise.
 */
export function compile(model: ScoreModel): CompiledModel {
  const rules = prepareRules(model);
  const settle = settleBy(model);
  const ceilingOf = ceilingsOf(model);
  function evaluate(subject: SubjectFacts, asOf: LocalDate): Evaluation {
    if (!model.appliesTo.includes(subject.kind)) {
      throw new DomainError(
        'model-not-applicable',
        `model ${model.id} is not for subjects of kind ${subject.kind}`,
      );
    }
    const today = dateNumber(asOf);
    const { linesOfRule, next, known } = draftOf(rules, subject, today);
    const unrated = unratedAs(model, subject, known <= today);
    if (unrated !== null) {
      const nextChangeOn = dateOf(unrated === 'insufficient-data' ? Math.min(next, known) : next);
      return { points: null, tier: unrated, dimensions: [], lines: [], nextChangeOn };
    }
    const settled = settle(linesOfRule);
    const ceiling = ceilingOf(subject, today);
    const nextChangeOn = dateOf(Math.min(next, ceiling.until));
    const line = ceilingLine(ceiling, settled.points);
    if (line === null) return { ...settled, tier: tierOf(model, settled.points), nextChangeOn };
    const points = settled.points + line.points;
    const lines = [...settled.lines, line];
    return { points, tier: tierOf(model, points), dimensions: settled.dimensions, lines, nextChangeOn };
  }
  return { model, hash: modelHash(model), evaluate };
}

/** Why a subject has no score; `known` says whether there is a record other than of public services. */
function unratedAs(model: ScoreModel, subject: SubjectFacts, known: boolean): Unrated | null {
  const { registrationState: state } = subject;
  if (state !== null && model.notRated?.states.includes(state)) return 'not-rated';
  return model.insufficientData !== null && subject.since === null && !known ? 'insufficient-data' : null;
}

/** Lines as they gather by the index of their rule, and the first day on which a line ends or another begins. */
interface Draft {
  readonly linesOfRule: ExplanationLine[][];
  next: DateNumber;
  /** The day of the first record, public services left aside. */
  known: DateNumber;
}

function draftOf(rules: PreparedRules, subject: SubjectFacts, today: DateNumber): Draft {
  const next = subject.changesOn === null ? never : dateNumber(subject.changesOn);
  const draft: Draft = { linesOfRule: [], next, known: never };
  if (subject.since !== null) {
    const since = dateNumber(subject.since);
    for (const each of rules.tenure) enterMonths(draft, each, { since, until: never }, today);
    for (const each of rules.clean) {
      const run: Run = { since, until: never };
      for (const fact of subject.facts) if (each.breaks(fact)) endRun(run, fact, today);
      enterMonths(draft, each, run, today);
    }
  }
  const tallies = new Map<number, Tally>();
  for (const fact of subject.facts) {
    if (fact.kind === 'public-service') continue;
    const decided = dateNumber(fact.decidedOn);
    if (decided < draft.known) draft.known = decided;
    const set = rules.rulesFor(fact);
    if (set === null) continue;
    const dated = dateFact(fact, decided, set.rules);
    const { rule, points, percent, until } = lineClaim(dated, today);
    if (rule !== null) {
      const arithmetic = points === 0 ? null : rule.arithmetic(fact, percent);
      enter(draft, rule, points, until, fact.recordId, arithmetic);
    } else if (until < draft.next) draft.next = until;
    if (set.counted) tally(dated, today, tallies);
  }
  for (const each of tallies.values()) {
    const { points, until, atLeast } = countedStretch(each);
    enter(draft, each.rule, points, until, null, { of: 'count', atLeast });
  }
  return draft;
}

function enterMonths(draft: Draft, rule: PreparedBandRule, run: Run, today: DateNumber): void {
  const { points, until, atLeast } = bandStretch(rule, run.since, today);
  const since = dateOf(run.since);
  const arithmetic = since === null ? null : ({ of: 'months', atLeast, since } as const);
  enter(draft, rule, points, Math.min(until, run.until), null, arithmetic);
}

/** Enters the points of a rule; a record under objection has a line with 0 points, anything else of 0 points has none. */
function enter(
  draft: Draft,
  { index, rule }: { readonly index: number; readonly rule: Rule },
  points: number,
  until: DateNumber,
  recordId: string | null,
  arithmetic: Arithmetic | null,
): void {
  if (until < draft.next) draft.next = until;
  if (points === 0 && recordId === null) return;
  const line: ExplanationLine = {
    reason: points === 0 ? 'disputed' : 'rule',
    ruleId: rule.id,
    dimension: rule.dimension,
    points,
    recordId,
    arithmetic,
    until: dateOf(dayBefore(until)),
  };
  const lines = draft.linesOfRule[index];
  if (lines === undefined) draft.linesOfRule[index] = [line];
  else lines.push(line);
}
