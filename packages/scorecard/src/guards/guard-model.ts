import type { Issue } from '@egret/domain';

import type { ScoreModel } from '../schema.ts';
import { guardBounds, guardIds, guardLabels } from './bounds.ts';
import { guardEvidence, guardRepair } from './evidence.ts';
import { guardMonotone, guardOneSign } from './monotone.ts';
import { guardOnce } from './once.ts';
import { guardRepairHelps } from './repair-helps.ts';
import { guardOpensOnly, guardWords } from './words.ts';

const guards = [
  guardIds,
  guardBounds,
  guardLabels,
  guardOneSign,
  guardMonotone,
  guardEvidence,
  guardRepair,
  guardOnce,
  guardWords,
  guardOpensOnly,
];

/**
 * All that is wrong with a model which has the right shape, each with the JSON pointer of its place; empty where
 * nothing is. What these guards hold: protected and forbidden matters are not read or named, points are bounded, more
 * serious never costs less, points are taken only on legally effective documents and for five years at most, repair
 * helps, a record is used once, personal models only open doors. What they leave to the evaluator: no effect before
 * its date, no effect without a document number or under objection.
 */
export function guardModel(model: ScoreModel): readonly Issue[] {
  const problems = guards.flatMap((guard) => guard(model));
  return problems.length > 0 ? problems : guardRepairHelps(model);
}
