import type { LocalDate } from './local-date.ts';
import type { CommitmentKind, Fulfilment, HonourLevel, OtherKind, PenaltyKind } from './records.ts';
import type { Procedure, RecordKind, RecordStatus, Severity, SubjectKind } from './vocabulary.ts';

/**
 * What a score model and a list rule may know of one record. Protected and forbidden attributes have no
 * place here, so that no rule can read them.
 */
export interface Fact {
  readonly recordId: string;
  readonly kind: RecordKind;
  readonly documentNumber: string;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
  readonly publicityEndsOn: LocalDate | null;
  readonly severity: Severity | null;
  readonly procedure: Procedure | null;
  readonly fineFen: number | null;
  /** Never `withdrawn`: a withdrawn record is no fact. */
  readonly status: Exclude<RecordStatus, 'withdrawn'>;
  readonly repairedOn: LocalDate | null;
  readonly disputed: boolean;
  readonly penaltyKinds: readonly PenaltyKind[];
  readonly otherKind: OtherKind | null;
  readonly honourLevel: HonourLevel | null;
  readonly commitmentKind: CommitmentKind | null;
  readonly fulfilment: Fulfilment | null;
}

/** All that is known of one subject for scoring, records in the order (decidedOn, recordId). */
export interface SubjectFacts {
  readonly subjectId: string;
  readonly kind: SubjectKind;
  /** Organisations and self-employed: registered on, null where no register entry is held. Persons: enrolled on. */
  readonly since: LocalDate | null;
  readonly facts: readonly Fact[];
}
