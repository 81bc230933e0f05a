/** Where a record stands that an entry rests on: only one that `stands` supports it. */
export const groundStandings = ['stands', 'repaired', 'fulfilled', 'disputed', 'ended'] as const;
export type GroundStanding = (typeof groundStandings)[number];

/** A record that an entry rests on, as of a day. */
export interface Ground {
  readonly recordId: string;
  readonly standing: GroundStanding;
}
