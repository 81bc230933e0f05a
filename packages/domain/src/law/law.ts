import type { LocalDate } from '../local-date.ts';
import type { PenaltyKind } from '../records.ts';
import type { Disclosure, Procedure, RecordKind, Severity } from '../vocabulary.ts';
import type { RepairEffect } from './rules.ts';

/** What of a record's content the law reads; details by name, empty where the kind has none. */
export interface RecordContent {
  readonly kind: RecordKind;
  readonly documentNumber: string;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
  readonly severityStated: Severity | null;
  readonly procedureStated: Procedure | null;
  readonly disclosureStated: Disclosure | null;
  readonly publicityStatedUntil: LocalDate | null;
  readonly fineFen: number | null;
  readonly penaltyKinds: readonly PenaltyKind[];
}

/**
 * A value with who says so: a rule and its instruments, the source of the record (`stated`), or nobody, where no rule
 * holds on the day (`none`); the last two have no instrument.
 */
export interface Cited<T> {
  readonly value: T;
  readonly ruleId: string;
  readonly instrument: string | null;
}

/** The days on which a record is shown, both inclusive. */
export interface PublicityDays {
  readonly from: LocalDate;
  /** The last day of the shortest publicity: until then a penalty cannot be repaired. */
  readonly minimumUntil: LocalDate;
  /** Null where it has no end of its own. */
  readonly until: LocalDate | null;
  readonly ruleId: string;
  readonly instrument: string | null;
}

/** What the law makes of a record. */
export interface Law {
  /** Of a penalty; null for all other kinds. */
  readonly severity: Cited<Severity> | null;
  readonly procedure: Cited<Procedure> | null;
  readonly disclosure: Cited<Disclosure>;
  /** Null where it is not shown. */
  readonly publicity: PublicityDays | null;
  /** The last day on which it may be shared and scored; null where there is no such day. */
  readonly useUntil: Cited<LocalDate> | null;
  /** What a repair ends on the day asked about. */
  readonly repairEnds: Cited<RepairEffect>;
}
