import type { StandingEvent } from './events.ts';
import type { LocalDate } from './local-date.ts';

/** What of a record's content decides where it stands. */
export interface StandingContent {
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
}

/** The kinds of event that end a record: the first two void it on every day, the others from their day on. */
export const endingKinds = [
  'misreported',
  'replaced',
  'annulled',
  'revoked',
  'cancelled',
  'deleted-by-court',
] as const;
export type EndingKind = (typeof endingKinds)[number];

/** Where a record stands on a day, by its events and the calendar alone: no law is asked. */
export interface Standing {
  /** Decided by then, and neither void nor ended. */
  readonly stands: boolean;
  readonly endedBy: EndingKind | null;
  /** The day from which it is ended; of a void record the day of its decision. */
  readonly endedOn: LocalDate | null;
  /** The record that stands in its place, of a replaced one. */
  readonly replacedBy: string | null;
  readonly repairedOn: LocalDate | null;
  readonly fulfilledOn: LocalDate | null;
  readonly changedOn: LocalDate | null;
  /** An objection (异议) is under way. */
  readonly disputed: boolean;
  /** Reconsideration (复议) or litigation (诉讼) is under way. */
  readonly underReview: boolean;
  /** Its validity is over. */
  readonly expired: boolean;
  /** The first later day on which any of this is otherwise by the passing of time; null: none. */
  readonly changesOn: LocalDate | null;
}

/**
 * Where a record stands on a day. The order of the events does not matter; only `reinstated` brings back what was
 * ended, and only `event-revoked` what was void.
 */
export declare function standingOf(
  content: StandingContent,
  events: readonly StandingEvent[],
  asOf: LocalDate,
): Standing;
