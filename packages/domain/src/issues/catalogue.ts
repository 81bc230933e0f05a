import { cellIssues } from './cell-issues.ts';
import { deliveryIssues } from './delivery-issues.ts';
import { headerIssues } from './header-issues.ts';
import { heldIssues } from './held-issues.ts';
import { identifierIssues } from './identifier-issues.ts';
import { rowIssues } from './row-issues.ts';
import type { ParamsOf } from './words.ts';

/** The subjects of the catalogue; no code stands in two of them. */
export const issueSubjects = {
  identifier: identifierIssues,
  cell: cellIssues,
  row: rowIssues,
  header: headerIssues,
  delivery: deliveryIssues,
  held: heldIssues,
} as const;

/**
 * The words of every issue that a delivery or an identifier can have, by its code. Rows are stored with code and parameters
 * and told in these words when they are read: what a stored issue carries, its words must go on to understand.
 */
export const issueCatalogue = {
  ...identifierIssues,
  ...cellIssues,
  ...rowIssues,
  ...headerIssues,
  ...deliveryIssues,
  ...heldIssues,
} as const;

/** What the words of each code need to know. */
export type IssueParams = {
  readonly [Code in keyof typeof issueCatalogue]: ParamsOf<(typeof issueCatalogue)[Code]>;
};
