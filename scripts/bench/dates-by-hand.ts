import type { LocalDate } from '@egret/domain';
import { daysInMonth } from '@egret/domain';

/** Later than every date. */
export const never = Number.POSITIVE_INFINITY;

/** A calendar date as YYYYMMDD. */
export function toNumber(date: LocalDate): number {
  return Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8));
}

/** The calendar date of YYYYMMDD. */
export function toDate(date: number): LocalDate {
  const digits = String(date);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` as LocalDate;
}

/** The same day so many months later, or the last of its month. */
export function later(date: number, months: number): number {
  const count = Math.floor(date / 10_000) * 12 + (Math.floor(date / 100) % 100) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  return year * 10_000 + month * 100 + Math.min(date % 100, daysInMonth(year, month));
}

/** The next day. */
export function dayAfter(date: number): number {
  const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100];
  if (day < daysInMonth(year, month)) return date + 1;
  return month === 12 ? (year + 1) * 10_000 + 101 : date - day + 101;
}

/** The day before, as a calendar date; null before what never comes. */
export function lastDayBefore(date: number): LocalDate | null {
  if (date === never) return null;
  const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100];
  if (day > 1) return toDate(date - 1);
  return toDate(
    month === 1
      ? (year - 1) * 10_000 + 1231
      : year * 10_000 + (month - 1) * 100 + daysInMonth(year, month - 1),
  );
}
