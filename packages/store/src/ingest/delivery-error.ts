import { type Issue, renderIssue } from '@egret/domain';

/** A delivery that cannot be committed as it is, whatever is tried again: the run fails with these issues. */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  readonly issues: readonly [Issue, ...Issue[]];

  constructor(issues: readonly [Issue, ...Issue[]]) {
    super(issues.map((issue) => renderIssue(issue).en).join('; '));
    this.issues = issues;
  }
}
