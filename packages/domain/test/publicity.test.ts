import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addDays,
  isPublic,
  isScored,
  localDate,
  nextUseChange,
  publicityDays,
  publicityEndsOn,
  publicityRules,
  ruleInForce,
  severities,
  useOf,
} from '../src/index.ts';
import type { PublicityInput, VisibleRecord } from '../src/index.ts';

const fined: PublicityInput = {
  kind: 'penalty',
  subjectKind: 'organisation',
  decidedOn: localDate('2020-06-15'),
  severity: 'general',
  procedure: 'ordinary',
  penaltyKinds: ['fine'],
};

const shown: VisibleRecord = {
  kind: 'penalty',
  subjectKind: 'organisation',
  minorUntil: null,
  disclosure: 'public',
  decidedOn: localDate('2020-06-15'),
  publicityEndsOn: localDate('2021-06-15'),
  status: 'effective',
  repairedOn: null,
};

const repairedOf2025: Partial<VisibleRecord> = {
  decidedOn: localDate('2025-06-15'),
  publicityEndsOn: localDate('2028-06-15'),
  status: 'repaired',
  repairedOn: localDate('2025-12-01'),
};

function record(changes: Partial<VisibleRecord>): VisibleRecord {
  return { ...shown, ...changes };
}

describe('the period of publicity', () => {
  it.each([
    ['2018-06-15', 'general', '2018-06-15', '2019-06-15'],
    ['2018-06-15', 'serious', '2018-06-15', '2021-06-15'],
    ['2019-06-30', 'serious', '2019-06-30', '2022-06-30'],
    ['2019-07-01', 'serious', '2020-01-01', '2022-07-01'],
    ['2020-06-15', null, '2020-09-15', '2021-06-15'],
    ['2020-02-29', 'general', '2020-05-29', '2021-02-28'],
    ['2023-04-30', 'general', '2023-07-30', '2024-04-30'],
    ['2023-05-01', 'general', '2023-08-01', '2026-05-01'],
    ['2026-03-31', 'serious', '2027-03-31', '2029-03-31'],
    ['2026-04-01', 'general', '2026-07-01', '2027-04-01'],
    ['2026-04-01', 'serious', '2027-04-01', '2029-04-01'],
  ] as const)('of a fine of %s, %s: at least to %s, at most to %s', (decidedOn, severity, minimum, end) => {
    const days = publicityDays({ ...fined, decidedOn: localDate(decidedOn), severity });
    expect(days).toMatchObject({ minimumEndsOn: minimum, endsOn: end });
  });

  it.each([
    ['a natural person', { subjectKind: 'natural-person' }],
    ['a licence', { kind: 'licence' }],
    ['a commitment', { kind: 'commitment' }],
    ['a summary penalty of 2024', { procedure: 'summary', decidedOn: localDate('2024-01-01') }],
    [
      'a warning of 2024',
      { penaltyKinds: ['warning', 'public-criticism'], decidedOn: localDate('2024-01-01') },
    ],
    ['a minor breach of 2026', { severity: 'minor', decidedOn: localDate('2026-04-01') }],
    ['a summary penalty of 2026', { procedure: 'summary', decidedOn: localDate('2026-04-01') }],
  ] as const)('is none for %s', (_, changes) => {
    expect(publicityEndsOn({ ...fined, ...changes })).toBeNull();
  });

  it.each([
    ['a summary penalty of 2020', { procedure: 'summary' }, '2021-06-15'],
    ['a warning of 2020', { penaltyKinds: ['warning'] }, '2021-06-15'],
    [
      'a warning with a fine of 2024',
      { penaltyKinds: ['warning', 'fine'], decidedOn: localDate('2024-01-01') },
      '2027-01-01',
    ],
    ['the self-employed', { subjectKind: 'self-employed' }, '2021-06-15'],
  ] as const)('is there for %s', (_, changes, end) => {
    expect(publicityEndsOn({ ...fined, ...changes })).toBe(end);
  });

  it('is answered by exactly one rule on every day, and the serious are never shown for less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const on = addDays(localDate('1990-01-01'), days);
        expect(publicityRules.filter((rule) => ruleInForce([rule], on) !== null)).toHaveLength(1);
        const ends = severities.map(
          (severity) => publicityEndsOn({ ...fined, decidedOn: on, severity }) ?? on,
        );
        expect([...ends].sort()).toEqual(ends);
      }),
    );
  });

  it('follows the table it is given', () => {
    expect(publicityEndsOn(fined, [])).toBeNull();
  });
});

