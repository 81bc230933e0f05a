/**
 * One thing that is wrong with what came in: the field it stands in, what was expected and what came.
 * Personal values arrive here masked already (first 3, last 2).
 */
export interface Issue {
  /** The field by its name in the source (a column title) or in the request (a JSON pointer). */
  readonly field: string;
  /** Stable kebab-case code such as `check-digit`, `impossible-date`, `required`. */
  readonly code: string;
  readonly expected: string;
  /** What came, masked where personal, cut to 80 characters; null where nothing came. */
  readonly received: string | null;
  readonly zh: string;
  readonly en: string;
}

/** An answer that is either a value or all that is wrong with the input. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly [Issue, ...Issue[]] };
