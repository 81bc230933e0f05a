import {
  organisationCheckCharacter,
  registrationCheckDigit,
  residentCheckCharacter,
  usccCheckCharacter,
} from '../src/identity/check-characters.ts';
import type { Checked } from '../src/issue.ts';
import { renderIssue } from '../src/issues/render-issue.ts';
import { localDate } from '../src/local-date.ts';
import type { LocalDate } from '../src/local-date.ts';
import { mapHeader } from '../src/mappings/map-header.ts';
import { mapRow } from '../src/mappings/map-row.ts';
import type { CreditRecord, Entry } from '../src/records.ts';
import { validate } from '../src/validate/validate.ts';
import type { RecordKind, Template } from '../src/vocabulary.ts';
import { nationalLaw } from './_reference.ts';

/** Cells of one row by column title. */
export type Cells = Readonly<Record<string, string>>;

/** A code of the division 350299, which does not exist: nobody's, its check characters right. */
export function uscc(kind: string, serial: number, division = '350299'): string {
  const body = `TT${String(serial).padStart(6, '0')}`;
  const first17 = `${kind}${division}${body}${organisationCheckCharacter(body)}`;
  return first17 + usccCheckCharacter(first17);
}

export function residentId(born: string, order: number): string {
  const first17 = `350299${born}${String(order).padStart(3, '0')}`;
  return first17 + residentCheckCharacter(first17);
}

export function registrationNumber(serial: number): string {
  const first14 = `350299${String(serial).padStart(8, '0')}`;
  return first14 + registrationCheckDigit(first14);
}

export const company = uscc('91', 1);
export const household = uscc('92', 2);
export const bureau = { uscc: uscc('11', 3), name: '厦门市海沧区测试局' };
export const court = { uscc: uscc('11', 4), name: '厦门市海沧区测试法院' };
export const adult = residentId('19790517', 1);
export const child = residentId('20040912', 2);
const deliveredOn = localDate('2020-07-05');

const subject: Cells = {
  行政相对人名称: '厦门甲商贸有限公司',
  行政相对人类别: '法人及非法人组织',
  '行政相对人代码_1(统一社会信用代码)': company,
  '行政相对人代码_2(工商注册号)': '',
  '行政相对人代码_3(组织机构代码)': '',
  '行政相对人代码_4(税务登记号)': '',
  法定代表人: '陈某',
  法定代表人证件类型: '身份证',
  法定代表人证件号码: adult,
  证件类型: '',
  证件号码: '',
};
const provider: Cells = { 数据来源单位: bureau.name, 数据来源单位统一社会信用代码: bureau.uscc, 备注: '' };

const licence: Cells = {
  ...subject,
  行政许可决定文书名称: '食品经营许可证',
  行政许可决定文书号: '厦海食许〔2020〕12号',
  许可类别: '普通',
  许可证书名称: '食品经营许可证',
  许可编号: 'JY13502990000012',
  许可内容: '准予食品经营',
  许可决定日期: '2020/06/01',
  有效期自: '2020/06/01',
  有效期至: '2025/05/31',
  许可机关: bureau.name,
  许可机关统一社会信用代码: bureau.uscc,
  当前状态: '1',
  ...provider,
};

const penalty: Cells = {
  ...subject,
  行政处罚决定书文号: '厦海罚〔2020〕7号',
  违法行为类型: '发布虚假广告',
  违法事实: '在网店页面宣传“全国销量第一”',
  处罚依据: '《中华人民共和国广告法》第五十七条',
  处罚类别: '罚款',
  处罚内容: '罚款人民币20000元',
  '罚款金额(万元)': '2.000000',
  '没收违法所得、没收非法财物的金额(万元)': '',
  暂扣或吊销证照名称及编号: '',
  处罚决定日期: '2020/06/02',
  处罚有效期: '',
  公示截止期: '2021/06/02',
  处罚机关: bureau.name,
  处罚机关统一社会信用代码: bureau.uscc,
  ...provider,
  失信严重程度: '1',
  信息使用范围: '0',
  处罚程序: '普通程序',
  当前状态: '1',
  信用修复日期: '',
};

function ofPerson(cells: Cells): Cells {
  const kept = Object.entries(cells).filter(([title]) => !/代码_\d|法定代表人/.test(title));
  const person = { 行政相对人名称: '林某某', 行政相对人类别: '自然人', 证件类型: '身份证', 证件号码: adult };
  return { ...Object.fromEntries(kept), ...person };
}

