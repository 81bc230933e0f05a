import type { DateNumber } from './date-number.ts';

/** Points that stand from a day that is asked about until another, that one not counted in. */
export interface Stretch {
  readonly points: number;
  readonly until: DateNumber;
}
