import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  isWithinPeriod,
  localDate,
  perkIds,
  perkInForce,
  perks,
  quotaPeriodStart,
  reachesPerk,
} from '../src/index.ts';
import type { Perk } from '../src/index.ts';

describe('the perks', () => {
  it.each([
    ['roadside-parking', 530, false],
    ['library-no-deposit', 600, false],
    ['paid-parking', 650, false],
    ['shitang-health-copayment', 680, false],
    ['haicang-judicial-green-lane', 700, false],
    ['haicang-court-green-lane', 700, false],
    ['haicang-sports', 600, true],
    ['haicang-culture-tourism', 600, true],
  ] as const)('%s asks for %i, assumed: %s', (id, minimumScore, assumed) => {
    expect(perkInForce(id, localDate('2020-12-31'))).toMatchObject({ id, minimumScore, assumed });
  });

  it('are one for each id, and those assumed say so in their source', () => {
    expect(perks.map((perk) => perk.id).sort()).toEqual([...perkIds].sort());
    expect(perks.filter((perk) => perk.source.includes('假定')).map((perk) => perk.assumed)).toEqual([
      true,
      true,
    ]);
  });

  it.each([
    ['roadside-parking', '2018-12-10', false],
    ['roadside-parking', '2018-12-11', true],
    ['haicang-sports', '2019-12-31', false],
    ['haicang-sports', '2020-01-01', true],
  ] as const)('%s on %s: active %s', (id, on, active) => {
    expect(perkInForce(id, localDate(on)) !== null).toBe(active);
  });

  it('change their threshold with the rule in force', () => {
    const base = perkInForce('paid-parking', localDate('2020-01-01'));
    if (base === null) throw new Error('active in 2020');
    const table: readonly Perk[] = [
      { ...base, activeTo: localDate('2020-12-31') },
      { ...base, activeFrom: localDate('2021-01-01'), minimumScore: 660 },
    ];
    expect(perkInForce('paid-parking', localDate('2020-12-31'), table)?.minimumScore).toBe(650);
    expect(perkInForce('paid-parking', localDate('2021-01-01'), table)?.minimumScore).toBe(660);
  });

  it('open from the threshold on, and never without a score', () => {
    const lane = perkInForce('haicang-court-green-lane', localDate('2020-12-31'));
    if (lane === null) throw new Error('active in 2020');
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
