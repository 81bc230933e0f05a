import type { LocalDate } from '@egret/domain';

/**
 * Why a line stands in an explanation: a rule gave or took points (`rule`); a rule would take points but the record is
 * under objection (`disputed`, 0 points); all records of one rule together went over its cap (`cap`); a dimension went
 * over its limits (`dimension-limit`); the whole went over the range of the model (`range-limit`).
 */
export type LineReason = 'rule' | 'disputed' | 'cap' | 'dimension-limit' | 'range-limit';

export interface ExplanationLine {
  readonly reason: LineReason;
  /** Null for the limits of a dimension and of the range. */
  readonly ruleId: string | null;
  /** Null for the limit of the range. */
  readonly dimension: string | null;
  /** What the line adds (below zero: takes). Start points and all lines add up to the score, always. */
  readonly points: number;
  /** The record that the line is about; null where it is about several or none. */
  readonly recordId: string | null;
  /** The last day on which the line stands as it is, without new records; null where none is known. */
  readonly until: LocalDate | null;
}

export interface DimensionPoints {
  readonly id: string;
  readonly points: number;
}

/** What a model says of a subject on a day. */
export interface Evaluation {
  readonly points: number;
  /** The id of a tier of the model. */
  readonly tier: string;
  /** Every dimension in the order of the model, within its limits. */
  readonly dimensions: readonly DimensionPoints[];
  /** In the order of the model, the records of a rule in the order of the facts; the limit of the range last. */
  readonly lines: readonly ExplanationLine[];
  /** No later than the first later day on which points or lines are others by the passing of time; null: there is none. */
  readonly nextChangeOn: LocalDate | null;
}
