import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { explain } from '../src/index.ts';
import {
  anyQuestion,
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
  person,
  personModel,
} from './factory.ts';

function explained(facts: Parameters<typeof citizen>[0], asOf = on('2020-12-31')) {
  return explain(personModel, person.evaluate(citizen(facts), asOf), asOf);
}

describe('explain', () => {
  it('says every line in words, with the legal basis of its rule', () => {
    const held = honour('city', '2020-01-01');
    const { points, tier, lines } = explained([held]);
    expect({ points, tier }).toEqual({ points: 700, tier: { id: 'high', zh: '优秀', en: 'Very good' } });
    expect(lines.map((line) => [line.zh, line.points])).toEqual([
      ['起始分', 580],
      ['开通时长', 10],
      ['连续守信时长', 70],
      ['市级荣誉表彰', 40],
    ]);
    expect(lines[3]).toMatchObject({
      reason: 'rule',
      en: 'City honour',
      dimension: { zh: '守信正向', en: 'Trustworthy conduct' },
      recordId: held.recordId,
      until: '2021-12-31',
    });
    expect(lines[3]?.legalBasis).toContain('国发〔2016〕33号');
    expect(lines[3]?.source).toContain('自定');
  });

  it('says that a record under objection takes nothing', () => {
    const { lines } = explained([penalty('general', '2020-06-01', { disputed: true })]);
    expect(lines.at(-1)).toMatchObject({ reason: 'disputed', points: 0 });
    expect(lines.at(-1)?.zh).toContain('异议');
    expect(lines.at(-1)?.en).toContain('objection');
  });

  it('says what was cut off', () => {
    const { lines } = explained([
      ...many(3, () => honour('national', '2020-01-01')),
      ...many(2, () => honour('provincial', '2020-01-01')),
    ]);
    expect(lines.filter((line) => line.reason === 'cap').map((line) => line.zh)).toEqual([
      '国家级荣誉表彰：达到本项累计上限，超出部分不计',
    ]);
    expect(lines.filter((line) => line.reason === 'dimension-limit').map((line) => line.zh)).toEqual([
      '“守信正向”维度限于 0 至 260 分，超出部分不计',
    ]);
    const { lines: whole } = explain(
      personModel,
      {
        ...person.evaluate(citizen([]), on('2020-12-31')),
        lines: [
          {
            reason: 'range-limit',
            ruleId: null,
            dimension: null,
            points: -1,
            recordId: null,
            arithmetic: null,
            until: null,
          },
        ],
      },
      on('2020-12-31'),
    );
    expect(whole[1]).toMatchObject({
      zh: '总分限于 0 至 1000 分，超出部分不计',
      dimension: null,
      legalBasis: null,
    });
  });

  it('calls the tier what it is called on the day', () => {
    const facts = many(2, () => penalty('serious', '2025-12-01'));
    expect(explained(facts, on('2025-12-31')).tier.zh).toBe('不良');
    expect(explained(facts, on('2026-01-01')).tier.zh).toBe('待提升');
  });

  it.each([
    ['2019-06-01', '法释〔2017〕7号'],
    ['2020-12-06', '法释〔2017〕7号'],
    ['2020-12-07', '法释〔2017〕7号；国办发〔2020〕49号'],
    ['2026-05-01', '法释〔2017〕7号；国办发〔2020〕49号'],
  ])('cites on %s the law of that day', (day, basis) => {
    const { lines } = explained([judgmentDefault('2019-01-01'), judgmentDefault('2026-01-01')], on(day));
    expect(lines.find((line) => line.zh === '失信被执行人')?.legalBasis).toBe(basis);
  });

  it.each([
    [
      { fineFen: 1_000_000 },
      '2020-06-01',
      '-50（基础分）-10（罚款数额）=-60',
      '-50 (base) -10 (amount of the fine) = -60',
    ],
    [
      { fineFen: 1_000_000, penaltyKinds: ['licence-revoked'] as const },
      '2019-06-01',
      '-50（基础分）-10（罚款数额）-20（处罚种类）=-80，按50%计：-40',
      '-50 (base) -10 (amount of the fine) -20 (kind of penalty) = -80, of which 50% counts: -40',
    ],
    [{}, '2019-06-01', '-50（基础分），按50%计：-25', '-50 (base), of which 50% counts: -25'],
  ])('reckons a penalty of %j', (rest, decidedOn, zh, en) => {
    expect(explained([penalty('general', decidedOn, rest)]).lines.at(-1)?.arithmetic).toEqual({ zh, en });
  });

  it('reckons months and counts by the band and the step reached, and says nothing where the points say all', () => {
    const facts = [...many(2, () => commitment('fulfilled', '2020-02-01')), penalty('general', '2020-06-01')];
    const { lines } = explained(facts);
    expect(lines.map((line) => [line.zh, line.arithmetic?.zh ?? null])).toEqual([
      ['起始分', null],
      ['开通时长', '自2019-06-01起满12个月：+10'],
      ['连续守信时长', '自2020-06-01起满6个月：+25'],
      ['守诺履约次数', '达到1项：+15'],
      ['普通程序行政处罚', null],
    ]);
  });

  it('says why the points are held down, and why there are none', () => {
    const black = { list: 'black', from: on('2020-06-24'), until: null } as const;
    const listed = { ...citizen([], '2018-07-05'), listed: [black] };
    const held = explain(personModel, person.evaluate(listed, on('2020-12-31')), on('2020-12-31'));
    expect(held).toMatchObject({ points: 599, tier: { id: 'low' } });
    expect(held.lines.at(-1)).toMatchObject({
      zh: '处于严重失信主体名单期间：总分不超过 599 分，超出部分不计',
      points: -91,
      legalBasis: '国办发〔2020〕49号',
    });
    const nothing = explain(
      enterpriseModel,
      enterprise.evaluate(company([], null), on('2020-12-31')),
      on('2020-12-31'),
    );
    expect(nothing).toMatchObject({
      points: null,
      tier: { id: 'insufficient-data', zh: '数据不足' },
      lines: [],
    });
  });

  it('passes on the note that the numbers are ours', () => {
    expect(explained([fact('2020-01-01', {})]).noteZh).toContain('不是当地或其他地方官方个人信用分的标准');
  });

  it('adds up, in both languages, always', () => {
    fc.assert(
      fc.property(anyQuestion, ({ model: { model, evaluate }, subject, asOf }) => {
        const { points, lines } = explain(model, evaluate(subject, asOf), asOf);
        if (points === null) {
          expect(lines).toEqual([]);
          return;
        }
        expect(lines.reduce((sum, line) => sum + line.points, 0)).toBe(points);
        expect(lines.every((line) => line.zh !== '' && line.en !== '')).toBe(true);
      }),
    );
  });
});
