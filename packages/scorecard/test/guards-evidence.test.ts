import { describe, expect, it } from 'vitest';

import { codesAt } from './problems.ts';

const half = (percent: number, months: number) => ({ percent, months });

describe('the guards of evidence, repair and single use', () => {
  it.each([
    [
      'a price of licences',
      'no-evidence',
      '/rules/1/match',
      { '/rules/1/steps': [{ atLeast: 1, points: -5 }] },
    ],
    [
      'a price of coming late',
      'no-evidence',
      '/rules/0/match',
      { '/rules/0/bands': [{ months: 1, points: -5 }] },
    ],
    ['a price of honour', 'no-evidence', '/rules/honour-city/match', { '/rules/honour-city/points': -5 }],
    [
      'a price of commitments under way',
      'no-evidence',
      '/rules/commitment-breached/match',
      { '/rules/commitment-breached/match/fulfilment': ['breached', 'pending'] },
    ],
    [
      'a basis that is no document',
      'no-legal-basis',
      '/rules/penalty-summary/legalBasis/0',
      { '/rules/penalty-summary/legalBasis/0/text': '惯例' },
    ],
    ['no end', 'no-end', '/rules/penalty-summary', { '/rules/penalty-summary/decay': null }],
    [
      'an end after six years',
      'no-end',
      '/rules/penalty-summary',
      { '/rules/penalty-summary/decay': [half(100, 72)] },
    ],
    [
      'points for repaired and unrepaired alike',
      'repair-costs',
      '/rules',
      { '/rules/penalty-summary/match/repaired': undefined },
    ],
    ['a cap on points taken', 'capped', '/rules/penalty-summary/cap', { '/rules/penalty-summary/cap': 10 }],
    [
      'penalties in two dimensions',
      'dimensions-apart',
      '/rules/penalty-summary/dimension',
      { '/rules/penalty-summary/dimension': 'repair' },
    ],
    [
      'a rule after one that takes its records',
      'never-reached',
      '/rules/honour-city/match',
      { '/rules/honour-national/match/honourLevel': undefined },
    ],
    [
      'a rule that ends before it begins',
      'ends-before-it-begins',
      '/rules/0/effectiveTo',
      { '/rules/0/effectiveTo': '2017-12-31' },
    ],
    [
      'a repair that does not help',
      'repair-costs',
      '/rules',
      { '/rules/penalty-repaired/levels/serious/points': -130 },
    ],
    [
      'a repair that costs for longer',
      'repair-costs',
      '/rules',
      {
        '/rules/judgment-default/decay': [half(100, 24), half(25, 60)],
        '/rules/judgment-default-repaired/decay': [half(100, 60)],
      },
    ],
  ])('refuse %s', (_, code, pointer, patches) => {
    expect(codesAt(pointer, patches)).toContain(code);
  });
});
