import type { LocalDate } from '@egret/domain';
import {
  type Due,
  lapseProposals,
  listingsEnd,
  listRulesPurpose,
  saveProposals,
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
  /** When each of them is to be asked about next: also on the day after a listing ends that holds a proposal back. */
  dues(session: Session): Promise<readonly Due[]>;
  /** Closes the proposals whose grounds have fallen, then keeps the new ones: the last statements of the batch. */
  save(session: Session): Promise<{ readonly proposed: number; readonly lapsed: number }>;
}

/** A sheet for all subjects of a scope as of a day. */
export function createListSheet(scope: SubjectScope, asOf: LocalDate): ListSheet {
  const proposals: SubjectProposal[] = [];
  const dues: Due[] = [];
  return {
    enter({ subjectId, seq }, decision) {
      proposals.push(...decision.proposals);
      dues.push({ subjectId, purpose: listRulesPurpose, nextOn: decision.nextOn, seq });
    },
    leave(ids, seq) {
      for (const subjectId of ids) {
        dues.push({ subjectId, purpose: listRulesPurpose, nextOn: null, seq });
      }
    },
    async dues({ db }) {
      const ends = await listingsEnd(db, proposals, asOf);
      return dues.map((due) => {
        const end = ends.get(due.subjectId);
        return end !== undefined && (due.nextOn === null || end < due.nextOn) ? { ...due, nextOn: end } : due;
      });
    },
    async save({ db }) {
      const lapsed = await lapseProposals(db, scope, proposals);
      return { lapsed, proposed: await saveProposals(db, proposals, asOf) };
    },
  };
}
