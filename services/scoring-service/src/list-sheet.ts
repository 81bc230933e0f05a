import type { ListTables, LocalDate } from '@egret/domain';
import {
  type Due,
  listRulesPurpose,
  type ListReviewOutcome,
  reviewLists,
  type Session,
  type SubjectProposal,
  type SubjectScope,
} from '@egret/store';
import type { KnownSubject } from '@egret/store';
import type { ListDecision } from './decide-list-entries.ts';

/** What the list rules say of the subjects of one batch, on its way into the store. */
export interface ListSheet {
  enter(subject: KnownSubject, decision: ListDecision): void;
  /** Takes subjects that are none any more, as known at `seq`: they were merged into others. */
  leave(ids: readonly string[], seq: number): void;
  /** When each of them is to be asked about next. */
  readonly dues: readonly Due[];
  /**
   * Examines the entries of all of them again: closes proposals and suspends entries whose grounds have fallen, keeps
   * the new proposals. The last statements of the batch.
   */
  save(session: Session): Promise<ListReviewOutcome>;
}

/** A sheet for all subjects of a scope as of a day. */
export function createListSheet(scope: SubjectScope, asOf: LocalDate, tables: ListTables): ListSheet {
  const proposals: SubjectProposal[] = [];
  const dues: Due[] = [];
  // A batch reads its facts in one snapshot: all subjects of it carry the same seq.
  let known = 0;
  return {
    enter({ subjectId, seq }, decision) {
      known = seq;
      proposals.push(...decision.proposals);
      dues.push({ subjectId, purpose: listRulesPurpose, nextOn: decision.nextOn, seq });
    },
    leave(ids, seq) {
      known ||= seq;
      for (const subjectId of ids) {
        dues.push({ subjectId, purpose: listRulesPurpose, nextOn: null, seq });
      }
    },
    dues,
    async save({ db }) {
      return reviewLists(db, scope, proposals, { asOf, seq: known }, tables);
    },
  };
}
