import { describe, expect, it } from 'vitest';

import { renderIssue } from '../src/issues/render-issue.ts';
import { mapHeader } from '../src/mappings/map-header.ts';
import { mapRow } from '../src/mappings/map-row.ts';
import { categoryOf, mappings } from '../src/mappings/mappings.ts';
import type { Mapping } from '../src/mappings/mapping.ts';
import { normaliseTitle } from '../src/normalise/title.ts';
import { categories, templates } from '../src/vocabulary.ts';
import type { Template } from '../src/vocabulary.ts';

function fieldsOf(template: Template, header: readonly string[]) {
  const map = mapHeader(template, header);
  if (!map.ok) throw new Error(map.issues.map((issue) => renderIssue(issue).en).join('; '));
  return map.value.columns.map(({ field }) => field);
}

function issuesOf(template: Template, header: readonly string[]) {
  const map = mapHeader(template, header);
  return map.ok ? [] : map.issues.map(renderIssue);
}

const licenceHeader =
  '行政相对人名称,行政相对人类别,行政相对人代码_1(统一社会信用代码),行政相对人代码_2(工商注册号),行政相对人代码_3(组织机构代码),' +
  '行政相对人代码_4(税务登记号),行政相对人代码_5(事业单位证书号),行政相对人代码_6(社会组织登记证号),法定代表人,法定代表人证件类型,' +
  '法定代表人证件号码,证件类型,证件号码,行政许可决定文书名称,行政许可决定文书号,许可类别,许可证书名称,许可编号,许可内容,许可决定日期,' +
  '有效期自,有效期至,许可机关,许可机关统一社会信用代码,当前状态,数据来源单位,数据来源单位统一社会信用代码,备注';

describe('mappings', () => {
  it.each(templates)('of %s names every column once', (template) => {
    const mapping = mappings[template];
    expect(mapping.template).toBe(template);
    expect(categories).toContain(categoryOf(template));
    const titles = mapping.fields.flatMap((entry) => [...entry.titles, ...entry.columns]).map(normaliseTitle);
    expect(new Set(titles).size).toBe(titles.length);
    expect(new Set(mapping.fields.map(({ field }) => field)).size).toBe(mapping.fields.length);
  });

  it.each(templates)('of %s are found by titles and by column codes, in any order', (template) => {
    const { fields } = mappings[template];
    const titles = fields.map((entry) => entry.titles[0]);
    expect(fieldsOf(template, titles)).toEqual(fields.map(({ field }) => field));
    const codes = fields.map((entry) => entry.columns[0] ?? entry.titles[0]).toReversed();
    expect(fieldsOf(template, codes)).toEqual(fields.map(({ field }) => field).toReversed());
  });

  it('count both templates of a kind under one category', () => {
    expect(categoryOf('penalty-natural-person')).toBe('penalty');
    expect(categoryOf('penalty-organisation')).toBe('penalty');
  });
});

