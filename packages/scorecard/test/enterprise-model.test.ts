import { describe, expect, it } from 'vitest';

import {
  citizen,
  commitment,
  company,
  enterprise,
  enterpriseModel,
  fact,
  honour,
  judgmentDefault,
  many,
  on,
  penalty,
  repaired,
} from './factory.ts';

const evaluate = (facts: Parameters<typeof company>[0], since: string | null = '2014-03-01') =>
  enterprise.evaluate(company(facts, since), on('2020-12-31'));

describe('the enterprise model on 2020-12-31', () => {
  it.each([
    ['no register entry', [], null, 700, 'good'],
    ['a new one', [], '2020-06-01', 700, 'good'],
    ['an old one', [], '2010-01-01', 750, 'good'],
    ['an old one with licences', many(3, () => fact('2019-01-01', {})), '2010-01-01', 770, 'good'],
    [
      'an old one that keeps its word',
      many(2, () => commitment('fulfilled', '2020-01-01')),
      '2010-01-01',
      775,
      'good',
    ],
    [
      'one of both',
      [...many(4, () => fact('2019-01-01', {})), commitment('fulfilled', '2020-01-01')],
      '2010-01-01',
      785,
      'excellent',
    ],
    ['an honoured one', [honour('provincial', '2020-01-01')], '2014-03-01', 790, 'excellent'],
    ['a minor penalty', [penalty('minor', '2020-06-01')], '2014-03-01', 710, 'good'],
    ['a general penalty of a new one', [penalty('general', '2020-06-01')], '2020-01-01', 630, 'fair'],
    ['a general penalty of an old one', [penalty('general', '2020-06-01')], '2010-01-01', 680, 'good'],
    ['a repaired penalty', [penalty('general', '2020-06-01', repaired)], null, 675, 'good'],
    ['a large fine', [penalty('serious', '2020-06-01', { fineFen: 20_000_000 })], null, 500, 'fair'],
    ['two serious penalties', many(2, () => penalty('serious', '2020-06-01')), '2014-03-01', 410, 'poor'],
    ['a judgment default', [judgmentDefault('2020-01-01')], '2014-03-01', 490, 'poor'],
    ['a repaired judgment default', [judgmentDefault('2020-01-01', repaired)], null, 620, 'fair'],
    ['commitments breached', many(8, () => commitment('breached', '2020-06-01')), null, 500, 'fair'],
    ['a public service', [fact('2020-05-01', { kind: 'public-service' })], null, 700, 'good'],
  ])('%s', (_, facts, since, points, tier) => {
    expect(evaluate(facts, since)).toMatchObject({ points, tier });
  });

  it('has the four national tiers', () => {
    expect(enterpriseModel.tiers.map((tier) => tier.labels[0]?.zh)).toEqual(['差', '中', '良', '优']);
  });

  it('is for the self-employed too, and not for persons', () => {
    const shop = { ...company([]), kind: 'self-employed' } as const;
    expect(enterprise.evaluate(shop, on('2020-12-31')).points).toBe(730);
    expect(() => enterprise.evaluate(citizen([]), on('2020-12-31'))).toThrow(/natural-person/);
  });
});