/** One good row of each template. */
export const goodRows: Readonly<Record<Template, Cells>> = {
  'licence-organisation': licence,
  'licence-natural-person': ofPerson(licence),
  'penalty-organisation': penalty,
  'penalty-natural-person': { ...ofPerson(penalty), 信息使用范围: '1' },
  registry: {
    企业名称: '厦门甲商贸有限公司',
    统一社会信用代码: company,
    注册号: registrationNumber(1),
    企业类型: '有限责任公司(自然人独资)',
    登记状态: '存续',
    登记机关: bureau.name,
    登记机关统一社会信用代码: bureau.uscc,
    成立日期: '2015/03/04',
    核准日期: '2020/06/03',
    '注册资本(万元)': '100.000000',
    行业名称: '批发业',
    住所: '海沧区某路1号',
    经营范围: '日用品批发',
    法定代表人: '陈某',
    法定代表人证件类型: '身份证',
    法定代表人证件号码: adult,
  },
  'public-service': {
    事项编码: '235029900001',
    子项名称: '失业登记',
    办件编号: '35029920200600001',
    申请人: '林某某',
    申请人类别: '自然人',
    统一社会信用代码: '',
    证件类型: '身份证',
    证件号码: adult,
    受理机关: bureau.name,
    受理机关统一社会信用代码: bureau.uscc,
    受理日期: '2020/06/01',
    办结日期: '2020/06/04',
    办理结果: '办结',
  },
  other: {
    信息类别: '荣誉表彰-市级',
    文书号: '厦文明办〔2020〕3号',
    主体名称: '林某某',
    主体类别: '自然人',
    统一社会信用代码: '',
    证件类型: '身份证',
    证件号码: adult,
    认定机关: bureau.name,
    认定机关统一社会信用代码: bureau.uscc,
    认定日期: '2020/06/05',
    内容: '授予“厦门市优秀志愿者”称号',
  },
  commitment: {
    承诺类型: '告知承诺',
    承诺事项: '食品经营许可（新办）告知承诺',
    承诺主体名称: '厦门甲商贸有限公司',
    主体类别: '法人及非法人组织',
    统一社会信用代码: company,
    证件类型: '',
    证件号码: '',
    承诺日期: '2020/06/08',
    受理单位: bureau.name,
    受理单位统一社会信用代码: bureau.uscc,
    有效期至: '2021/06/07',
    履约状态: '履行中',
  },
  enrolment: {
    授权协议编号: 'BLF35029920200600001',
    姓名: '林某某',
    证件类型: '身份证',
    证件号码: adult,
    接受日期: '2020/06/09',
    终止日期: '',
  },
};

/** Reads a file of one row as the ingestion does. */
export function readRow(template: Template, cells: Cells, on: LocalDate = deliveredOn): Checked<Entry> {
  const map = mapHeader(template, Object.keys(cells));
  if (!map.ok) throw new Error(map.issues.map((issue) => renderIssue(issue).en).join('; '));
  const context = { deliveredOn: on, department: bureau };
  return validate(template, mapRow(map.value, Object.values(cells)), context, nationalLaw);
}

/** The good row of a template with some cells changed. */
export function changed(template: Template, changes: Cells = {}): Checked<Entry> {
  return readRow(template, { ...goodRows[template], ...changes });
}

/** What is wrong with it, as `title: code`. */
export function faults(template: Template, changes: Cells, on?: string): string[] {
  const cells = { ...goodRows[template], ...changes };
  const checked = readRow(template, cells, on === undefined ? deliveredOn : localDate(on));
  return checked.ok ? [] : checked.issues.map(({ field, code }) => `${field}: ${code}`);
}

/** The entry that a changed good row gives; throws with its issues where it is refused. */
export function entryOf(template: Template, changes: Cells = {}): Entry {
  const checked = changed(template, changes);
  if (!checked.ok) throw new Error(checked.issues.map((issue) => renderIssue(issue).en).join('; '));
  return checked.value;
}

/** The record of one kind that a changed good row gives. */
export function recordOf<K extends RecordKind>(
  kind: K,
  template: Template,
  changes: Cells = {},
): CreditRecord & { readonly kind: K } {
  const entry = entryOf(template, changes);
  if (entry.type !== 'record' || !isOfKind(entry.record, kind)) throw new Error(`no ${kind}`);
  return entry.record;
}

/** What a changed good row says has happened, as `kind effectiveOn`. */
export function eventsOf(template: Template, changes: Cells = {}): readonly string[] {
  const entry = entryOf(template, changes);
  if (entry.type !== 'record' && entry.type !== 'event') throw new Error('no record');
  return entry.events.map(({ kind, effectiveOn }) => `${kind} ${effectiveOn}`);
}

function isOfKind<K extends RecordKind>(
  record: CreditRecord,
  kind: K,
): record is CreditRecord & { readonly kind: K } {
  return record.kind === kind;
}
