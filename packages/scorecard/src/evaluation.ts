import type { LocalDate } from '@egret/domain';

/**
 * Why a line stands in an explanation: a rule gave or took points (`rule`); a rule would take points but the record is
 * under objection (`disputed`, 0 points); all records of one rule together went over its cap (`cap`); a dimension went
 * over its limits (`dimension-limit`); the whole went over the range of the model (`range-limit`) or over the most that
 * a state or a list allows (`ceiling`).
 */
export type LineReason = 'rule' | 'disputed' | 'cap' | 'dimension-limit' | 'range-limit' | 'ceiling';

/**
 * How the points of a line came about. Of a record: the points of its severity (or of the rule), those of the band of
 * its fine and of its heaviest kind of penalty, and the percentage that counts at its age. Of a count: the step
 * reached. Of months: the band reached, and the day from which they run.
 */
export type Arithmetic =
  | {
      readonly of: 'record';
      readonly base: number;
      readonly fine: number;
      readonly kind: number;
      readonly percent: number;
    }
  | { readonly of: 'count'; readonly atLeast: number }
  | { readonly of: 'months'; readonly atLeast: number; readonly since: LocalDate };

export interface ExplanationLine {
  readonly reason: LineReason;
  /** The rule, or the ceiling; null for the limits of a dimension and of the range. */
  readonly ruleId: string | null;
  /** Null for the limit of the range and for ceilings. */
  readonly dimension: string | null;
  /** What the line adds (below zero: takes). Start points and all lines add up to the score, always. */
  readonly points: number;
  /** The record that the line is about; null where it is about several or none. */
  readonly recordId: string | null;
  /** Null for all lines but those of `rule`. */
  readonly arithmetic: Arithmetic | null;
  /** The last day on which the line stands as it is, without new records; null where none is known. */
  readonly until: LocalDate | null;
}

export interface DimensionPoints {
  readonly id: string;
  readonly points: number;
}

/** What replaces the tier where there is no score: 不予评价, 数据不足. */
export type Unrated = 'not-rated' | 'insufficient-data';

/** What a model says of a subject on a day. */
export interface Evaluation {
  /** Null where the subject has no score (`Unrated`); then there are no dimensions and no lines. */
  readonly points: number | null;
  /** The id of a tier of the model, or why there is none. */
  readonly tier: string;
  /** Every dimension in the order of the model, within its limits. */
  readonly dimensions: readonly DimensionPoints[];
  /** In the order of the model, the records of a rule in the order of the facts; limit of the range and ceiling last. */
  readonly lines: readonly ExplanationLine[];
  /** No later than the first later day on which points or lines change by the passing of time; null: there is none. */
  readonly nextChangeOn: LocalDate | null;
}
