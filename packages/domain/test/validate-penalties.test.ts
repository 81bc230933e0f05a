import { describe, expect, it } from 'vitest';

import { faults, goodRows, readRow, recordOf } from './_rows.ts';
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
    expect(penalty(content).details.penaltyKinds).toEqual(['licence-revoked']);
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

describe('what a penalty states', () => {
  it.each([
    ['1', 'general'],
    ['2', 'general'],
    ['3', 'serious'],
    ['轻微', 'minor'],
    ['0', null],
    ['', null],
  ])('as 失信严重程度 %j', (word, severityStated) => {
    expect(penalty({ 失信严重程度: word })).toMatchObject({ severityStated });
  });

  it.each([
    ['一般程序', 'ordinary'],
    ['02', 'ordinary'],
    ['', null],
  ])('as 处罚程序 %j', (word, procedureStated) => {
    expect(penalty({ 处罚程序: word })).toMatchObject({ procedureStated });
  });

  it.each([
    ['0', 'public'],
    ['1', 'shared'],
    ['2', 'authorised'],
    ['', null],
  ])('as 信息使用范围 %j', (word, disclosureStated) => {
    expect(penalty({ 信息使用范围: word })).toMatchObject({ disclosureStated });
  });

  it.each([
    ['2021/06/02', '2021-06-02'],
    ['2099/12/31', null],
    ['', null],
  ])('as 公示截止期 %j', (word, publicityStatedUntil) => {
    expect(penalty({ 公示截止期: word })).toMatchObject({ publicityStatedUntil });
  });
});

describe('a penalty said to be of the summary procedure', () => {
  const summary = { 处罚程序: '简易程序', 处罚内容: '罚款' };

  it.each([
    ['2021/07/14', '0.1', []],
    ['2021/07/14', '0.1001', ['处罚程序: beyond-summary-procedure']],
    ['2021/07/15', '0.3', []],
    ['2021/07/15', '0.3001', ['处罚程序: beyond-summary-procedure']],
  ])('of %s over %s ten thousand yuan', (decided, fine, issues) => {
    const cells = { ...summary, 处罚决定日期: decided, '罚款金额(万元)': fine, 公示截止期: '' };
    expect(faults('penalty-organisation', cells, '2021-08-01')).toEqual(issues);
  });

  it('imposes nothing but a warning or a fine', () => {
    const cells = {
      ...summary,
      处罚类别: '警告；没收违法所得',
      '没收违法所得、没收非法财物的金额(万元)': '0.01',
    };
    expect(faults('penalty-organisation', { ...cells, '罚款金额(万元)': '' })).toEqual([
      '处罚程序: beyond-summary-procedure',
    ]);
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
