import type { Issue } from '@egret/domain';
import { DomainError } from '@egret/domain';

import { guardModel } from './guards/guard-model.ts';
import { problem } from './guards/problem.ts';
import type { ScoreModel } from './schema.ts';
import { scoreModelSchema } from './schema.ts';

/** A model that cannot be used: every problem, each with the JSON pointer of its place. */
export class ModelError extends DomainError {
  override name = 'ModelError';
  readonly problems: readonly Issue[];

  constructor(problems: readonly Issue[]) {
    super('invalid-model', problems.map((each) => `${each.field || '/'}: ${each.en}`).join('; '));
    this.problems = problems;
  }
}

/**
 * Takes what a YAML or JSON file holds and gives the score model, of the right shape and past every guard
 * (`guardModel`); throws `ModelError` with all problems otherwise. Parsing a parsed model gives the same again.
 */
export function parseScoreModel(input: unknown): ScoreModel {
  const parsed = scoreModelSchema.safeParse(input);
  if (!parsed.success) {
    throw new ModelError(
      parsed.error.issues.map(({ path, code, message }) =>
        problem(path.map((step) => `/${String(step)}`).join(''), code.replaceAll('_', '-'), {
          zh: '不符合评价模型的格式',
          en: message,
        }),
      ),
    );
  }
  const problems = guardModel(parsed.data);
  if (problems.length > 0) throw new ModelError(problems);
  return parsed.data;
}
