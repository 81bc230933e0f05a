import type { Rule, ScoreModel } from '../schema.ts';
import { pointsIn, takesPoints } from '../signs.ts';
import { daysOfChange } from './probes.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/**
 * Nothing is promised that cannot be had: on some day the rules in effect can fill every dimension to its limits, and
 * reach every tier.
 */
export function guardCaps(model: ScoreModel): readonly Problem[] {
  const days = daysOfChange(model).map((day) =>
    model.rules.filter(
      ({ effectiveFrom, effectiveTo }) => effectiveFrom <= day && (effectiveTo ?? day) >= day,
    ),
  );
  const reach = (dimension: string, side: 'most' | 'least'): number =>
    Math.max(
      ...days.map((rules) =>
        sum(rules.filter((rule) => rule.dimension === dimension).map((rule) => limit(rule, side))),
      ),
    );
  const problems: Problem[] = [];
  let highest = model.startPoints;
  for (const [at, { id, minPoints, maxPoints }] of model.dimensions.entries()) {
    const most = reach(id, 'most');
    highest += Math.min(most, maxPoints);
    if (most < maxPoints) problems.push(unreachable(`/dimensions/${at}/maxPoints`, most));
    const least = reach(id, 'least');
    if (least < -minPoints) problems.push(unreachable(`/dimensions/${at}/minPoints`, -least));
  }
  for (const [at, { minPoints }] of model.tiers.entries()) {
    if (minPoints > highest) problems.push(unreachable(`/tiers/${at}/minPoints`, highest));
  }
  return problems;
}

/** The most that a rule can give, or take, for any number of records. */
function limit(rule: Rule, side: 'most' | 'least'): number {
  if (takesPoints(rule) !== (side === 'least')) return 0;
  const points = pointsIn(rule).map((each) => Math.abs(each));
  if (rule.type === 'records' || rule.type === 'graded') return rule.cap ?? Infinity;
  return Math.max(0, ...points);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function unreachable(pointer: string, received: number): Problem {
  const words = { zh: '限值须能达到，不得虚设', en: 'a limit that can be reached' };
  return problem(pointer, 'unreachable', { ...words, received });
}
