import { type LocalDate, localDate } from '@egret/domain';

/** The only way to the time of day: services get one, domain code gets its dates. */
export interface Clock {
  /** The real instant: for what is recorded, for tokens and for the audit. */
  now(): Date;
  /** The day on which questions are asked, reports issued and files handed in: the one that is set, else today in Shanghai. */
  businessDate(): LocalDate;
}

/** Asia/Shanghai is UTC+8, without summer time since 1991. */
const offsetMs = 8 * 3_600_000;
const dayMs = 24 * 3_600_000;

/** The date that was asked for last: most ask for the same. */
let last = { day: Number.NaN, date: localDate('1991-09-15') };

/** The calendar date in Asia/Shanghai at an instant since 1991-09-15. */
export function shanghaiDate(instant: Date): LocalDate {
  const day = Math.floor((instant.getTime() + offsetMs) / dayMs);
  if (day !== last.day) last = { day, date: localDate(new Date(day * dayMs).toISOString().slice(0, 10)) };
  return last.date;
}

/** The last millisecond of an instant's calendar day in Asia/Shanghai. */
export function endOfShanghaiDay(instant: Date): Date {
  const day = Math.floor((instant.getTime() + offsetMs) / dayMs);
  return new Date((day + 1) * dayMs - 1 - offsetMs);
}

/** The system's clock; `businessDate` (null: today) is for installations that live on another day, such as the sample. */
export function systemClock(businessDate: LocalDate | null): Clock {
  const now = (): Date => new Date();
  return { now, businessDate: () => businessDate ?? shanghaiDate(now()) };
}
