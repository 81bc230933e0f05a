import { weekday } from '../calendar/working-days.ts';
import { isInForce } from '../dated.ts';
import { DomainError } from '../errors.ts';
import { localDate } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import type { Perk, PerkPeriod, PerkQuota } from './perks.ts';

/** The rule of a perk in force on a date, or null where the perk is not active then. */
export function perkInForce(id: string, on: LocalDate, table: readonly Perk[]): Perk | null {
  return table.find((perk) => perk.id === id && isInForce(perk, on)) ?? null;
}

/** The first day of the quota period that a date lies in: the day itself, the first of its month, or 1 January. */
export function quotaPeriodStart(quota: PerkQuota, on: LocalDate): LocalDate {
  switch (quota.per) {
    case 'day':
      return on;
    case 'month':
      return localDate(`${on.slice(0, 7)}-01`);
    case 'year':
      return localDate(`${on.slice(0, 4)}-01-01`);
  }
}

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Whether a perk is available on a date at a time of day, both of Shanghai; always where it has no period.
 * The time is `HH:MM`; the period's first minute is included, its end is not. Throws `DomainError`
 * `invalid-time` where the time is not one of a day.
 */
export function isWithinPeriod(period: PerkPeriod | null, on: LocalDate, time: string): boolean {
  if (!timeOfDay.test(time)) throw new DomainError('invalid-time', `not a time of day: ${time}`);
  if (period === null) return true;
  return period.weekdays.includes(weekday(on)) && period.from <= time && time < period.to;
}

/** Whether an enrolled person's points reach a perk's threshold; null points, of somebody without a score, never do. */
export function reachesPerk(perk: Perk, points: number | null): boolean {
  return points !== null && (perk.minimumScore === null || points >= perk.minimumScore);
}
