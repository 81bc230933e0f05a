import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addDays,
  addWorkingDays,
  calendarOf,
  chineseCalendar,
  holidayNotices,
  isWorkingDay,
  localDate,
  weekday,
  workingDaysBetween,
} from '../src/index.ts';

const knownDay = fc.integer({ min: 0, max: 365 * 6 }).map((days) => addDays(localDate('2019-06-01'), days));
const workingDay = knownDay.filter((day) => isWorkingDay(day) === true);

describe('the calendar', () => {
  it.each([
    ['2018-02-11', true],
    ['2018-12-29', true],
    ['2018-12-31', false],
    ['2019-05-02', false],
    ['2020-01-31', false],
    ['2020-02-01', false],
    ['2020-02-03', true],
    ['2020-10-08', false],
    ['2020-10-10', true],
    ['2023-01-02', false],
    ['2024-02-09', true],
    ['2025-05-31', false],
    ['2026-01-04', true],
    ['2026-02-14', true],
    ['2026-02-23', false],
    ['2026-10-10', true],
    ['2026-11-20', true],
    ['2026-11-22', false],
    ['2017-12-29', 'unknown'],
    ['2027-01-04', 'unknown'],
  ] as const)('on %s: working day %s', (date, answer) => {
    expect(isWorkingDay(localDate(date))).toBe(answer);
  });

  /** Working days of each year by the notices: weekdays less holidays on them, and the worked weekends. */
  it.each([
    [2018, 250],
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    const last = localDate(`${year}-12-31`);
    const first = localDate(`${year}-01-01`);
    const firstCounts = isWorkingDay(first) === true ? 1 : 0;
    expect(workingDaysBetween(first, last)).toBe(count - firstCounts);
  });

  it('has one notice a year, its worked days on weekends and outside of its holidays', () => {
    expect(holidayNotices.map((notice) => notice.year)).toEqual([
      2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
    ]);
    for (const day of chineseCalendar.workedWeekends) {
      expect(weekday(day)).toBeGreaterThanOrEqual(6);
      expect(chineseCalendar.holidays.has(day)).toBe(false);
    }
  });

  it('knows the days of the week', () => {
    expect(
      ['1969-12-28', '1970-01-01', '2026-11-22', '2026-11-23'].map((date) => weekday(localDate(date))),
    ).toEqual([7, 4, 7, 1]);
  });
});

describe('working days', () => {
  it.each([
    ['2020-01-23', 7, '2020-02-11'],
    ['2020-12-31', 1, '2021-01-04'],
    ['2020-09-30', 3, '2020-10-12'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-02-24', -1, '2026-02-14'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-12-31', 1, 'unknown'],
    ['2026-12-23', 7, 'unknown'],
    ['2018-01-02', -1, 'unknown'],
  ])('%s and %i make %s', (from, count, to) => {
    expect(addWorkingDays(localDate(from), count)).toBe(to);
  });

  it('between two dates are unknown across a year without a notice', () => {
    expect(workingDaysBetween(localDate('2026-12-30'), localDate('2027-01-05'))).toBe('unknown');
    expect(workingDaysBetween(localDate('2027-01-05'), localDate('2026-12-30'))).toBe('unknown');
    expect(isWorkingDay(localDate('2020-06-01'), calendarOf([]))).toBe('unknown');
  });

  it('refuses a count that is not whole', () => {
    expect(() => addWorkingDays(localDate('2020-06-01'), 1.5)).toThrow('not a count');
  });

  it('counted from a day and back give the day again', () => {
    fc.assert(
      fc.property(workingDay, fc.integer({ min: -120, max: 120 }), (day, count) => {
        const to = addWorkingDays(day, count);
        if (to === 'unknown') throw new Error('the range is known');
        expect(workingDaysBetween(day, to)).toBe(count);
        expect(addWorkingDays(to, -count)).toBe(day);
      }),
    );
  });

  it('of two stretches add up', () => {
    fc.assert(
      fc.property(knownDay, fc.nat(60), fc.nat(60), (day, first, second) => {
        const middle = addDays(day, first);
        const last = addDays(middle, second);
        const parts = [workingDaysBetween(day, middle), workingDaysBetween(middle, last)].map(Number);
        expect(workingDaysBetween(day, last)).toBe((parts[0] ?? 0) + (parts[1] ?? 0));
      }),
    );
  });
});
