import type { Standing } from '../standing.ts';

/** Where a record stands that an entry rests on: only one that `stands` supports it. */
export const groundStandings = ['stands', 'repaired', 'fulfilled', 'disputed', 'ended'] as const;
export type GroundStanding = (typeof groundStandings)[number];

/** A record that an entry rests on, as of a day. */
export interface Ground {
  readonly recordId: string;
  readonly standing: GroundStanding;
}

/** Where a ground stands by where its record does; what ends it goes before what only takes its weight. */
export function groundStandingOf(standing: Standing): GroundStanding {
  if (!standing.stands) return 'ended';
  if (standing.fulfilledOn !== null) return 'fulfilled';
  if (standing.repairedOn !== null) return 'repaired';
  return standing.disputed ? 'disputed' : 'stands';
}
