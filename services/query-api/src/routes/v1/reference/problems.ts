import type { CitationProblem } from '@egret/reference';
import { type ApiError, conflict, type RequestError, unprocessable } from '../../../errors/api-error.ts';
import { pointerOf } from '../../../errors/from-zod.ts';

/** A change would begin on a day that has come. */
export function refusedAsTooEarly(earliest: string, received: string): ApiError {
  return unprocessable([
    {
      pointer: '/inForceFrom',
      code: 'too-early',
      expected: `>= ${earliest}`,
      received,
      zh: `最早自 ${earliest} 起施行，已作出的答复不因变更而改变`,
      en: `In force from ${earliest} at the earliest: what was answered stays answered`,
    },
  ]);
}

const broken: Readonly<Record<CitationProblem['code'], { readonly zh: string; readonly en: string }>> = {
  'unknown-instrument': { zh: '所引依据未收录', en: 'cites an instrument that is not known' },
  'instrument-not-in-force': {
    zh: '所引依据当日未施行或已失效',
    en: 'cites an instrument that is not in force then',
  },
  'unknown-article': { zh: '所引条款未收录', en: 'cites an article that is not known' },
  'unknown-list-definition': {
    zh: '所指名单未定义，或者不属同一类名单',
    en: 'names a list that is not defined, or another kind of list',
  },
  'list-definition-not-in-force': {
    zh: '所指名单当日未施行或已失效',
    en: 'names a list whose definition is not in force then',
  },
};

/**
 * Citations that do not hold. Those of the proposed text point to their field; those of other texts, which a repeal would
 * leave without a basis, to the proposal as a whole.
 */
export function refusedByCitations(
  problems: readonly CitationProblem[],
  proposed: { readonly kind: string; readonly id: string },
): ApiError {
  const errors = problems.map(({ kind, id, path, cited, on, code }): RequestError => {
    const own = kind === proposed.kind && id === proposed.id;
    return {
      pointer: own ? pointerOf(path) : '',
      code,
      expected: `what is in force on ${on}`,
      received: cited,
      zh: `${kind}/${id}：${cited} ${broken[code].zh}（${on}）`,
      en: `${kind}/${id} ${broken[code].en}: ${cited} on ${on}`,
    };
  });
  return unprocessable(atLeastOne(errors));
}

/** Another proposal of the same text waits. */
export function refusedBesideAnother(version: number): ApiError {
  return conflict(
    'open-proposal',
    `第 ${version} 版尚待复核，请先处理`,
    `Version ${version} waits for its decision: decide on it first`,
  );
}

function atLeastOne(errors: readonly RequestError[]): [RequestError, ...RequestError[]] {
  const [first, ...rest] = errors;
  if (!first) throw new Error('a text was refused without a reason');
  return [first, ...rest];
}
