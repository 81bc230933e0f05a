import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { daysBetween, localDate } from '../src/local-date.ts';
import { penaltyKinds } from '../src/records.ts';
import { deriveSeverity, severityRules } from '../src/validate/severity.ts';
import { procedures, severities } from '../src/vocabulary.ts';
import { goodRows, readRow, recordOf } from './_rows.ts';
import type { Cells } from './_rows.ts';

function penalty(changes: Cells = {}) {
  return recordOf('penalty', 'penalty-organisation', changes);
}

describe('the kinds of a penalty', () => {
  it.each([
    ['罚款', ['fine']],
    ['警告；罚款', ['warning', 'fine']],
    ['罚款;没收违法所得、没收非法财物', ['fine', 'confiscation']],
    ['警告、罚款', ['warning', 'fine']],
    ['没收违法所得，没收非法财物，罚款', ['confiscation', 'fine']],
    [
      '通报批评；降低资质等级；限制从业；罚款',
      ['public-criticism', 'qualification-lowered', 'occupation-restricted', 'fine'],
    ],
    ['罚款；暂扣或者吊销许可证、暂扣或者吊销执照', ['fine', 'licence-suspended']],
    ['罚款；吊销许可证件', ['fine', 'licence-revoked']],
  ])('%s', (word, kinds) => {
    expect(penalty({ 处罚类别: word }).details.penaltyKinds).toEqual(kinds);
  });

  it('names the subtypes of 其他', () => {
    const { details } = penalty({ 处罚类别: '罚款；其他-责令停业整顿三日；其它：责令改正' });
    expect(details).toMatchObject({
      penaltyKinds: ['fine', 'other'],
      penaltyKindOther: '责令停业整顿三日；责令改正',
    });
  });

  it('tells a revoked certificate by the content', () => {
    const content = {
      处罚类别: '暂扣或者吊销许可证、暂扣或者吊销执照',
      处罚内容: '吊销食品经营许可证',
      '罚款金额(万元)': '',
    };
    expect(penalty(content)).toMatchObject({
      severity: 'general',
      details: { penaltyKinds: ['licence-revoked'] },
    });
    expect(penalty({ ...content, 失信严重程度: '0' }).severity).toBe('serious');
  });
});

describe('the amounts of a penalty', () => {
  it('are in fen, exactly', () => {
    const { fineFen, details } = penalty({
      处罚类别: '罚款；没收违法所得',
      '罚款金额(万元)': '0.123456',
      '没收违法所得、没收非法财物的金额(万元)': '0.000001',
      处罚内容: '罚款、没收违法所得',
    });
    expect([fineFen, details.confiscatedFen]).toEqual([123_456, 1]);
  });

  it('of nothing are none', () => {
    expect(penalty({ 处罚类别: '警告', '罚款金额(万元)': '0.000000' }).fineFen).toBeNull();
  });

  it('in a column of yuan are taken as yuan', () => {
    const { '罚款金额(万元)': _, ...cells } = goodRows['penalty-organisation'];
    const checked = readRow('penalty-organisation', { ...cells, '罚款金额（元）': '20000.00' });
    expect(checked).toMatchObject({ value: { record: { fineFen: 2_000_000 } } });
  });
});

