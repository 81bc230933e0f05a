import {
  isScorable,
  type LocalDate,
  type Scorable,
  scorableChangesOn,
  type SubjectFacts,
} from '@egret/domain';

import type { CompiledModel } from './compile.ts';
import type { Evaluation } from './evaluation.ts';

/**
 * What becomes of a subject's score on a day, and the first later day (null: none) on which that may change: it is
 * `scored`; it is `ended` because there is no model for the subject's kind, and what was said stays on record; or it is
 * `erased`, because nothing may be kept of a person who is not (or not yet) enrolled or of age, or for whom there is no
 * model.
 */
export type ScoreDecision =
  | { readonly outcome: 'scored'; readonly evaluation: Evaluation; readonly nextOn: LocalDate | null }
  | { readonly outcome: 'ended' | 'erased'; readonly nextOn: LocalDate | null };

/** Decides on the score of a subject by its facts and the model for its kind, if there is one. */
export function decideScore(
  subject: Scorable,
  facts: SubjectFacts,
  model: CompiledModel | undefined,
  asOf: LocalDate,
): ScoreDecision {
  if (!model) {
    return { outcome: subject.kind === 'natural-person' ? 'erased' : 'ended', nextOn: null };
  }
  const scorableUntil = scorableChangesOn(subject, asOf);
  if (!isScorable(subject, asOf)) return { outcome: 'erased', nextOn: scorableUntil };
  const evaluation = model.evaluate(facts, asOf);
  return { outcome: 'scored', evaluation, nextOn: earlier(evaluation.nextChangeOn, scorableUntil) };
}

function earlier(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
