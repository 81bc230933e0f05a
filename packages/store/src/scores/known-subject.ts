import type { KnownEntry, KnownFacts, Scorable } from '@egret/domain';

/** A subject as the store knows it for scoring and for the list rules, at one point of the known-axis. */
export interface KnownSubject extends KnownFacts, Scorable {
  /** Its entries in lists, however they stand. */
  readonly entries: readonly KnownEntry[];
  /** What was known: the seq that the facts were read at. */
  readonly seq: number;
}