describe('the severity and publicity of a penalty', () => {
  it.each([
    ['1', 'general', '2021-06-02'],
    ['2', 'general', '2021-06-02'],
    ['3', 'serious', '2023-06-02'],
    ['轻微', 'minor', '2021-06-02'],
    ['', 'general', '2021-06-02'],
  ])('stated as %j', (stated, severity, publicityEndsOn) => {
    expect(penalty({ 失信严重程度: stated, 公示截止期: '' })).toMatchObject({ severity, publicityEndsOn });
  });

  it('come from procedure, kinds and fine where nothing is stated', () => {
    const derived = { 失信严重程度: '0' };
    expect(penalty({ ...derived, 处罚程序: '简易程序' })).toMatchObject({
      severity: 'minor',
      procedure: 'summary',
    });
    expect(penalty({ ...derived, 处罚类别: '警告' }).severity).toBe('minor');
    expect(penalty({ ...derived, 处罚类别: '罚款；责令停产停业' }).severity).toBe('serious');
  });

  it('come from the dated rules', () => {
    const suspension = { kinds: ['suspension-of-business'], fineFen: null, procedure: 'ordinary' } as const;
    expect(deriveSeverity({ ...suspension, decidedOn: localDate('2026-03-31') })).toBe('serious');
    expect(deriveSeverity({ ...suspension, decidedOn: localDate('2026-04-01') })).toBe('general');
    const fine = { kinds: ['fine'], fineFen: 1_000_000_00, procedure: 'ordinary' } as const;
    expect(deriveSeverity({ ...fine, decidedOn: localDate('2026-03-31') })).toBe('general');
    expect(deriveSeverity({ ...fine, decidedOn: localDate('2026-04-01') })).toBe('serious');
  });

  it('have rules without gaps that name their basis', () => {
    severityRules.forEach((rule, index) => {
      const next = severityRules[index + 1];
      expect(rule.legalBasis).not.toBe('');
      expect(rule.activeTo === null).toBe(next === undefined);
      if (next && rule.activeTo) expect(daysBetween(rule.activeTo, next.activeFrom)).toBe(1);
    });
  });

  it('never fall when something is added', () => {
    const kinds = fc.subarray([...penaltyKinds], { minLength: 1 });
    const fine = fc.integer({ min: 0, max: 500_000_000 });
    const decidedOn = fc.constantFrom(
      localDate('2018-05-05'),
      localDate('2024-05-05'),
      localDate('2026-05-05'),
    );
    fc.assert(
      fc.property(
        kinds,
        fc.constantFrom(...penaltyKinds),
        fine,
        fine,
        decidedOn,
        fc.constantFrom(...procedures),
        (some, more, fen, extra, on, procedure) => {
          const less = deriveSeverity({ decidedOn: on, kinds: some, fineFen: fen, procedure });
          const heavier = deriveSeverity({
            decidedOn: on,
            kinds: [...some, more],
            fineFen: fen + extra,
            procedure,
          });
          expect(severities.indexOf(heavier)).toBeGreaterThanOrEqual(severities.indexOf(less));
        },
      ),
    );
  });
});

describe('where a penalty stands', () => {
  it('is repaired from the day of the repair', () => {
    expect(penalty({ 信用修复日期: '2020/07/01' })).toMatchObject({
      status: 'repaired',
      repairedOn: '2020-07-01',
    });
  });

  it('is withdrawn before it is repaired', () => {
    expect(penalty({ 当前状态: '0', 信用修复日期: '2020/07/01' })).toMatchObject({
      status: 'withdrawn',
      repairedOn: null,
    });
  });

  it('is read by the words of 2015 where the layout is of then', () => {
    const cells = { ...goodRows['penalty-organisation'], 处罚名称: '发布虚假广告案' };
    expect(readRow('penalty-organisation', { ...cells, 当前状态: '0' })).toMatchObject({
      value: { record: { status: 'effective' } },
    });
    expect(readRow('penalty-organisation', { ...cells, 当前状态: '1' })).toMatchObject({
      value: { record: { status: 'withdrawn' } },
    });
  });
});

describe('who may see a penalty', () => {
  it.each([
    ['0', 'public'],
    ['1', 'shared'],
    ['2', 'authorised'],
    ['', 'public'],
  ])('by 信息使用范围 %j', (stated, disclosure) => {
    expect(penalty({ 信息使用范围: stated }).disclosure).toBe(disclosure);
  });

  it('is never everybody where it is on a natural person', () => {
    for (const stated of ['0', '']) {
      const record = recordOf('penalty', 'penalty-natural-person', { 信息使用范围: stated });
      expect(record).toMatchObject({ disclosure: 'shared', publicityEndsOn: null });
    }
  });
});

describe('the texts of a penalty', () => {
  it('have persons’ numbers masked', () => {
    const { details } = penalty({
      违法事实: '驾驶员王某（11010519491231002X）超限运输',
      备注: '证件号110105194912310021',
    });
    expect(details.facts).toBe('驾驶员王某（110*************2X）超限运输');
    expect(details.note).toBe('证件号110*************21');
  });
});
