import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { explain } from '../src/index.ts';
import { anyQuestion, citizen, fact, honour, many, on, penalty, person, personModel } from './factory.ts';

function explained(facts: Parameters<typeof citizen>[0], asOf = on('2020-12-31')) {
  return explain(personModel, person.evaluate(citizen(facts), asOf), asOf);
}

describe('explain', () => {
  it('says every line in words, with the legal basis of its rule', () => {
    const held = honour('city', '2020-01-01');
    const { points, tier, lines } = explained([held]);
    expect({ points, tier }).toEqual({ points: 650, tier: { id: 'middle', zh: '良好', en: 'Good' } });
    expect(lines.map((line) => [line.zh, line.points])).toEqual([
      ['起始分', 600],
      ['开通时长', 10],
      ['市级荣誉表彰', 40],
    ]);
    expect(lines[2]).toMatchObject({
      reason: 'rule',
      en: 'City honour',
      dimension: { zh: '守信正向', en: 'Trustworthy conduct' },
      recordId: held.recordId,
      until: '2021-12-31',
    });
    expect(lines[2]?.legalBasis).toContain('国发〔2016〕33号');
    expect(lines[2]?.source).toContain('自定');
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
      ...many(2, () => honour('city', '2020-01-01')),
    ]);
    expect(lines.filter((line) => line.reason === 'cap').map((line) => line.zh)).toEqual([
      '国家级荣誉表彰：达到本项累计上限，超出部分不计',
    ]);
    expect(lines.filter((line) => line.reason === 'dimension-limit').map((line) => line.zh)).toEqual([
      '“守信正向”维度限于 0 至 220 分，超出部分不计',
    ]);
    const { lines: whole } = explain(
      personModel,
      {
        ...person.evaluate(citizen([]), on('2020-12-31')),
        lines: [
          { reason: 'range-limit', ruleId: null, dimension: null, points: -1, recordId: null, until: null },
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

  it('passes on the note that the numbers are ours', () => {
    expect(explained([fact('2020-01-01', {})]).noteZh).toContain('不是厦门市白鹭分的官方标准');
  });

  it('adds up, in both languages, always', () => {
    fc.assert(
      fc.property(anyQuestion, ({ model: { model, evaluate }, subject, asOf }) => {
        const { points, lines } = explain(model, evaluate(subject, asOf), asOf);
        expect(lines.reduce((sum, line) => sum + line.points, 0)).toBe(points);
        expect(lines.every((line) => line.zh !== '' && line.en !== '')).toBe(true);
      }),
    );
  });
});
