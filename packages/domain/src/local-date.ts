import { DomainError } from './errors.ts';

/** A calendar date in Asia/Shanghai, written `YYYY-MM-DD`, from 0001-01-01 to 9999-12-31. */
export type LocalDate = string & { readonly brand: 'LocalDate' };

const pattern = /^\d{4}-\d{2}-\d{2}$/;

/** The calendar date written as `YYYY-MM-DD`, or null where there is no such day. */
export function parseLocalDate(text: string): LocalDate | null {
  if (!pattern.test(text)) return null;
  const { year, month, day } = dateParts(text);
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? (text as LocalDate) : null;
}

/** The calendar date written as `YYYY-MM-DD`. Throws `DomainError` `invalid-date` where there is no such day. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === null) throw new DomainError('invalid-date', `not a calendar date: ${text}`);
  return date;
}

/** The calendar date of a year 1 to 9999, month and day, or null where there is no such day. */
export function dateOf(year: number, month: number, day: number): LocalDate | null {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return null;
  if (day > daysInMonth(year, month)) return null;
  const text = `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
  return text as LocalDate;
}

/** The number of days (28 to 31) of a month 1 to 12 in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The year, month and day that are written as `YYYY-MM-DD`. */
function dateParts(date: string): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function format(year: number, month: number, day: number): LocalDate {
  const date = dateOf(year, month, day);
  if (date === null) throw new DomainError('invalid-date', `not a calendar date: ${year}-${month}-${day}`);
  return date;
}

/** Days since 1970-01-01 (negative before). Two dates' difference in days is the difference of these. */
export function epochDay(date: LocalDate): number {
  const { year, month, day } = dateParts(date);
  // Count from 1 March, so that the leap day is the last of its year.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The date that lies so many days after 1970-01-01. The inverse of `epochDay`. */
export function fromEpochDay(days: number): LocalDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return format(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The date `days` calendar days later (earlier where negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(epochDay(date) + days);
}

/**
 * The date `months` calendar months later (earlier where negative): the same day of the month, or the
 * month's last day where it has no such day (31 January + 1 month = 28 or 29 February).
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = dateParts(date);
  const count = year * 12 + (month - 1) + months;
  const newYear = Math.floor(count / 12);
  const newMonth = count - newYear * 12 + 1;
  return format(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** Days from `from` to `to`: positive where `to` is later. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDay(to) - epochDay(from);
}
