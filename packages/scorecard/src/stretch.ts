import type { DateNumber } from './date-number.ts';

/** Points that stand from the day asked about until, but not on, another. */
export interface Stretch {
  readonly points: number;
  readonly until: DateNumber;
}
