import { DomainError } from '../errors.ts';
import { addDays, daysBetween, epochDay } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import { holidayNotices } from './notices.ts';
import type { HolidayNotice } from './notices.ts';

/** Which years are known, and their days that are not as the week says. */
export interface Calendar {
  readonly years: ReadonlySet<number>;
  readonly holidays: ReadonlySet<LocalDate>;
  readonly workedWeekends: ReadonlySet<LocalDate>;
}

/** The calendar that some yearly notices make. */
export function calendarOf(notices: readonly HolidayNotice[]): Calendar {
  return {
    years: new Set(notices.map((notice) => notice.year)),
    holidays: new Set(
      notices.flatMap((notice) =>
        notice.holidays.flatMap(([first, last]) =>
          Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index)),
        ),
      ),
    ),
    workedWeekends: new Set(notices.flatMap((notice) => notice.workedWeekends)),
  };
}

/** The working days of the PRC as the State Council's notices say. */
export const chineseCalendar: Calendar = calendarOf(holidayNotices);

/** The day of the week of a date: 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(date: LocalDate): number {
  // 1970-01-01, day 0, was a Thursday.
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}

/** Whether a date is a working day (工作日); `unknown` in a year without a notice. */
export function isWorkingDay(date: LocalDate, calendar: Calendar = chineseCalendar): boolean | 'unknown' {
  if (!calendar.years.has(Number(date.slice(0, 4)))) return 'unknown';
  if (calendar.workedWeekends.has(date)) return true;
  return weekday(date) <= 5 && !calendar.holidays.has(date);
}

/**
 * The date that lies so many working days after a date, or before it where `count` is negative; the date itself
 * is not counted (Civil Code, art. 201) and stands for 0. `unknown` where the count reaches into a year without a
 * notice. Throws `DomainError` `invalid-count` unless `count` is a whole number.
 */
export function addWorkingDays(
  date: LocalDate,
  count: number,
  calendar: Calendar = chineseCalendar,
): LocalDate | 'unknown' {
  if (!Number.isSafeInteger(count)) throw new DomainError('invalid-count', `not a count of days: ${count}`);
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    const working = isWorkingDay(day, calendar);
    if (working === 'unknown') return 'unknown';
    if (working) left -= 1;
  }
  return day;
}

/**
 * How many working days lie from one date to another: those after `from` up to and including `to`; negative where
 * `to` is earlier, then those before `from` down to and including `to`. The inverse of `addWorkingDays` where `to` is a
 * working day. `unknown` where a year between has no notice.
 */
export function workingDaysBetween(
  from: LocalDate,
  to: LocalDate,
  calendar: Calendar = chineseCalendar,
): number | 'unknown' {
  const step = Math.sign(daysBetween(from, to));
  let count = 0;
  for (let day = from; day !== to;) {
    day = addDays(day, step);
    const working = isWorkingDay(day, calendar);
    if (working === 'unknown') return 'unknown';
    if (working) count += step;
  }
  return count;
}
