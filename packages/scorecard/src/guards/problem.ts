/** One thing that is wrong with a model, for whoever writes it. */
export interface Problem {
  /** JSON pointer of the place in the model. */
  readonly field: string;
  /** Stable kebab-case code. */
  readonly code: string;
  readonly expected: string;
  /** What stands there, cut to 80 characters; null where it is not repeated. */
  readonly received: string | null;
  readonly zh: string;
  readonly en: string;
}

/** One thing that a guard found; `pointer` is the JSON pointer of the place in the model. */
export function problem(
  pointer: string,
  code: string,
  words: { readonly zh: string; readonly en: string; readonly received?: string | number },
): Problem {
  const received = words.received === undefined ? null : String(words.received).slice(0, 80);
  return { field: pointer, code, expected: words.en, received, zh: words.zh, en: words.en };
}
