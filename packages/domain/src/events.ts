import type { LocalDate } from './local-date.ts';
import type { Authority } from './authority.ts';

/** What can happen to a record after it was decided (撤销, 变更, 误报, 更正替换, 吊销, 注销, 法院删除 …). */
export const recordEventKinds = [
  'annulled',
  'changed',
  'misreported',
  'replaced',
  'revoked',
  'cancelled',
  'deleted-by-court',
  'reinstated',
  'repaired',
  'fulfilled',
  'objected',
  'objection-decided',
  'reconsideration-begun',
  'reconsideration-ended',
  'litigation-begun',
  'litigation-ended',
  'event-revoked',
] as const;
export type RecordEventKind = (typeof recordEventKinds)[number];

/** An event as a row states it; the store gives it an id and knows where and when it was reported. */
export interface StatedEvent {
  readonly kind: RecordEventKind;
  /** The day in the world from which it holds; where the row names none, the day of delivery. */
  readonly effectiveOn: LocalDate;
  /** Who decided it, where that is not the record's own authority. */
  readonly authority: Authority | null;
  /** The number of the decision that says so, where there is one. */
  readonly documentNumber: string | null;
}

/**
 * What happened to a record: append-only, from a delivery or a person, and never undone by a later delivery of the
 * record itself. What it makes of the record is `standingOf`'s to say.
 */
export interface RecordEvent extends StatedEvent {
  readonly id: string;
  /** What was decided, of events that decide something (`upheld`, `dismissed` …). */
  readonly outcome: string | null;
  /** Of `replaced`: the record that stands in the place of this one. */
  readonly replacedBy: string | null;
  /** Of `event-revoked`: the event that never was. */
  readonly revokes: string | null;
  /** The day on which it was delivered or entered. */
  readonly reportedOn: LocalDate;
  /** Where it came from: provider, delivery and line, or the person who entered it. */
  readonly place: string;
}

/** What of an event decides where its record stands. Events have no order of arrival: only this counts. */
export type StandingEvent = Pick<
  RecordEvent,
  'id' | 'kind' | 'effectiveOn' | 'documentNumber' | 'replacedBy' | 'revokes'
>;
