import { describe, expect, it } from 'vitest';

import { renderIssue } from '../src/issues/render-issue.ts';
import type { Template } from '../src/vocabulary.ts';
import { templates } from '../src/vocabulary.ts';
import {
  adult,
  bureau,
  changed,
  child,
  company,
  court,
  entryOf,
  faults,
  goodRows,
  residentId,
  uscc,
} from './_rows.ts';
import type { Cells } from './_rows.ts';

const code1 = '行政相对人代码_1(统一社会信用代码)';
const wrongLast = company.slice(0, 17) + (company.endsWith('7') ? '3' : '7');
const spreadsheetPerson = `${adult.slice(0, 15)}000`;

const errors: readonly (readonly [string, Template, Cells, readonly string[]])[] = [
  ['check digit', 'licence-organisation', { [code1]: wrongLast }, [`${code1}: uscc-check-digit`]],
  ['placeholder code', 'licence-organisation', { [code1]: '00000000000000000X' }, [`${code1}: placeholder`]],
  ['masked code', 'licence-organisation', { [code1]: '913502******00015P' }, [`${code1}: masked`]],
  [
    'scientific notation',
    'licence-organisation',
    { [code1]: '9.13502E+17' },
    [`${code1}: scientific-notation`],
  ],
  [
    'digits lost by a spreadsheet',
    'licence-organisation',
    { [code1]: '913502991234567000' },
    [`${code1}: stored-as-number`],
  ],
  [
    'person’s digits lost by a spreadsheet',
    'enrolment',
    { 证件号码: spreadsheetPerson },
    ['证件号码: person-check-digit'],
  ],
  [
    'a person’s number as the code',
    'licence-organisation',
    { [code1]: adult },
    [`${code1}: personal-number`],
  ],
  [
    'a person’s number as the name of an authority',
    'penalty-organisation',
    { 处罚机关: `市监局${adult}`, 数据来源单位: [...adult].join('-') },
    ['处罚机关: holds-personal-number', '数据来源单位: holds-personal-number'],
  ],
  [
    'a person’s number as the number of an agreement',
    'enrolment',
    { 授权协议编号: adult },
    ['授权协议编号: holds-personal-number'],
  ],
  [
    'a person’s number in the legal form',
    'registry',
    { 企业类型: adult },
    ['企业类型: holds-personal-number'],
  ],
  [
    'a person’s number beside the code',
    'licence-organisation',
    { 证件号码: adult },
    ['证件号码: not-applicable'],
  ],
  [
    'a natural person marked 法人',
    'licence-organisation',
    { [code1]: '', 证件类型: '身份证', 证件号码: adult },
    ['证件号码: not-applicable'],
  ],
  [
    'an organisation marked 自然人',
    'other',
    { 统一社会信用代码: company },
    ['统一社会信用代码: not-applicable'],
  ],
  [
    'an organisation in the layout of natural persons',
    'penalty-natural-person',
    { 行政相对人类别: '个体工商户' },
    ['行政相对人类别: unknown-value'],
  ],
  ['no code at all', 'licence-organisation', { [code1]: '无' }, [`${code1}: code-required`]],
  [
    'codes that contradict each other',
    'licence-organisation',
    { '行政相对人代码_3(组织机构代码)': 'D2143569-X' },
    ['行政相对人代码_3(组织机构代码): mismatch'],
  ],
  ['missing name', 'registry', { 企业名称: '' }, ['企业名称: required']],
  ['missing category', 'penalty-organisation', { 行政相对人类别: '' }, ['行政相对人类别: required']],
  ['unknown category', 'public-service', { 申请人类别: '企业主' }, ['申请人类别: unknown-value']],
  [
    'missing document number',
    'penalty-organisation',
    { 行政处罚决定书文号: '/' },
    ['行政处罚决定书文号: required'],
  ],
  ['missing authority', 'licence-organisation', { 许可机关: '' }, ['许可机关: required']],
  [
    'missing authority code',
    'licence-organisation',
    { 许可机关统一社会信用代码: '' },
    ['许可机关统一社会信用代码: required'],
  ],
  [
    'wrong authority code',
    'penalty-organisation',
    { 处罚机关统一社会信用代码: wrongLast },
    ['处罚机关统一社会信用代码: uscc-check-digit'],
  ],
  ['missing date', 'commitment', { 承诺日期: '' }, ['承诺日期: required']],
  [
    'a date that means none',
    'penalty-organisation',
    { 处罚决定日期: '1900-1-1 0:00:00' },
    ['处罚决定日期: required'],
  ],
  ['impossible date', 'registry', { 成立日期: '2019/02/29' }, ['成立日期: impossible-date']],
  ['date as text', 'licence-organisation', { 许可决定日期: '2020年6月初' }, ['许可决定日期: malformed-date']],
  [
    'date as a serial number',
    'licence-organisation',
    { 许可决定日期: '43983' },
    ['许可决定日期: date-serial-number'],
  ],
  ['decided on a long-term date', 'other', { 认定日期: '2099-12-31' }, ['认定日期: day-required']],
  [
    'decided after delivery',
    'penalty-organisation',
    { 处罚决定日期: '2020/07/06' },
    ['处罚决定日期: after-delivery'],
  ],
  [
    'decided before there was an authority',
    'penalty-organisation',
    { 处罚决定日期: '1949/09/30' },
    ['处罚决定日期: too-early'],
  ],
  ['valid to before from', 'licence-organisation', { 有效期至: '2020/05/31' }, ['有效期至: order']],
  ['missing end of validity', 'licence-organisation', { 有效期至: '' }, ['有效期至: required']],
  ['closed before accepted', 'public-service', { 办结日期: '2020/05/31' }, ['办结日期: order']],
  [
    'repaired before decided',
    'penalty-organisation',
    { 信用修复日期: '2020/06/01' },
    ['信用修复日期: order'],
  ],
  [
    'publicity before the decision',
    'penalty-organisation',
    { 公示截止期: '2020/06/01' },
    ['公示截止期: order'],
  ],
  ['unknown licence kind', 'licence-organisation', { 许可类别: '其它类' }, ['许可类别: unknown-value']],
  ['other without subtype', 'licence-organisation', { 许可类别: '其他' }, ['许可类别: subtype-required']],
  [
    'other penalty without subtype',
    'penalty-organisation',
    { 处罚类别: '罚款；其他' },
    ['处罚类别: subtype-required'],
  ],
  [
    'unknown penalty kind',
    'penalty-organisation',
    { 处罚类别: '罚款；批评教育' },
    ['处罚类别: unknown-value'],
  ],
  [
    'no penalty kind but a separator',
    'penalty-organisation',
    { 处罚类别: '；' },
    ['处罚类别: unknown-value'],
  ],
  [
    'fine without amount',
    'penalty-organisation',
    { '罚款金额(万元)': '' },
    ['罚款金额(万元): fine-required'],
  ],
  [
    'fine of nothing',
    'penalty-organisation',
    { '罚款金额(万元)': '0.000000' },
    ['罚款金额(万元): fine-required'],
  ],
  [
    'unreadable amount',
    'penalty-organisation',
    { '罚款金额(万元)': '两万元' },
    ['罚款金额(万元): malformed-amount'],
  ],
  [
    'amount with its unit yuan',
    'penalty-organisation',
    { '罚款金额(万元)': '20000元' },
    ['罚款金额(万元): malformed-amount'],
  ],
  ['amount in yuan', 'penalty-organisation', { '罚款金额(万元)': '20000' }, ['罚款金额(万元): amount-unit']],
  [
    'huge amount that nothing states',
    'penalty-organisation',
    { '罚款金额(万元)': '5000', 处罚内容: '罚款' },
    ['罚款金额(万元): amount-unit'],
  ],
  ['unknown papers', 'other', { 证件类型: '暂住证' }, ['证件类型: unknown-value']],
  ['papers without type', 'other', { 证件类型: '' }, ['证件类型: required']],
  ['type without number', 'other', { 证件号码: '' }, ['证件号码: required']],
  [
    'birth date in the future',
    'other',
    { 证件号码: residentId('20210101', 1) },
    ['证件号码: impossible-birth-date'],
  ],
  [
    'explanation row',
    'licence-organisation',
    { 行政相对人名称: '表格说明：填写全称', 许可决定日期: '必填' },
    ['行政相对人名称: not-data'],
  ],
  ['example row', 'enrolment', { 姓名: '示例' }, ['姓名: not-data']],
  [
    'format row',
    'penalty-organisation',
    { 行政相对人名称: '厦门某公司', 处罚决定日期: '必填，YYYY/MM/DD' },
    ['处罚决定日期: not-data'],
  ],
  ['repeated header', 'commitment', { 承诺主体名称: '承诺主体名称' }, ['承诺主体名称: not-data']],
  ['test row', 'registry', { 企业名称: '测试企业1' }, ['企业名称: not-data']],
  ['undecodable name', 'registry', { 企业名称: '厦门\uFFFD\uFFFD公司' }, ['企业名称: undecodable']],
  ['number longer than the layout allows', 'other', { 文书号: '号'.repeat(201) }, ['文书号: too-long']],
  ['unknown state', 'registry', { 登记状态: '综合' }, ['登记状态: unknown-value']],
  ['a minor enrolled', 'enrolment', { 证件号码: child }, ['证件号码: minor']],
  ['age not provable', 'enrolment', { 证件类型: '护照号', 证件号码: 'E12345678' }, ['证件号码: age-unknown']],
  ['ended before accepted', 'enrolment', { 终止日期: '2020/06/08' }, ['终止日期: order']],
];

