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
): number | null => person.evaluate(citizen(facts, since), on(asOf)).points;

const good = (otherKind: 'volunteering' | 'donation') => fact('2020-05-01', { kind: 'other', otherKind });

describe('the person model on 2020-12-31', () => {
  it.each([
    ['nothing', [], 580],
    ['a licence', [fact('2019-01-01', {})], 590],
    ['three licences', many(3, () => fact('2019-01-01', {})), 590],
    ['an expired licence', [fact('2019-01-01', { validTo: on('2020-12-30') })], 580],
    ['a licence on its last day', [fact('2019-01-01', { validTo: on('2020-12-31') })], 590],
    ['a public service', [fact('2020-05-01', { kind: 'public-service' })], 580],
    ['a commitment kept', [commitment('fulfilled', '2020-01-01')], 595],
    ['twelve commitments kept', many(12, () => commitment('fulfilled', '2020-01-01')), 610],
    ['a commitment under way', [commitment('pending', '2020-01-01')], 580],
    ['a commitment partly kept', [commitment('partly-fulfilled', '2020-01-01')], 580],
    ['a repair commitment kept', [commitment('fulfilled', '2020-01-01', { commitmentKind: 'repair' })], 580],
    ['a commitment breached', [commitment('breached', '2020-01-01')], 540],
    ['an aged commitment breached', [commitment('breached', '2019-06-01')], 560],
    ['volunteering', [good('volunteering')], 590],
    ['volunteering three times', many(3, () => good('volunteering')), 600],
    ['two donations', many(2, () => good('donation')), 590],
    ['a national honour', [honour('national', '2016-01-01')], 680],
    ['an aged city honour', [honour('city', '2018-12-31')], 600],
    ['four city honours', many(4, () => honour('city', '2020-01-01')), 660],
    ['a minor penalty', [penalty('minor', '2020-06-01')], 570],
    ['a general penalty', [penalty('general', '2020-06-01')], 530],
    ['an aged general penalty', [penalty('general', '2019-06-01')], 555],
    ['a general penalty of two years', [penalty('general', '2018-12-31')], 580],
    ['a serious penalty', [penalty('serious', '2020-06-01')], 450],
    [
      'a penalty of unknown severity and procedure',
      [penalty('minor', '2020-06-01', { severity: null, procedure: null })],
      575,
    ],
    ['a penalty of the summary procedure', [penalty('general', '2020-06-01', { procedure: 'summary' })], 575],
    ['a fine of 10,000 yuan', [penalty('general', '2020-06-01', { fineFen: 1_000_000 })], 520],
    ['a fine one fen below', [penalty('general', '2020-06-01', { fineFen: 999_999 })], 525],
    [
      'a revoked licence',
      [penalty('serious', '2020-06-01', { penaltyKinds: ['fine', 'licence-revoked'] })],
      430,
    ],
    ['a repaired general penalty', [penalty('general', '2020-06-01', repaired)], 565],
    ['a disputed penalty', [penalty('serious', '2020-06-01', { disputed: true })], 580],
    ['a penalty without a document', [penalty('serious', '2020-06-01', { documentNumber: '' })], 580],
    ['a penalty decided today', [penalty('minor', '2020-12-31')], 570],
    ['a penalty decided tomorrow', [penalty('minor', '2021-01-01')], 580],
    ['a judgment default', [judgmentDefault('2020-01-01')], 380],
    ['a repaired judgment default', [judgmentDefault('2020-01-01', repaired)], 530],
    ['ten serious penalties', many(10, () => penalty('serious', '2020-01-01')), 80],
  ])('%s gives %i', (_, facts, expected) => {
    expect(points(facts)).toBe(expected);
  });

  // Enrolled for 18 months: 10 points of tenure and 70 of a run without a breach.
  it.each([
    ['nothing', [], 660],
    ['a penalty of the summary procedure', [penalty('minor', '2020-06-01', { procedure: 'summary' })], 655],
    [
      'a general penalty of the summary procedure',
      [penalty('general', '2020-06-01', { procedure: 'summary' })],
      655,
    ],
    ['a minor penalty', [penalty('minor', '2020-06-01')], 650],
    ['a general penalty half a year ago', [penalty('general', '2020-06-01')], 565],
    ['a general penalty of last week', [penalty('general', '2020-12-24')], 540],
    ['a repaired general penalty', [penalty('general', '2020-06-01', repaired)], 645],
    ['a disputed general penalty', [penalty('general', '2020-06-01', { disputed: true })], 660],
    ['a general penalty without a document', [penalty('general', '2020-06-01', { documentNumber: '' })], 660],
    ['a general penalty decided tomorrow', [penalty('general', '2021-01-01')], 660],
    ['a judgment default half a year ago', [judgmentDefault('2020-06-01')], 415],
    ['a commitment breached half a year ago', [commitment('breached', '2020-06-01')], 575],
    ['a breach before the enrolment', [penalty('general', '2018-06-01')], 660],
  ])('with %s in a run of 18 months gives %i', (_, facts, expected) => {
    expect(points(facts, '2020-12-31', '2019-06-01')).toBe(expected);
  });

  it.each([
    ['2018-07-05', 580],
    ['2019-01-04', 590],
    ['2019-01-05', 610],
    ['2020-01-04', 640],
    ['2020-01-05', 660],
    ['2020-07-05', 690],
    ['2021-01-04', 690],
    ['2021-01-05', 705],
    ['2021-07-05', 720],
  ])('opens every door by time alone: enrolled on 2018-07-05, %s gives %i', (day, expected) => {
    expect(points([], day, '2018-07-05')).toBe(expected);
  });

  it('reaches the highest tier without honours', () => {
    const facts = [fact('2019-01-01', {}), ...many(3, () => commitment('fulfilled', '2020-06-01'))];
    expect(person.evaluate(citizen(facts, '2018-07-05'), on('2021-07-05'))).toMatchObject({
      points: 760,
      tier: 'highest',
    });
  });

  it.each([['general'], ['serious']] as const)(
    'lowers three %s penalties of the last months under 530, whatever else',
    (severity) => {
      const facts = [
        ...many(3, () => penalty(severity, '2020-10-01')),
        ...many(3, () => commitment('fulfilled', '2020-01-01')),
        fact('2019-01-01', {}),
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
