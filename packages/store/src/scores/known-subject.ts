import type { KnownFacts, Scorable } from '@egret/domain';

/** A subject as the store knows it for scoring and for the list rules, at one point of the known-axis. */
export interface KnownSubject extends KnownFacts, Scorable {
  /** What was known: the seq that the facts were read at. */
  readonly seq: number;
}
