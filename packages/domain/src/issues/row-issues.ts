import { subjectKindLabels } from '../labels/vocabulary-labels.ts';
import type { SubjectKind } from '../vocabulary.ts';
import type { Place, Words } from './words.ts';

/** What is wrong with a row as a whole, or between its cells: `field` is the Chinese title of the column to look at. */
export const rowIssues = {
  /** The row explains or repeats the form, is a test, or is empty. */
  'not-data': () => ({
    expected: 'a row of data',
    zh: '该行不是数据，疑为表格说明、示例、表头、测试行或空行，请删除后再报送',
    en: 'this row is no data but an explanation, example, header, test or empty row: leave it out',
  }),
  /** None of the organisation's codes is there. */
  'code-required': () => ({
    expected: 'the unified social credit code, or an organisation code, registration number or tax number',
    zh: '缺少主体代码：应填写统一社会信用代码，没有的填写组织机构代码、工商注册号或税务登记号',
    en: 'no code of the subject: give its unified social credit code or, where it has none, an older code',
  }),
  /** A person's number stands where an organisation's code belongs. */
  'personal-number': ({ field }: Place) => ({
    expected: "the organisation's code",
    zh: `“${field}”中填写的是个人证件号码，应填写该单位的代码`,
    en: `"${field}" holds a person's number, expected the organisation's code`,
  }),
  /** A column is filled that the subject's category does not have. */
  'not-applicable': ({ field }: Place, { kind }: { readonly kind: SubjectKind }) => {
    const { zh, en } = subjectKindLabels[kind];
    return {
      expected: `nothing for a subject of the category ${en.toLowerCase()}`,
      zh: `类别为“${zh}”的不填“${field}”，请核对类别或清空该项`,
      en: `"${field}" is not filled for the category ${en.toLowerCase()}: check the category or empty the cell`,
    };
  },
  /** Two codes of one row contradict each other; `other` is the title of the one that decides. */
  mismatch: (
    { field }: Place,
    { other, expected }: { readonly other: string; readonly expected: string },
  ) => ({
    expected,
    zh: `“${field}”与“${other}”不一致，按后者应为${expected}`,
    en: `"${field}" contradicts "${other}", by which it should be ${expected}`,
  }),
  'fine-required': ({ field }: Place) => ({
    expected: 'an amount above nothing',
    zh: `处罚类别含罚款，须填写“${field}”`,
    en: `the penalty includes a fine (罚款), so "${field}" is required`,
  }),
  /** A penalty heavier than the summary procedure allows; `limit` is the largest fine in yuan. */
  'beyond-summary-procedure': (
    _: Place,
    { limit, legalBasis }: { readonly limit: number; readonly legalBasis: string },
  ) => ({
    expected: `普通程序, or a warning or a fine of at most ${limit} yuan`,
    zh: `简易程序只能处以警告或${limit}元以下罚款（${legalBasis}），请核对处罚程序、处罚类别和罚款金额`,
    en: `the summary procedure allows a warning or a fine of at most ${limit} yuan only: check procedure, kinds and amount`,
  }),
  /** A number of 当前状态 that means one thing by the standard of 2015 and its opposite by that of 2018. */
  'status-unclear': ({ field }: Place) => ({
    expected: 'a word (有效, 撤销), or a header of one standard only',
    zh: `表头兼有2015年与2018年标准的列，无法判断“${field}”中数字的含义，请改填“有效”“撤销”等文字`,
    en: `the header mixes columns of the standards of 2015 and 2018, so the number in "${field}" can mean either: write 有效 or 撤销`,
  }),
  /** A day of annulment without the status (`status`, a title) that says so. */
  'annulled-without-status': ({ field }: Place, { status }: { readonly status: string }) => ({
    expected: `nothing, or 撤销 in "${status}"`,
    zh: `填写了“${field}”，但“${status}”不是“撤销”，请核对`,
    en: `"${field}" is filled but "${status}" does not say that the decision is annulled (撤销)`,
  }),
  /** A row that only brings an event cannot be taken back by its status. */
  'event-taken-back': ({ field }: Place) => ({
    expected: 'nothing or 有效: what a row reported by mistake is revoked by a person',
    zh: `履行情况不能用“${field}”撤回，误报的请申请撤销该事件`,
    en: `a fulfilment is not taken back by "${field}": one reported by mistake is revoked as an event`,
  }),
  /** The person was under 18 on the day they accepted; `ofAgeOn` is the day on which they were not any more. */
  minor: (_: Place, { ofAgeOn }: { readonly ofAgeOn: string }) => ({
    expected: 'a person of 18 or more on the day of acceptance',
    zh: `接受协议时未满18周岁（${ofAgeOn}年满18周岁），不得开通`,
    en: `under 18 when accepting (18 on ${ofAgeOn}): cannot be enrolled`,
  }),
  /** The number proves no age. */
  'age-unknown': () => ({
    expected: 'a number that carries the date of birth',
    zh: '该证件号码不含出生日期，无法确认已满18周岁，不能开通',
    en: 'the number carries no date of birth, so an age of 18 is not proved: cannot be enrolled',
  }),
} satisfies Record<string, Words>;