describe('typical errors', () => {
  it.each(errors)('%s (%s)', (_, template, changes, expected) => {
    expect(faults(template, changes)).toEqual(expected);
  });

  it('are told in Chinese and English, and never repeat a person’s number', () => {
    for (const [, template, changes] of errors) {
      const checked = changed(template, changes);
      for (const issue of checked.ok ? [] : checked.issues.map(renderIssue)) {
        expect(issue.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(issue.en).toMatch(/[a-z]/);
        expect(JSON.stringify(issue)).not.toMatch(
          new RegExp(`${adult}|${child}|${spreadsheetPerson}|E12345678`),
        );
      }
    }
  });

  it('are all told at once', () => {
    const changes = {
      行政相对人名称: '',
      [code1]: wrongLast,
      许可类别: '其他',
      有效期至: '2020/02/30',
      许可内容: '',
    };
    expect(faults('licence-organisation', changes)).toEqual([
      '行政相对人名称: required',
      '许可内容: required',
      '有效期至: impossible-date',
      `${code1}: uscc-check-digit`,
      '许可类别: subtype-required',
    ]);
  });

  it('of a spreadsheet are recognised in words', () => {
    const checked = changed('licence-organisation', { [code1]: '9.13502E+17' });
    expect(checked.ok ? '' : renderIssue(checked.issues[0]).zh).toContain('科学计数法');
    const zeroed = changed('licence-organisation', { [code1]: '913502991234567000' });
    expect(zeroed.ok ? '' : renderIssue(zeroed.issues[0]).zh).toContain('丢失末位');
  });

  it('mask a person’s number where an organisation’s code belongs', () => {
    const checked = changed('licence-organisation', { [code1]: adult });
    expect(checked.ok ? null : checked.issues[0].received).toBe(
      `${adult.slice(0, 3)}${'*'.repeat(13)}${adult.slice(-2)}`,
    );
  });

  it.each(templates)('an empty row of %s is no data', (template) => {
    const empty = Object.fromEntries(Object.keys(goodRows[template]).map((title) => [title, '']));
    expect(faults(template, empty)).toHaveLength(1);
    expect(faults(template, empty)[0]).toContain('not-data');
  });
});

describe('what only looks like an error', () => {
  it.each([
    [
      'other bodies with a right code',
      'penalty-organisation',
      { 处罚机关: court.name, 处罚机关统一社会信用代码: court.uscc },
    ],
    [
      'codes in lower case and full width',
      'licence-organisation',
      { [code1]: company.toLowerCase(), 许可机关统一社会信用代码: bureau.uscc.toLowerCase() },
    ],
    [
      'the tax number that repeats the code',
      'licence-organisation',
      { '行政相对人代码_4(税务登记号)': company },
    ],
    [
      'the organisation code with its dash',
      'licence-organisation',
      { '行政相对人代码_3(组织机构代码)': `${company.slice(8, 16)}-${company.slice(16, 17)}` },
    ],
    ['a code of a region in the north-west', 'licence-organisation', { [code1]: uscc('91', 9, '620102') }],
    [
      'an amount in 10,000 yuan with commas',
      'penalty-organisation',
      { '罚款金额(万元)': '2,000', 处罚内容: '罚款2,000万元' },
    ],
    ['a penalty with no end of its validity', 'penalty-organisation', { 处罚有效期: '无处罚期限' }],
    ['a company whose name begins like a test', 'registry', { 企业名称: '测试技术（厦门）有限公司' }],
    ['an old citizen number', 'other', { 证件号码: '350299790517001' }],
  ] as const)('%s', (_, template, changes) => {
    expect(() => entryOf(template, changes)).not.toThrow();
  });
});
