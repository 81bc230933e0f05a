import type { Rule } from './schema.ts';

/** All numbers of points that stand in a rule. */
export function pointsIn(rule: Rule): readonly number[] {
  switch (rule.type) {
    case 'records':
      return [rule.points];
    case 'graded':
      return [
        ...Object.values(rule.levels).map((level) => level.points),
        ...rule.fineBands.map((band) => band.points),
        ...Object.values(rule.penaltyKinds),
      ];
    case 'count':
      return rule.steps.map((step) => step.points);
    case 'tenure':
    case 'clean-months':
      return rule.bands.map((band) => band.points);
  }
}

/** Whether a rule takes points. The guards see to it that no rule both gives and takes. */
export function takesPoints(rule: Rule): boolean {
  return pointsIn(rule).some((points) => points < 0);
}
