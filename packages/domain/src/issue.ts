import type { IssueParams } from './issues/catalogue.ts';

/** Stable kebab-case code such as `check-digit`, `impossible-date`, `required`: what programs and statistics go by. */
export type IssueCode = keyof IssueParams;

/**
 * One thing that is wrong with what came in, as data: the code and its parameters, without words (`renderIssue` tells it).
 * Plain JSON, small, with persons' numbers masked (first 3, last 2).
 */
export interface IssueOf<Code extends IssueCode> {
  /** The field by its name in the source (a column title) or in the request (a JSON pointer); empty: the whole row or file. */
  readonly field: string;
  readonly code: Code;
  /** What came, masked where personal, cut to 80 characters; null where nothing came or it is not repeated. */
  readonly received: string | null;
  readonly params: IssueParams[Code];
}

/** What is wrong, without where it stands and what came there. */
export type Fault = {
  readonly [Code in IssueCode]: { readonly code: Code; readonly params: IssueParams[Code] };
}[IssueCode];

export type Issue = { readonly [Code in IssueCode]: IssueOf<Code> }[IssueCode];

/** An answer that is either a value or all that is wrong with the input. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly [Issue, ...Issue[]] };
