import type { Issue } from '@egret/domain';

/** One thing that a guard found; `pointer` is the JSON pointer of the place in the model. */
export function problem(
  pointer: string,
  code: string,
  words: { readonly zh: string; readonly en: string; readonly received?: string | number },
): Issue {
  const received = words.received === undefined ? null : String(words.received).slice(0, 80);
  return { field: pointer, code, expected: words.en, received, zh: words.zh, en: words.en };
}
