import { type LocalDate, localDate } from '@egret/domain';

/** A clock that stands still until it is moved. */
export interface FixedClock {
  now(): Date;
  /** The business date where one is set, else the calendar date in Asia/Shanghai at `now()`. */
  businessDate(): LocalDate;
  /** Sets the time to an ISO 8601 instant such as `2020-12-31T08:00:00+08:00`. */
  moveTo(instant: string): void;
}

/** UTC+8, without summer time since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** A clock that stands at an ISO 8601 instant, with a business date of its own if one is given. */
export function fixedClock(instant: string, businessDate: LocalDate | null = null): FixedClock {
  let now = parse(instant);
  return {
    now: () => new Date(now),
    businessDate: () =>
      businessDate ?? localDate(new Date(now + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)),
    moveTo(later) {
      now = parse(later);
    },
  };
}

function parse(instant: string): number {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new RangeError(`Not an ISO 8601 instant: ${instant}`);
  return time;
}
