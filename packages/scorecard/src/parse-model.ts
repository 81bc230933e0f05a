import { DomainError } from '@egret/domain';

import type { GuardTerms } from './guards/guard-model.ts';
import { guardModel } from './guards/guard-model.ts';
import type { Problem } from './guards/problem.ts';
import { problem } from './guards/problem.ts';
import type { ScoreModel } from './schema.ts';
import { scoreModelSchema } from './schema.ts';

/** A model that cannot be used: every problem, each with the JSON pointer of its place. */
export class ModelError extends DomainError {
  override name = 'ModelError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('invalid-model', problems.map((each) => `${each.field || '/'}: ${each.en}`).join('; '));
    this.problems = problems;
  }
}

/**
 * Takes what a YAML or JSON file holds and returns the score model, of the right shape and past every guard
 * (`guardModel`, under its terms); throws `ModelError` with all problems otherwise. Parsing a parsed model returns the
 * same again.
 */
export function parseScoreModel(input: unknown, terms: GuardTerms = {}): ScoreModel {
  const model = readScoreModel(input);
  const problems = guardModel(model, terms);
  if (problems.length > 0) throw new ModelError(problems);
  return model;
}

/**
 * A model that was accepted before, of the right shape. The guards ran when it was accepted; one that is newer than the
 * model must not keep an old score from being explained and its receipt from being checked. Throws `ModelError` where
 * it has another shape.
 */
export function readScoreModel(input: unknown): ScoreModel {
  const parsed = scoreModelSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ModelError(
    parsed.error.issues.map(({ path, code, message }) =>
      problem(path.map((step) => `/${String(step)}`).join(''), code.replaceAll('_', '-'), {
        zh: '不符合评价模型的格式',
        en: message,
      }),
    ),
  );
}
