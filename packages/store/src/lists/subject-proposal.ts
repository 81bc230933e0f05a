import type { ListProposal } from '@egret/domain';

/** A proposal with the subject that it is about. */
export interface SubjectProposal extends ListProposal {
  readonly subjectId: string;
}
