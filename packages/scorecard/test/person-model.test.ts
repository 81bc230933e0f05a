import { describe, expect, it } from 'vitest';

import { tierLabel, tierOf } from '../src/index.ts';
import {
  citizen,
  commitment,
  company,
  fact,
  honour,
  judgmentDefault,
  many,
  on,
  penalty,
  person,
  personModel,
  repaired,
} from './factory.ts';

const points = (
  facts: Parameters<typeof citizen>[0],
  asOf = '2020-12-31',
  since: string | null = null,
): number => person.evaluate(citizen(facts, since), on(asOf)).points;

describe('the person model on 2020-12-31', () => {
  it.each([
    ['nothing', [], 600],
    ['a licence', [fact('2019-01-01', {})], 605],
    ['three licences', many(3, () => fact('2019-01-01', {})), 610],
    ['an expired licence', [fact('2019-01-01', { validTo: on('2020-12-30') })], 600],
    ['a licence on its last day', [fact('2019-01-01', { validTo: on('2020-12-31') })], 605],
    ['a public service', [fact('2020-05-01', { kind: 'public-service' })], 600],
    ['a commitment kept', [commitment('fulfilled', '2020-01-01')], 610],
    ['six commitments kept', many(6, () => commitment('fulfilled', '2020-01-01')), 630],
    ['a commitment under way', [commitment('pending', '2020-01-01')], 600],
    ['a commitment partly kept', [commitment('partly-fulfilled', '2020-01-01')], 600],
    ['a repair commitment kept', [commitment('fulfilled', '2020-01-01', { commitmentKind: 'repair' })], 610],
    ['a commitment breached', [commitment('breached', '2020-01-01')], 560],
    ['a national honour', [honour('national', '2016-01-01')], 700],
    ['an aged city honour', [honour('city', '2018-12-31')], 620],
    ['four city honours', many(4, () => honour('city', '2020-01-01')), 680],
    ['a minor penalty', [penalty('minor', '2020-06-01')], 585],
    ['a general penalty', [penalty('general', '2020-06-01')], 520],
    ['an aged general penalty', [penalty('general', '2019-06-01')], 560],
    ['a general penalty of two years', [penalty('general', '2018-12-31')], 600],
    ['a serious penalty', [penalty('serious', '2020-06-01')], 460],
    [
      'a penalty of unknown severity and procedure',
      [penalty('minor', '2020-06-01', { severity: null, procedure: null })],
      585,
    ],
    ['a penalty of the summary procedure', [penalty('general', '2020-06-01', { procedure: 'summary' })], 595],
    ['a fine of 10,000 yuan', [penalty('general', '2020-06-01', { fineFen: 1_000_000 })], 510],
    ['a fine one fen below', [penalty('general', '2020-06-01', { fineFen: 999_999 })], 515],
    [
      'a revoked licence',
      [penalty('serious', '2020-06-01', { penaltyKinds: ['fine', 'licence-revoked'] })],
      440,
    ],
    ['a repaired general penalty', [penalty('general', '2020-06-01', repaired)], 575],
    ['a disputed penalty', [penalty('serious', '2020-06-01', { disputed: true })], 600],
    ['a penalty without a document', [penalty('serious', '2020-06-01', { documentNumber: '' })], 600],
    ['a penalty decided today', [penalty('minor', '2020-12-31')], 585],
    ['a penalty decided tomorrow', [penalty('minor', '2021-01-01')], 600],
    ['a judgment default', [judgmentDefault('2020-01-01')], 400],
    ['ten serious penalties', many(10, () => penalty('serious', '2020-01-01')), 100],
  ])('%s gives %i', (_, facts, expected) => {
    expect(points(facts)).toBe(expected);
  });

  it('keeps an ordinary enrolled person between 600 and 680', () => {
    const ordinary = [
      ...many(2, () => fact('2019-01-01', {})),
      ...many(12, () => commitment('fulfilled', '2020-01-01')),
    ];
    expect(points([], '2020-12-31', '2020-12-31')).toBe(600);
    expect(points([], '2022-12-31', '2018-07-05')).toBe(620);
    expect(points(ordinary, '2020-12-31', '2018-07-05')).toBe(665);
  });

  it.each([
    ['fresh', '2020-06-01', '2020-12-31'],
    ['aged', '2019-02-01', '2020-12-31'],
  ])('lifts three %s honours with a few commitments kept to 700 and more', (_, decidedOn, asOf) => {
    const facts = [
      ...(['city', 'provincial', 'district'] as const).map((level) => honour(level, decidedOn)),
      ...many(3, () => commitment('fulfilled', '2020-06-01')),
    ];
    expect(points(facts, asOf)).toBeGreaterThanOrEqual(700);
  });

  it.each([['general'], ['serious']] as const)(
    'lowers two %s penalties of the last year under 530, whatever else',
    (severity) => {
      const facts = [
        ...many(2, () => penalty(severity, '2020-01-01')),
        ...many(12, () => commitment('fulfilled', '2020-01-01')),
        ...many(3, () => fact('2019-01-01', {})),
      ];
      expect(points(facts, '2020-12-31', '2018-01-01')).toBeLessThan(530);
    },
  );

  it('names its tiers by date', () => {
    const names = (date: string) =>
      personModel.tiers.map((tier) => tierLabel(personModel, tier.id, on(date))?.zh);
    expect(names('2020-12-31')).toEqual(['不良', '一般', '良好', '优秀', '极好']);
    expect(names('2026-01-01')).toEqual(['待提升', '中等', '良好', '优秀', '极好']);
    expect(tierLabel(personModel, 'lowest', on('2017-12-31'))).toBeNull();
  });

  it.each([
    [529, 'lowest'],
    [530, 'low'],
    [600, 'middle'],
    [680, 'high'],
    [750, 'highest'],
  ])('puts %i points into the tier %s', (score, tier) => {
    expect(tierOf(personModel, score)).toBe(tier);
  });

  it('is not for organisations', () => {
    expect(() => person.evaluate(company([]), on('2020-12-31'))).toThrow(/organisation/);
  });
});