describe('mapHeader', () => {
  it('takes the national layout of licences whole', () => {
    expect(fieldsOf('licence-organisation', licenceHeader.split(','))).toHaveLength(28);
  });

  it('does not mind width, case, white space and stars', () => {
    const header = licenceHeader
      .replaceAll('(', '（')
      .replaceAll(')', '） ')
      .split(',')
      .map((title) => `*${title}`);
    expect(fieldsOf('licence-organisation', header)).toHaveLength(28);
    expect(
      fieldsOf('other', 'INFO_KIND,Case_No,主体名称,主体类别,decorg,assess_dt,content'.split(',')),
    ).toHaveLength(7);
  });

  it('takes codes and variants of the standard of 2015', () => {
    const header =
      'XK_WSH,XK_XMMC,XK_SPLB,XK_NR,XK_XDR,XK_XDR_SHXYM,XK_XDR_ZDM,XK_XDR_GSDJ,XK_XDR_SFZ,XK_FR,XK_JDRQ,XK_JZQ,XK_XZJG,XK_ZT,DFBM,SJC';
    expect(fieldsOf('licence-organisation', header.split(','))).toEqual([
      'documentNumber',
      'documentName',
      'approvalKind',
      'content',
      'name',
      'uscc',
      'organisationCode',
      'registrationNumber',
      'residentId',
      'legalRepresentative',
      'decidedOn',
      'validTo',
      'authority',
      'status',
    ]);
    expect(
      fieldsOf('licence-organisation', [
        'XK_FR_SFZH',
        'XK_FDDB',
        ...header.split(',').filter((code) => code !== 'XK_FR'),
      ]),
    ).toContain('legalRepresentativeNumber');
  });

  it('takes a municipal table of the register, whose capital is in yuan', () => {
    const header =
      'uni_social_crd_cd,comp_nm,comp_type,reg_state,reg_org,est_dt,opt_from,opt_to,reg_capt'.split(',');
    expect(fieldsOf('registry', header)).toEqual([
      'uscc',
      'name',
      'legalForm',
      'registrationState',
      'authority',
      'registeredOn',
      'capitalYuan',
    ]);
  });

  it('names unknown columns as they came, each once, and none for a column without a title', () => {
    const header = mappings.enrolment.fields.map((entry) => entry.titles[0]);
    const map = mapHeader('enrolment', [...header, '采集日期', '', ' * ', '采集日期', 'Ext 1']);
    expect(map.ok && map.value.unknownTitles).toEqual(['采集日期', 'Ext 1']);
  });

  it('leaves unknown columns out, and names them where a required one is missing', () => {
    const header = mappings.enrolment.fields.map((entry) => entry.titles[0]);
    expect(issuesOf('enrolment', [...header, '采集日期', ''])).toEqual([]);
    const without = header.filter((title) => title !== '接受日期' && title !== '姓名');
    const issues = issuesOf('enrolment', [...without, '采集日期', '']);
    expect(issues.map(({ field, code }) => [field, code])).toEqual([
      ['姓名', 'missing-column'],
      ['接受日期', 'missing-column'],
      ['采集日期', 'unknown-column'],
    ]);
    expect(issues[1]?.expected).toContain('accepted_on');
  });

  it('refuses two columns for one field', () => {
    const header = [...mappings.other.fields.map((entry) => entry.titles[0]), '案号'];
    expect(issuesOf('other', header).map(({ field, code }) => [field, code])).toEqual([
      ['文书号', 'duplicate-column'],
    ]);
  });

  it('joins a source of its own layout by a mapping alone', () => {
    const own: Mapping = {
      template: 'other',
      category: 'other',
      fields: [{ field: 'name', titles: ['被执行人姓名/名称'], columns: ['executed_nm'], required: 'both' }],
    };
    const map = mapHeader('other', ['executed_nm', 'fydm'], own);
    expect(map.ok && mapRow(map.value, ['某某公司', '1']).name).toBe('某某公司');
  });
});

describe('mapRow', () => {
  const map = mapHeader('enrolment', [
    '接受日期',
    '证件号码',
    '姓名',
    '授权协议编号',
    '证件类型',
    '终止日期',
  ]);

  it('gives cells cleaned and by field, null where they have no value, nothing for missing columns', () => {
    if (!map.ok) throw new Error('the header fits');
    const draft = mapRow(map.value, ['2020/03/04', ' 3502 ', '张\u3000三', 'BLF1', '/', '']);
    expect(draft).toEqual({
      acceptedOn: '2020/03/04',
      personNumber: '3502',
      name: '张三',
      agreementNumber: 'BLF1',
      paper: null,
      withdrawnOn: null,
    });
    expect('residentId' in draft).toBe(false);
  });

  it('keeps nothing of the row before', () => {
    if (!map.ok) throw new Error('the header fits');
    mapRow(map.value, ['2020/03/04', '1', '甲', 'A', '护照号', '2020/05/06']);
    expect(Object.values(mapRow(map.value, ['', '', '', '', '', '']))).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
