import { addDays, addMonths, addWorkingDays, isWorkingDay, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

/** A delivery folder's month, `YYYY-MM`. */
export type Month = string;

/** The sample's business date: what the store holds is counted on it. */
export const businessDate = localDate('2020-12-31');
/** The first day of which the sample has decisions. */
export const firstDay = localDate('2018-01-01');

/** The working days from `from` to `to`, both included: those on which offices decide. */
export function officeDays(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day) === true) days.push(day);
  return days;
}

/** The days on which the sample's decisions are made. */
export const decisionDays = officeDays(firstDay, businessDate);

/**
 * The first working day on or after a date, or the business date where that day lies after it. Days of years
 * whose calendar is not known (before 2018) are taken as they are.
 */
export function officeDayFrom(date: LocalDate): LocalDate {
  let day = date;
  while (day < businessDate && isWorkingDay(day) === false) day = addDays(day, 1);
  return day < businessDate ? day : businessDate;
}

/** The month of a date. */
export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7);
}

/** The month `count` months later, December 2020 at the latest. */
export function monthAfter(month: Month, count: number): Month {
  const later = monthOf(addMonths(localDate(`${month}-01`), count));
  const last = monthOf(businessDate);
  return later < last ? later : last;
}

/** The day on which a month is delivered: the fifth working day of the next one, the business date at the latest. */
export function deliveredOn(month: Month): LocalDate {
  const lastDayOfMonth = addDays(addMonths(localDate(`${month}-01`), 1), -1);
  const fifth = addWorkingDays(lastDayOfMonth, 5);
  return fifth !== 'unknown' && fifth < businessDate ? fifth : businessDate;
}

/** A date as the standard layouts write it: `YYYY/MM/DD`; empty for none. */
export function slashed(date: LocalDate | null): string {
  return date === null ? '' : date.replaceAll('-', '/');
}

/** What the standard layouts write for a validity without end. */
export const longTerm = '2099/12/31';
