import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isWithinPeriod, localDate, perkInForce, quotaPeriodStart, reachesPerk } from '../src/index.ts';
import type { Perk } from '../src/index.ts';

function perk(changes: Partial<Perk> = {}): Perk {
  return {
    id: 'reading-room',
    version: 1,
    zh: '阅览室',
    en: 'Reading room',
    benefit: { zh: '免押金', en: 'No deposit' },
    activeFrom: localDate('2018-12-11'),
    activeTo: null,
    minimumScore: 650,
    assumed: false,
    quota: null,
    period: null,
    legalBasis: '国发〔2016〕33号',
    source: 'test',
    ...changes,
  };
}

describe('a perk', () => {
  it.each([
    ['2018-12-10', false],
    ['2018-12-11', true],
  ])('that begins on 2018-12-11 is active on %s: %s', (on, active) => {
    expect(perkInForce('reading-room', localDate(on), [perk()]) !== null).toBe(active);
    expect(perkInForce('another', localDate(on), [perk()])).toBeNull();
  });

  it('changes its threshold with the rule in force', () => {
    const table = [
      perk({ activeTo: localDate('2020-12-31') }),
      perk({ version: 2, activeFrom: localDate('2021-01-01'), minimumScore: 660 }),
    ];
    expect(perkInForce('reading-room', localDate('2020-12-31'), table)?.minimumScore).toBe(650);
    expect(perkInForce('reading-room', localDate('2021-01-01'), table)?.minimumScore).toBe(660);
  });

  it('opens from the threshold on, and never without a score', () => {
    const lane = perk({ minimumScore: 700 });
    expect([699, 700, 701, null].map((points) => reachesPerk(lane, points))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([0, null].map((points) => reachesPerk({ ...lane, minimumScore: null }, points))).toEqual([
      true,
      false,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.nat(200), (points, more) => {
        expect(reachesPerk(lane, points) && !reachesPerk(lane, points + more)).toBe(false);
      }),
    );
  });
});

describe('quotas and hours', () => {
  it.each([
    ['day', '2020-02-29'],
    ['month', '2020-02-01'],
    ['year', '2020-01-01'],
  ] as const)('a quota per %s of 2020-02-29 began on %s', (per, start) => {
    expect(quotaPeriodStart({ count: 2, per }, localDate('2020-02-29'))).toBe(start);
  });

  const office = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:30' };

  it.each([
    ['2020-12-30', '09:00', true],
    ['2020-12-30', '08:59', false],
    ['2020-12-30', '17:29', true],
    ['2020-12-30', '17:30', false],
    ['2020-12-26', '10:00', false],
  ])('office hours on %s at %s: %s', (on, time, within) => {
    expect(isWithinPeriod(office, localDate(on), time)).toBe(within);
    expect(isWithinPeriod(null, localDate(on), time)).toBe(true);
  });

  it('refuses a time that is none', () => {
    expect(() => isWithinPeriod(office, localDate('2020-12-30'), '24:00')).toThrow('not a time of day');
  });
});
