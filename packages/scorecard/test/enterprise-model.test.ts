import { describe, expect, it } from 'vitest';

import type { ScoreModel } from '../src/index.ts';
import { tierLabel } from '../src/index.ts';
import { takesPoints } from '../src/signs.ts';
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
  personModel,
  repaired,
} from './factory.ts';

const evaluate = (facts: Parameters<typeof company>[0], since: string | null = '2014-03-01') =>
  enterprise.evaluate(company(facts, since), on('2020-12-31'));

describe('the enterprise model on 2020-12-31', () => {
  it.each([
    ['a new one', [], '2020-06-01', 615, 'fair'],
    ['one of two years', [], '2018-12-31', 660, 'good'],
    ['an old one', [], '2010-01-01', 740, 'good'],
    ['an old one with licences', many(3, () => fact('2019-01-01', {})), '2010-01-01', 750, 'good'],
    [
      'an old one that keeps its word',
      many(2, () => commitment('fulfilled', '2020-01-01')),
      '2010-01-01',
      775,
      'excellent',
    ],
    [
      'one of both',
      [...many(4, () => fact('2019-01-01', {})), commitment('fulfilled', '2020-01-01')],
      '2010-01-01',
      770,
      'excellent',
    ],
    ['an honoured one', [honour('provincial', '2020-01-01')], '2014-03-01', 790, 'excellent'],
    ['a minor penalty', [penalty('minor', '2020-06-01')], '2014-03-01', 715, 'good'],
    ['a general penalty of a new one', [penalty('general', '2020-06-01')], '2020-01-01', 555, 'fair'],
    ['a general penalty of an old one', [penalty('general', '2020-06-01')], '2010-01-01', 595, 'fair'],
    ['the same two years later', [penalty('general', '2018-06-01')], '2010-01-01', 690, 'good'],
    ['a repaired penalty', [penalty('general', '2020-06-01', repaired)], '2010-01-01', 720, 'good'],
    ['a large fine', [penalty('serious', '2020-06-01', { fineFen: 20_000_000 })], null, 410, 'poor'],
    ['two serious penalties', many(2, () => penalty('serious', '2020-06-01')), '2014-03-01', 345, 'poor'],
    ['a judgment default', [judgmentDefault('2020-01-01')], '2014-03-01', 405, 'poor'],
    ['a repaired judgment default', [judgmentDefault('2020-01-01', repaired)], null, 520, 'fair'],
    ['commitments breached', many(8, () => commitment('breached', '2020-06-01')), null, 400, 'poor'],
    [
      'a repair commitment kept',
      [commitment('fulfilled', '2020-01-01', { commitmentKind: 'repair' })],
      null,
      600,
      'fair',
    ],
  ])('%s', (_, facts, since, points, tier) => {
    expect(evaluate(facts, since)).toMatchObject({ points, tier });
  });

  it.each([
    ['no register entry and no record', []],
    ['no register entry and a public service', [fact('2020-05-01', { kind: 'public-service' })]],
    ['no register entry and a record of tomorrow', [penalty('general', '2021-01-01')]],
  ])('says that the data do not suffice: %s', (_, facts) => {
    expect(evaluate(facts, null)).toMatchObject({
      points: null,
      tier: 'insufficient-data',
      dimensions: [],
      lines: [],
      nextChangeOn: facts[0]?.kind === 'penalty' ? '2021-01-01' : null,
    });
  });

  it.each([['cancelled'], ['moved-out']] as const)('does not rate who is %s, whatever there is', (state) => {
    const subject = company([penalty('serious', '2020-06-01')], '2014-03-01', { registrationState: state });
    const evaluation = enterprise.evaluate(subject, on('2020-12-31'));
    expect(evaluation).toMatchObject({ points: null, tier: 'not-rated', dimensions: [], lines: [] });
    expect(tierLabel(enterpriseModel, evaluation.tier, on('2020-12-31'))).toEqual({
      zh: '不予评价',
      en: 'Not rated',
    });
  });

  it('holds who has lost the business licence in the lowest tier', () => {
    const subject = company([honour('national', '2020-01-01')], '2010-01-01', {
      registrationState: 'revoked',
    });
    const { points, tier, lines } = enterprise.evaluate(subject, on('2020-12-31'));
    expect({ points, tier }).toEqual({ points: 499, tier: 'poor' });
    expect(lines.at(-1)).toMatchObject({
      reason: 'ceiling',
      ruleId: 'licence-of-business-revoked',
      points: -301,
    });
  });

  it.each([
    ['2020-06-23', 740, 'good', '2020-06-24'],
    ['2020-06-24', 499, 'poor', '2022-06-25'],
    ['2022-06-24', 499, 'poor', '2022-06-25'],
    ['2022-06-25', 740, 'good', null],
  ])(
    'holds who is on the black list in the lowest tier, on its days: %s',
    (day, points, tier, nextChangeOn) => {
      const black = { list: 'black', from: on('2020-06-24'), until: on('2022-06-24') } as const;
      const red = { ...black, list: 'red' } as const;
      const subject = company([], '2010-01-01', { listed: [red, black] });
      expect(enterprise.evaluate(subject, on(day))).toMatchObject({ points, tier, nextChangeOn });
    },
  );

  it('lets breaches fade as they do for persons', () => {
    const fading = (model: ScoreModel) =>
      Object.fromEntries(
        model.rules.filter(takesPoints).map((rule) => {
          if (rule.type === 'records') return [rule.id, rule.decay];
          if (rule.type !== 'graded') return [rule.id, null];
          return [rule.id, Object.values(rule.levels).map((level) => level.decay)];
        }),
      );
    expect(fading(enterpriseModel)).toEqual(fading(personModel));
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
