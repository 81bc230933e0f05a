import { ModelError, parseScoreModel } from '../src/index.ts';
import { modelFile, personModel } from './factory.ts';
import type { Patches } from './patch.ts';
import { positionOf } from './patch.ts';
import type { Problem } from '../src/guards/problem.ts';

/** The problems of the person model with changes. */
export function problemsWith(patches: Patches): readonly Problem[] {
  try {
    parseScoreModel(modelFile('egret-person.v2', patches));
  } catch (error) {
    if (error instanceof ModelError) return error.problems;
    throw error;
  }
  return [];
}

/** The pointer of a rule by number, for one that names it by id. */
export function numbered(pointer: string): string {
  return pointer.replace(
    /^\/rules\/([^/]+)/,
    (_, id: string) => `/rules/${positionOf(personModel.rules, id)}`,
  );
}

/** The codes of the problems at a place of the person model with changes. */
export function codesAt(pointer: string, patches: Patches): readonly string[] {
  return problemsWith(patches)
    .filter((each) => each.field === numbered(pointer))
    .map((each) => each.code);
}
