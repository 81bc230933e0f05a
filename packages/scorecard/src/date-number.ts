import type { LocalDate } from '@egret/domain';
import { daysInMonth } from '@egret/domain';

/**
 * A calendar date as the integer YYYYMMDD, in which the evaluator computes: dates compare as numbers, and the same
 * day of a later month is found without counting days. Not a number of days: never subtract two.
 */
export type DateNumber = number;

/** Later than every date: the end of what does not end. */
export const never: DateNumber = Number.POSITIVE_INFINITY;

const zero = 48;

function digit(text: string, at: number): number {
  return text.charCodeAt(at) - zero;
}

/** A calendar date as a number. */
export function dateNumber(date: LocalDate): DateNumber {
  const year = digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
  const month = digit(date, 5) * 10 + digit(date, 6);
  return year * 10_000 + month * 100 + digit(date, 8) * 10 + digit(date, 9);
}

/** The calendar date of a number; null for `never`. */
export function dateOf(date: DateNumber): LocalDate | null {
  if (date === never) return null;
  const digits = String(date).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` as LocalDate;
}

/**
 * The date so many calendar months later: the same day of the month, or the month's last day where it has none such
 * (as domain's `addMonths`). `never` after the year 9999.
 */
export function monthsAfter(date: DateNumber, months: number): DateNumber {
  const day = date % 100;
  const count = Math.floor(date / 10_000) * 12 + (Math.floor(date / 100) % 100) - 1 + months;
  const year = Math.floor(count / 12);
  if (year > 9999) return never;
  const month = (count % 12) + 1;
  return year * 10_000 + month * 100 + (day <= 28 ? day : Math.min(day, daysInMonth(year, month)));
}

/** The next day; `never` after the year 9999. */
export function dayAfter(date: DateNumber): DateNumber {
  const day = date % 100;
  if (day < 28) return date + 1;
  const year = Math.floor(date / 10_000);
  const month = Math.floor(date / 100) % 100;
  if (day < daysInMonth(year, month)) return date + 1;
  if (month < 12) return date - day + 101;
  return year === 9999 ? never : (year + 1) * 10_000 + 101;
}

/** The day before; of `never`, `never`. */
export function dayBefore(date: DateNumber): DateNumber {
  const day = date % 100;
  if (date === never || day > 1) return date - 1;
  const year = Math.floor(date / 10_000);
  const month = Math.floor(date / 100) % 100;
  return month > 1
    ? year * 10_000 + (month - 1) * 100 + daysInMonth(year, month - 1)
    : (year - 1) * 10_000 + 1231;
}
