import { addMonths } from '@egret/domain';

import { compile } from '../compile.ts';
import type { ScoreModel } from '../schema.ts';
import { daysOfChange, subjectOf } from './probes.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/**
 * Whoever breaks nothing gets everywhere: without any record, be it honour, licence or commitment, a person
 * enrolled on any day reaches every threshold within `reachMonths` of the model. `thresholds` are the points that the
 * perks (信易+) in force require.
 */
export function guardReachable(model: ScoreModel, thresholds: readonly number[]): readonly Problem[] {
  if (!model.appliesTo.includes('natural-person')) return [];
  const { reachMonths } = model;
  if (reachMonths === null) {
    const words = {
      zh: '个人评价模型须写明达到各应用门槛所需的月数',
      en: 'months within which thresholds are reached',
    };
    return [problem('/reachMonths', 'no-reach', words)];
  }
  const { evaluate } = compile(model);
  const reached = Math.min(
    ...daysOfChange(model).map((day) => {
      return evaluate(subjectOf(model, day, []), addMonths(day, reachMonths)).points ?? 0;
    }),
  );
  return thresholds
    .filter((threshold) => threshold > reached)
    .map((threshold) =>
      problem('/reachMonths', 'out-of-reach', {
        zh: `无失信、无荣誉的人在${reachMonths}个月内须能达到${threshold}分`,
        en: `${threshold} points within ${reachMonths} months without breach and without honours`,
        received: reached,
      }),
    );
}
