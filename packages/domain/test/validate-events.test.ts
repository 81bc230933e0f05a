import { describe, expect, it } from 'vitest';

import { bureau, changed, eventsOf, faults, goodRows, readRow } from './_rows.ts';
import type { Cells } from './_rows.ts';

const without = (cells: Cells, ...titles: readonly string[]): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([title]) => !titles.includes(title)));

describe('what has happened to a record by its row', () => {
  it.each([
    ['licence-organisation', { 当前状态: '1' }, []],
    ['licence-organisation', { 当前状态: '有效' }, []],
    ['licence-organisation', { 当前状态: '' }, []],
    ['licence-organisation', { 当前状态: '0' }, ['annulled 2020-07-05']],
    ['licence-organisation', { 当前状态: '撤销', 撤销日期: '2020/06/20' }, ['annulled 2020-06-20']],
    ['licence-organisation', { 当前状态: '注销', 状态变更日期: '2020/06/21' }, ['cancelled 2020-06-21']],
    ['licence-organisation', { 当前状态: '吊销' }, ['revoked 2020-07-05']],
    ['licence-organisation', { 当前状态: '恢复' }, ['reinstated 2020-07-05']],
    ['penalty-organisation', { 信用修复日期: '2020/07/01' }, ['repaired 2020-07-01']],
    [
      'penalty-organisation',
      { 当前状态: '0', 信用修复日期: '2020/07/01' },
      ['annulled 2020-07-05', 'repaired 2020-07-01'],
    ],
    ['penalty-natural-person', { 当前状态: '变更' }, ['changed 2020-07-05']],
    ['public-service', { 当前状态: '0' }, ['annulled 2020-07-05']],
    ['commitment', { 当前状态: '误报' }, ['misreported 2020-07-05']],
    ['commitment', { 信用修复日期: '2020/07/01' }, ['repaired 2020-07-01']],
    ['other', { 当前状态: '无效' }, ['annulled 2020-07-05']],
    ['other', { 信息类别: '失信被执行人', 当前状态: '删除' }, ['deleted-by-court 2020-07-05']],
    ['other', { 信息类别: '失信被执行人', 当前状态: '屏蔽' }, ['deleted-by-court 2020-07-05']],
  ] as const)('%s with %j', (template, changes, events) => {
    expect(eventsOf(template, changes)).toEqual(events);
  });

  it('is the fulfilment of the judgment with the same case number, court and subject', () => {
    const cells = { 信息类别: '判决履行完毕', 文书号: '(2019) 闽0205执12号' };
    expect(changed('other', cells)).toMatchObject({
      value: {
        type: 'event',
        subject: { name: '林某某' },
        reference: { kind: 'other', issuingAuthority: bureau, naturalKey: '（2019）闽0205执12号' },
        events: [{ kind: 'fulfilled', effectiveOn: '2020-06-05', authority: null }],
      },
    });
  });

  it.each([
    ['licence-organisation', { 当前状态: '删除' }, ['当前状态: unknown-value']],
    ['penalty-organisation', { 当前状态: '注销' }, ['当前状态: unknown-value']],
    ['licence-organisation', { 当前状态: '撤销', 撤销日期: '2020/05/31' }, ['撤销日期: order']],
    ['licence-organisation', { 当前状态: '撤销', 撤销日期: '2020/07/06' }, ['撤销日期: after-delivery']],
    [
      'licence-organisation',
      { 当前状态: '1', 撤销日期: '2020/06/20' },
      ['撤销日期: annulled-without-status'],
    ],
    ['licence-organisation', { 当前状态: '', 撤销日期: '2020/06/20' }, ['撤销日期: annulled-without-status']],
    ['other', { 信息类别: '判决履行完毕', 当前状态: '0' }, ['当前状态: event-taken-back']],
  ] as const)('is asked for again: %s with %j', (template, changes, issues) => {
    expect(faults(template, changes)).toEqual(issues);
  });
});

describe('the numbers of 当前状态', () => {
  const penalty = goodRows['penalty-organisation'];
  const licence = goodRows['licence-organisation'];

  function eventsIn(template: 'penalty-organisation' | 'licence-organisation', cells: Cells): unknown {
    const checked = readRow(template, cells);
    if (!checked.ok) return checked.issues.map(({ field, code }) => `${field}: ${code}`);
    return checked.value.type === 'record' ? checked.value.events.map(({ kind }) => kind) : null;
  }

  it.each([
    ['1', []],
    ['0', ['annulled']],
  ])('are those of 2018 where a department added a column of 2015: %s', (status, events) => {
    for (const title of ['处罚名称', '案件名称', 'CF_CFMC']) {
      expect(
        eventsIn('penalty-organisation', { ...penalty, [title]: '发布虚假广告案', 当前状态: status }),
      ).toEqual(events);
    }
    expect(eventsIn('licence-organisation', { ...licence, 审批类别: '普通', 当前状态: status })).toEqual(
      events,
    );
  });

  it.each([
    ['0', []],
    ['1', ['annulled']],
    ['2', ['objected']],
    ['3', []],
  ])('are those of 2015 where the header is of then: %s', (status, events) => {
    const newer = [
      '违法行为类型',
      '行政相对人类别',
      '处罚机关统一社会信用代码',
      '数据来源单位统一社会信用代码',
      '法定代表人证件类型',
    ];
    const cells = { ...without(penalty, ...newer), 案件名称: '发布虚假广告案' };
    expect(eventsIn('penalty-organisation', { ...cells, 当前状态: status })).toEqual(events);
  });

  it.each([
    ['1', ['当前状态: status-unclear']],
    ['撤销', ['annulled']],
    ['有效', []],
    ['', []],
  ])('say nothing certain where the header is of both: %s', (status, outcome) => {
    const cells = { ...without(penalty, '违法行为类型'), 案件名称: '发布虚假广告案' };
    expect(eventsIn('penalty-organisation', { ...cells, 当前状态: status })).toEqual(outcome);
  });
});
