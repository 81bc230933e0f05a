import { describe, expect, it } from 'vitest';

import { numbered, problemsWith } from './problems.ts';

describe('the schema', () => {
  it.each([
    ['ethnicity', '/rules/honour-city/match', { '/rules/honour-city/match/ethnicity': ['汉'] }],
    ['age', '/rules/honour-city/match', { '/rules/honour-city/match/age': [60] }],
    [
      'an authority',
      '/rules/penalty-summary/match',
      { '/rules/penalty-summary/match/issuingAuthority': '城管' },
    ],
    [
      'severity as a condition',
      '/rules/penalty-ordinary/match',
      { '/rules/penalty-ordinary/match/severity': ['minor'] },
    ],
    [
      'public services',
      '/rules/licences-held/match/kind',
      { '/rules/licences-held/match/kind': 'public-service' },
    ],
    ['half a point', '/rules/honour-city/points', { '/rules/honour-city/points': 0.5 }],
    ['a range of points', '/rules/honour-city/points', { '/rules/honour-city/points': [10, 50] }],
    [
      'half a point in a band',
      '/rules/enrolled-since/bands/0/points',
      { '/rules/enrolled-since/bands/0/points': 1.5 },
    ],
    ['what follows from a tier', '/tiers/0', { '/tiers/0/measures': ['x'] }],
    [
      'no such date',
      '/rules/honour-city/effectiveFrom',
      { '/rules/honour-city/effectiveFrom': '2021-02-29' },
    ],
    ['the year 0', '/rules/honour-city/effectiveFrom', { '/rules/honour-city/effectiveFrom': '0000-01-01' }],
    [
      'a blank legal basis',
      '/rules/honour-city/legalBasis/0/text',
      { '/rules/honour-city/legalBasis/0/text': ' ' },
    ],
  ])('has no place for %s', (_, pointer, patches) => {
    expect(problemsWith(patches).map((each) => each.field)).toEqual([numbered(pointer)]);
  });

  it('names every problem at once', () => {
    const problems = problemsWith({ '/startPoints': 600.5, '/version': 0 });
    expect(problems.map((each) => each.field)).toEqual(['/version', '/startPoints']);
  });
});
