import { describe, expect, it } from 'vitest';

import { codesAt } from './problems.ts';

describe('the guards against protected and forbidden matters', () => {
  it.each([
    ...[
      '宗教活动',
      '遗传信息',
      '健康状况',
      '无偿献血',
      '少数民族',
      '性别',
      '年龄',
      '户籍所在地',
      '婚姻状况',
      '计划生育',
    ],
    ...['信访记录', '网络言论', '党纪处分', '工作纪律', '丧葬习俗', '存款数额', '参军入伍', '酌情加分'],
    ...[
      'Religious activity',
      'Blood donation',
      'Age of the subject',
      'Household registration',
      'Marital status',
    ],
    ...['Petitions filed', 'Party discipline', 'Workplace discipline', 'Online speech', 'At discretion'],
  ])('refuse a rule about %s', (name) => {
    expect(codesAt('/rules/honour-city/zh', { '/rules/honour-city/zh': name })).toContain('forbidden-matter');
    const text = '/rules/honour-city/legalBasis/0/text';
    expect(codesAt(text, { [text]: name })).toContain('forbidden-matter');
  });

  it('refuse a word within an id', () => {
    expect(codesAt('/rules/2/id', { '/rules/2/id': 'blood-donation' })).toContain('forbidden-matter');
  });

  it.each(['限制高消费', '拒绝服务', '取消资格', '列入黑名单', 'Denied service', 'Banned', 'Blacklisted'])(
    'refuse a tier or a rule for persons named %s',
    (name) => {
      expect(codesAt('/tiers/0/labels/0/zh', { '/tiers/0/labels/0/zh': name })).toContain('denies');
      expect(codesAt('/rules/penalty-summary/en', { '/rules/penalty-summary/en': name })).toContain('denies');
    },
  );

  it('refuse a model for persons and others at once', () => {
    expect(codesAt('/appliesTo', { '/appliesTo': ['natural-person', 'organisation'] })).toContain(
      'persons-apart',
    );
  });
});