describe('what may be done with a record', () => {
  const all = { published: true, shared: true, authorised: true, scored: true };
  const none = { published: false, shared: false, authorised: false, scored: false };

  it.each([
    ['before its decision', {}, '2020-06-14', none],
    ['on the day of its decision', {}, '2020-06-15', all],
    ['on the last day of its publicity', {}, '2021-06-15', all],
    ['the day after', {}, '2021-06-16', { ...all, published: false }],
    ['on the last day of its use', {}, '2025-06-15', { ...all, published: false }],
    ['in the archive', {}, '2025-06-16', none],
    ['withdrawn', { status: 'withdrawn' }, '2020-07-01', none],
    ['shared among departments', { disclosure: 'shared' }, '2020-07-01', { ...all, published: false }],
    [
      'on authorisation',
      { disclosure: 'authorised' },
      '2020-07-01',
      { ...all, published: false, shared: false },
    ],
    ['not to be shown', { publicityEndsOn: null }, '2020-07-01', { ...all, published: false }],
    ['on a person', { subjectKind: 'natural-person' }, '2020-07-01', { ...all, published: false }],
    ['before its repair', repairedOf2025, '2025-11-30', all],
    ['repaired, before 2026-04-01', repairedOf2025, '2026-03-31', { ...all, published: false }],
    ['repaired, since 2026-04-01', repairedOf2025, '2026-04-01', none],
  ] as const)('%s', (_, changes, asOf, use) => {
    expect(useOf(record(changes), localDate(asOf))).toEqual(use);
  });

  it('of a minor is neither shown nor scored until they turn 18', () => {
    const minor = record({
      kind: 'licence',
      subjectKind: 'natural-person',
      publicityEndsOn: null,
      minorUntil: localDate('2021-01-01'),
    });
    expect(useOf(minor, localDate('2020-12-31'))).toMatchObject({
      published: false,
      scored: false,
      shared: true,
    });
    expect(isPublic(minor, localDate('2021-01-01'))).toBe(true);
  });

  it('of licences has no last day', () => {
    const licence = record({ kind: 'licence', publicityEndsOn: null });
    expect(useOf(licence, localDate('2040-01-01'))).toEqual(all);
    expect(nextUseChange(licence, localDate('2020-06-15'))).toBeNull();
  });

  it.each([
    [{}, '2020-06-01', '2020-06-15'],
    [{}, '2020-06-15', '2025-06-16'],
    [{}, '2025-06-16', null],
    [repairedOf2025, '2025-12-01', '2026-04-01'],
    [{ ...repairedOf2025, repairedOn: localDate('2026-05-01') }, '2026-04-01', '2026-05-01'],
  ] as const)('changes by itself: case %#', (changes, asOf, next) => {
    expect(nextUseChange(record(changes), localDate(asOf))).toBe(next);
  });

  it('is the same on every day until the next change, and nobody is shown what is not scored', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(localDate('2019-01-01'), days));
    fc.assert(
      fc.property(day, day, day, fc.boolean(), (decidedOn, repairedOn, asOf, repaired) => {
        const one = record({
          decidedOn,
          publicityEndsOn: publicityEndsOn({ ...fined, decidedOn }),
          ...(repaired ? { status: 'repaired' as const, repairedOn } : {}),
        });
        const next = nextUseChange(one, asOf);
        const last = next === null ? addDays(asOf, 4000) : addDays(next, -1);
        expect(isScored(one, last)).toBe(isScored(one, asOf));
        expect(next === null || isScored(one, next) !== isScored(one, asOf)).toBe(true);
        const use = useOf(one, asOf);
        expect(use.scored).toBe(isScored(one, asOf));
        expect(use.published && !(use.shared && use.authorised && use.scored)).toBe(false);
      }),
    );
  });
});
