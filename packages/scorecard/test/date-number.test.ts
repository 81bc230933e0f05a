import type { LocalDate } from '@egret/domain';
import { addDays, addMonths } from '@egret/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dateNumber, dateOf, dayAfter, dayBefore, monthsAfter, never } from '../src/date-number.ts';
import { on } from './factory.ts';

const anyDate: fc.Arbitrary<LocalDate> = fc.nat(80_000).map((days) => addDays(on('1900-01-01'), days));

describe('dates as numbers', () => {
  it('agree with the dates of the domain', () => {
    fc.assert(
      fc.property(anyDate, fc.nat(700), (date, months) => {
        const number = dateNumber(date);
        expect(dateOf(number)).toBe(date);
        expect(dateOf(dayAfter(number))).toBe(addDays(date, 1));
        expect(dateOf(dayBefore(number))).toBe(addDays(date, -1));
        expect(dateOf(monthsAfter(number, months))).toBe(addMonths(date, months));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2020-01-31', 1, '2020-02-29'],
    ['2019-01-31', 1, '2019-02-28'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2019-11-30', 3, '2020-02-29'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(dateOf(monthsAfter(dateNumber(on(from)), months))).toBe(to);
  });

  it('end with the year 9999', () => {
    expect(dayAfter(dateNumber(on('9999-12-31')))).toBe(never);
    expect(monthsAfter(dateNumber(on('9999-01-01')), 12)).toBe(never);
    expect(dateOf(never)).toBeNull();
    expect(dayBefore(never)).toBe(never);
    expect(dateOf(dateNumber(on('0001-02-03')))).toBe('0001-02-03');
  });
});
