import type { Label } from '../labels/label.ts';
import type { LocalDate } from '../local-date.ts';
import type { HonourLevel, PenaltyKind } from '../records.ts';
import type { ListKind, Severity, SubjectKind } from '../vocabulary.ts';

/** What must be on record for a proposal; months are calendar months counted back from the day asked about. */
export type ListCondition =
  | {
      readonly type: 'honours';
      readonly minimumCount: number;
      readonly levels: readonly HonourLevel[];
      readonly withinMonths: number;
      /** No usable penalty decided in so many months, and no judgment default outstanding. */
      readonly cleanMonths: number;
    }
  | {
      readonly type: 'penalties';
      readonly minimumCount: number;
      readonly severities: readonly Severity[];
      readonly withinMonths: number;
      /** Null where the kinds of penalty do not matter, else at least one of these. */
      readonly penaltyKinds: readonly PenaltyKind[] | null;
    }
  | { readonly type: 'judgment-default' };

/** How long a proposed entry would hold: from the day of the proposal or from its last record's decision. */
export interface ListValidity {
  readonly from: 'proposal' | 'record';
  readonly months: number;
}

/** A rule that proposes entries between two dates. Versions of one rule share its id. */
export interface ListRule {
  readonly id: string;
  readonly version: number;
  /** Id of the list definition that an entry proposed by it stands under. */
  readonly definitionId: string;
  readonly list: ListKind;
  readonly activeFrom: LocalDate;
  readonly activeTo: LocalDate | null;
  readonly appliesTo: readonly SubjectKind[];
  readonly legalBasis: string;
  readonly reason: Label;
  readonly condition: ListCondition;
  readonly validity: ListValidity;
}
