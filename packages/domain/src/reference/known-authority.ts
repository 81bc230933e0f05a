import type { Dated } from '../dated.ts';

/** A body of the place, and what it may decide there between two dates. */
export interface KnownAuthority extends Dated {
  readonly id: string;
  readonly version: number;
  readonly uscc: string;
  readonly name: string;
  /** What its document numbers begin with. */
  readonly documentPrefix: string;
  /** How a subject reaches it; null where that is not known here. */
  readonly contact: string | null;
  /** Ids of the list definitions whose entries it determines (认定单位). */
  readonly determines: readonly string[];
}
