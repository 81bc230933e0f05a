import { describe, expect, it } from 'vitest';

import { codesAt } from './problems.ts';

describe('the guards of ids, bounds and order', () => {
  it.each([
    ['an id that stands twice', 'twice', '/rules/3/id', { '/rules/3/id': 'licences-held' }],
    ['an unknown dimension', 'unknown-dimension', '/rules/0/dimension', { '/rules/0/dimension': 'other' }],
    ['start points out of the range', 'out-of-bounds', '/startPoints', { '/startPoints': 1001 }],
    ['tiers out of order', 'out-of-bounds', '/tiers/2/minPoints', { '/tiers/middle/minPoints': 530 }],
    [
      'a lowest tier above the range',
      'out-of-bounds',
      '/tiers/0/minPoints',
      { '/tiers/lowest/minPoints': 1 },
    ],
    ['a tier out of reach', 'out-of-bounds', '/tiers/4/minPoints', { '/tiers/highest/minPoints': 1001 }],
    [
      'a ceiling that lowers nobody',
      'out-of-bounds',
      '/ceilings/0/maxPoints',
      { '/ceilings/0/maxPoints': 1000 },
    ],
    ['limits on one side of zero', 'out-of-bounds', '/dimensions/0', { '/dimensions/0/minPoints': 10 }],
    [
      'points beyond the dimension',
      'out-of-bounds',
      '/rules/honour-city',
      { '/rules/honour-city/points': 261 },
    ],
    [
      'a fine beyond it',
      'out-of-bounds',
      '/rules/penalty-ordinary',
      { '/dimensions/breaches/minPoints': -169 },
    ],
    ['an overlap of labels', 'label-dates', '/tiers/0/labels/0', { '/tiers/0/labels/0/to': '2026-01-01' }],
    ['a day without a label', 'label-dates', '/tiers/0/labels/0', { '/tiers/0/labels/0/to': '2025-12-30' }],
    [
      'a last label with an end',
      'label-dates',
      '/tiers/2/labels/0',
      { '/tiers/2/labels/0/to': '2030-01-01' },
    ],
    ['a rule that gives and takes', 'both-signs', '/rules/0', { '/rules/0/bands/0/points': -5 }],
    ['a rule of no points', 'both-signs', '/rules/honour-city', { '/rules/honour-city/points': 0 }],
    [
      'a serious penalty that costs less',
      'severity-order',
      '/rules/penalty-ordinary/levels',
      { '/rules/penalty-ordinary/levels/serious/points': -49 },
    ],
    [
      'a general penalty that costs longer',
      'severity-order',
      '/rules/penalty-ordinary/levels',
      { '/rules/penalty-ordinary/levels/general/decay/1/months': 37 },
    ],
    [
      'a higher fine that costs less',
      'band-order',
      '/rules/penalty-ordinary/fineBands',
      { '/rules/penalty-ordinary/fineBands/1/points': -4 },
    ],
    [
      'fine bands out of order',
      'band-order',
      '/rules/penalty-ordinary/fineBands',
      { '/rules/penalty-ordinary/fineBands/1/fromFen': 400_000 },
    ],
    [
      'more commitments for less',
      'band-order',
      '/rules/commitments-kept/steps',
      { '/rules/commitments-kept/steps/1/points': 9 },
    ],
    ['longer for less', 'band-order', '/rules/0/bands', { '/rules/0/bands/1/points': 4 }],
    ['points that grow', 'decay-order', '/rules/honour-city', { '/rules/honour-city/decay/0/percent': 40 }],
  ])('refuse %s', (_, code, pointer, patches) => {
    expect(codesAt(pointer, patches)).toContain(code);
  });
});
