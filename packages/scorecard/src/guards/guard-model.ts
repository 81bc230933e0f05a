import { compile } from '../compile.ts';
import type { ScoreModel } from '../schema.ts';
import { guardBlank } from './blank.ts';
import { guardBounds, guardIds, guardLabels } from './bounds.ts';
import { guardCaps } from './caps.ts';
import { guardEffects } from './effects.ts';
import { guardEvidence, guardRepair } from './evidence.ts';
import { guardLegalBasis } from './legal-basis.ts';
import { guardMonotone, guardOneSign } from './monotone.ts';
import { guardOnce } from './once.ts';
import { guardOverDays } from './over-days.ts';
import { guardReachable } from './reachable.ts';
import { guardRepairHelps } from './repair-helps.ts';
import { guardSize } from './size.ts';
import { guardOpensOnly, guardWords } from './words.ts';
import type { Problem } from './problem.ts';

/** What of the district a model is checked against. */
export interface GuardTerms {
  /** The points that the perks in force require. */
  readonly thresholds?: readonly number[];
}

/** Guards that read the model as it stands. */
const readings = [
  guardIds,
  guardBounds,
  guardLabels,
  guardOneSign,
  guardMonotone,
  guardEvidence,
  guardRepair,
  guardOnce,
  guardLegalBasis,
  guardCaps,
  guardSize,
  guardWords,
  guardOpensOnly,
];

/**
 * All that is wrong with a model which has the right shape, each with the JSON pointer of its place; empty where
 * nothing is. What these guards hold: protected and forbidden matters are not read or named, nor is size; points are
 * bounded, and no bound is out of reach; more serious never costs less, unknown never more than known, and nobody is
 * ever better off for a breach; points are taken only on legally effective documents and for five years at most; repair
 * helps; a record is used once; texts cite the law of their days; whoever breaks nothing reaches every threshold;
 * personal models only open doors; no effect before its date, without a document or under objection.
 */
export function guardModel(model: ScoreModel, terms: GuardTerms = {}): readonly Problem[] {
  const problems = readings.flatMap((guard) => guard(model));
  // What is wrong on paper makes what is tried meaningless, and trying takes a while.
  if (problems.length > 0) return problems;
  return [
    ...guardEffects(compile(model)),
    ...guardReachable(model, terms.thresholds ?? []),
    ...guardRepairHelps(model),
    ...guardBlank(model),
    ...guardOverDays(model),
  ];
}
