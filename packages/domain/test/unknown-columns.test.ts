import { describe, expect, it } from 'vitest';

import { shownTitle } from '../src/issues/shown.ts';
import { standingTitles, standingTitlesOf } from '../src/mappings/unknown-columns.ts';
import { templates } from '../src/vocabulary.ts';

describe('standingTitles', () => {
  it.each([
    ...[
      '状态',
      '处罚状态',
      '数据 状 态',
      '当前状态（1有效）',
      '经营状况',
      '撤销日期',
      '撤回时间',
      '注销原因',
    ],
    ...['吊销日期', '修复时间', '是否信用修复', '有效期', '证书有效期止', '公示截止日', '到期日', '失效日期'],
    ...[
      '终止日期',
      '是否作废',
      '履行情况',
      'ＸＫ＿ＺＴ',
      'zt',
      'QT_ZT',
      'XFRQ',
      'CF_XFRQ',
      'CF_YXQ',
      'XK_YXQZI',
    ],
    ...[
      'XK_JZQ',
      'CF_GSJZQ',
      'JZRQ',
      'Status',
      'penaltyStatus',
      'repaired_on',
      'valid_dt',
      'is_invalid',
      'val_to',
    ],
    ...[
      '是否有效',
      '废止',
      '删除标记',
      '屏蔽',
      '下架时间',
      '退出日期',
      '解除日期',
      '行政复议结果',
      '异议标识',
    ],
    ...['是否公示', '停止公示日', '诉讼情况', 'is_deleted', 'cancel_date', 'dispute_flag'],
    ...['有效期截止', '修复日期', '修复机关', '行政处罚信息修复文号', '是否已修复', '失信修复申请单位'],
    ...[
      '判决履行情况',
      '判决履行',
      '是否履行',
      '已履行金额',
      '未履行部分',
      '履行完毕时间',
      '履行情况（0未履行）',
    ],
    ...['EXPIRE_DATE', 'expiry', 'withdrawn_on', 'revoked_at', 'annulled'],
  ])('takes %s for status, repair or validity', (title) => {
    expect(standingTitles(['采集日期', title, '经办人'])).toEqual([title]);
  });

  it.each([
    ...[
      '采集日期',
      '经办人',
      '联系电话',
      '注册地址',
      'DFBM',
      'SJC',
      'ZT_MC',
      'ZTLX',
      'opt_from',
      'statement',
    ],
    ...['合同履行地点', '履行地', '履行方式', '合同履行主体', '应履行义务', '生态修复费用', '损坏修复措施'],
    ...['validation_code', 'validated_by'],
    ...['value', '日期', '修改时间', '序号', 'id'],
  ])('leaves %s to be a warning', (title) => {
    expect(standingTitles([title])).toEqual([]);
  });
});

describe('standingTitlesOf', () => {
  it.each(templates)('%s has a title for what ends its rows', (template) => {
    expect(standingTitlesOf(template).length).toBeGreaterThan(0);
  });

  it('gives the titles of the template itself', () => {
    expect(standingTitlesOf('other')).toEqual(['当前状态', '状态变更日期', '撤销日期', '信用修复日期']);
    expect(standingTitlesOf('enrolment')).toEqual(['终止日期']);
  });
});

describe('shownTitle', () => {
  it('is on one line, without control characters', () => {
    expect(shownTitle(' 经办人\r\n（\0姓名） ')).toBe('经办人 （ 姓名）');
  });

  it('masks personal numbers and is cut to 80 characters', () => {
    // Division 350299 does not exist.
    expect(shownTitle('经办人350299199001010010')).toBe('经办人350*************10');
    expect(shownTitle('列'.repeat(200))).toHaveLength(80);
  });
});
