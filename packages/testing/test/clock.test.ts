import { describe, expect, it } from 'vitest';

import { fixedClock } from '../src/index.ts';

describe('fixedClock', () => {
  it('stands still until it is moved, and cuts the day in Shanghai', () => {
    const clock = fixedClock('2020-12-31T23:59:59+08:00');
    expect(clock.businessDate()).toBe('2020-12-31');
    expect(clock.now().toISOString()).toBe('2020-12-31T15:59:59.000Z');
    clock.moveTo('2020-12-31T16:00:00Z');
    expect(clock.businessDate()).toBe('2021-01-01');
  });

  it('refuses what is not an instant', () => {
    expect(() => fixedClock('yesterday')).toThrow(RangeError);
  });
});
