import type { Decay, GradedRule, Rule, ScoreModel } from '../schema.ts';
import { pointsIn } from '../signs.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/** A rule either gives points or takes them, never both, and something at all. */
export function guardOneSign(model: ScoreModel): readonly Problem[] {
  return model.rules.flatMap((rule, at) => {
    const points = pointsIn(rule);
    const gives = points.some((each) => each > 0);
    const takes = points.some((each) => each < 0);
    if (gives !== takes) return [];
    const words = { zh: '一条规则只能加分或者只能扣分', en: 'a rule that only gives or only takes points' };
    return [problem(`/rules/${at}`, 'both-signs', { ...words, received: points.join(', ') })];
  });
}

/**
 * More serious never costs less, more and longer never earns less, and nothing grows by fading: at every age of a
 * penalty a higher severity takes at least as much as a lower one, higher bands of the fine take more, steps and
 * bands rise, decay falls.
 */
export function guardMonotone(model: ScoreModel): readonly Problem[] {
  return model.rules.flatMap((rule, at) => [...decayProblems(rule, at), ...orderProblems(rule, at)]);
}

function decayProblems(rule: Rule, at: number): Problem[] {
  return decaysOf(rule).flatMap((decay) => {
    if (decay === null) return [];
    const falls = isRising(decay.map((step) => step.months)) && isFalling(decay.map((step) => step.percent));
    const words = { zh: '衰减须月数递增、比例递减', en: 'decay in rising months and falling percentages' };
    return falls ? [] : [problem(`/rules/${at}`, 'decay-order', words)];
  });
}

function orderProblems(rule: Rule, at: number): Problem[] {
  switch (rule.type) {
    case 'records':
      return [];
    case 'count':
      return ordered(
        `/rules/${at}/steps`,
        rule.steps.map((step) => [step.atLeast, step.points]),
        'more',
      );
    case 'tenure':
    case 'clean-months':
      return ordered(
        `/rules/${at}/bands`,
        rule.bands.map((band) => [band.months, band.points]),
        'more',
      );
    case 'graded':
      return [
        ...ordered(
          `/rules/${at}/fineBands`,
          rule.fineBands.map((band) => [band.fromFen, band.points]),
          'less',
        ),
        ...severityProblems(rule, at),
      ];
  }
}

/** Thresholds rise, and the points with them (`more`) or against them (`less`). */
function ordered(
  pointer: string,
  pairs: readonly (readonly [number, number])[],
  points: 'more' | 'less',
): Problem[] {
  const values = pairs.map((pair) => pair[1]);
  const right =
    isRising(pairs.map((pair) => pair[0])) && (points === 'more' ? isRising(values) : isFalling(values));
  const words = {
    zh: '分档须递增，越严重扣分越多、越多加分越多',
    en: 'bands in rising order, none that costs or earns less',
  };
  return right ? [] : [problem(pointer, 'band-order', words)];
}

/** Points fall with severity, and at every age the share that counts of them does not: so neither does the product. */
function severityProblems({ levels }: GradedRule, at: number): Problem[] {
  const inOrder = [levels.minor, levels.general, levels.serious];
  const ages = [0, ...inOrder.flatMap((level) => level.decay?.map((step) => step.months) ?? [])];
  const falls =
    isFalling(inOrder.map((level) => level.points)) &&
    ages.every((months) => isFalling(inOrder.map((level) => -shareAt(level.decay, months))));
  const words = {
    zh: '越严重的失信行为扣分不得越少',
    en: 'at every age, more serious takes at least as much',
  };
  return falls ? [] : [problem(`/rules/${at}/levels`, 'severity-order', words)];
}

function decaysOf(rule: Rule): readonly Decay[] {
  if (rule.type === 'records') return [rule.decay];
  return rule.type === 'graded' ? Object.values(rule.levels).map((level) => level.decay) : [];
}

/** The percentage that counts of a record of so many months. */
function shareAt(decay: Decay, months: number): number {
  if (decay === null) return 100;
  return decay.find((step) => months < step.months)?.percent ?? 0;
}

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((each, at) => at === 0 || each > (numbers[at - 1] ?? each));
}

/** Never rising: falling or level. */
function isFalling(numbers: readonly number[]): boolean {
  return numbers.every((each, at) => at === 0 || each <= (numbers[at - 1] ?? each));
}
