import type { AmountUnit } from '../normalise/amount-cell.ts';
import type { Place, Words } from './words.ts';

interface Dated {
  readonly on: string;
}

const amountForms = {
  yuan: ['以元为单位的数字，最多2位小数', 'a number of yuan with at most 2 decimals'],
  'ten-thousand-yuan': [
    '以万元为单位的数字，最多6位小数（2000元填写0.2）',
    'a number of 10,000 yuan with at most 6 decimals: 2000 yuan is 0.2',
  ],
} as const satisfies Record<AmountUnit, readonly [string, string]>;

const dateForm = 'a date as YYYY/MM/DD';

/** What is wrong with a cell on its own: `field` is the Chinese title of its column. */
export const cellIssues = {
  required: ({ field }: Place) => ({
    expected: 'a value',
    zh: `缺少“${field}”`,
    en: `"${field}" is required`,
  }),
  /** A citizen number stands in a cell that is kept as it came. */
  'holds-personal-number': ({ field }: Place) => ({
    expected: 'a name or number without an identity number',
    zh: `“${field}”中不得填写身份证号码`,
    en: `an identity number must not be written in "${field}"`,
  }),
  'malformed-date': ({ field }: Place) => ({
    expected: dateForm,
    zh: `“${field}”无法识别，应为YYYY/MM/DD格式的日期`,
    en: `"${field}" cannot be read, expected ${dateForm}`,
  }),
  'date-serial-number': ({ field }: Place) => ({
    expected: dateForm,
    zh: `“${field}”疑为电子表格的日期序号，应为YYYY/MM/DD格式的日期，请将单元格改为文本后重新导出`,
    en: `"${field}" seems to be the serial number of a date in a spreadsheet, expected ${dateForm}: format the cell as text and export it again`,
  }),
  /** 长期, or the year 2099, where a day must stand. */
  'day-required': ({ field }: Place) => ({
    expected: 'a day, not a long term',
    zh: `“${field}”应为具体日期，不能为长期`,
    en: `"${field}" must be a day, not a long term`,
  }),
  /** A day that no calendar has, such as 30 February. */
  'impossible-date': ({ field }: Place) => ({
    expected: 'a date that exists, as YYYY/MM/DD',
    zh: `“${field}”的日期不存在`,
    en: `"${field}" is a date that does not exist`,
  }),
  /** Something is said to have happened after it was reported. */
  'after-delivery': ({ field, received }: Place, { on }: Dated) => ({
    expected: `not after ${on}, the day of delivery`,
    zh: `“${field}”（${received}）晚于报送日期${on}`,
    en: `"${field}" (${received}) is after the day of delivery, ${on}`,
  }),
  /** Something is said to have been decided before there was an authority that could. */
  'too-early': ({ field, received }: Place, { on }: Dated) => ({
    expected: `not before ${on}`,
    zh: `“${field}”（${received}）早于${on}，应核对年份`,
    en: `"${field}" (${received}) is before ${on}: check the year`,
  }),
  /** One date lies before another (`earlier`, a title) that it cannot precede. */
  order: ({ field, received }: Place, { earlier, on }: Dated & { readonly earlier: string }) => ({
    expected: `not before ${on}`,
    zh: `“${field}”（${received}）早于“${earlier}”（${on}）`,
    en: `"${field}" (${received}) is before "${earlier}" (${on})`,
  }),
  'malformed-amount': ({ field }: Place, { unit }: { readonly unit: AmountUnit }) => {
    const [zh, en] = amountForms[unit];
    return {
      expected: en,
      zh: `“${field}”无法识别，应为${zh}`,
      en: `"${field}" cannot be read, expected ${en}`,
    };
  },
  /** The amount was given in yuan where the column's unit is 10,000 yuan, or looks like it. */
  'amount-unit': ({ field }: Place) => ({
    expected: 'an amount in 10,000 yuan that agrees with the text of the decision: 2000 yuan is 0.2',
    zh: `“${field}”疑以元为单位，应以万元为单位（2000元填写0.2），并与处罚内容一致`,
    en: `"${field}" seems to be in yuan; the unit is 10,000 yuan (2000 yuan is 0.2), as in the text of the decision`,
  }),
  /** Characters were lost when the file was converted. */
  undecodable: ({ field }: Place) => ({
    expected: 'text without replacement characters',
    zh: `“${field}”含有乱码，请检查文件编码（UTF-8或GB18030）`,
    en: `"${field}" has undecodable characters: check the file's encoding (UTF-8 or GB18030)`,
  }),
  /** The text is longer than the layout's column. The text itself is not repeated. */
  'too-long': ({ field }: Place, { length, limit }: { readonly length: number; readonly limit: number }) => ({
    expected: `at most ${limit} characters`,
    zh: `“${field}”有${length}个字符，超过${limit}个字符的上限`,
    en: `"${field}" has ${length} characters, more than the ${limit} allowed`,
  }),
  /** A word outside the closed set of its column, as it was when the row was read. */
  'unknown-value': ({ field }: Place, { known }: { readonly known: readonly string[] }) => {
    const words = known.join('、');
    return {
      expected: words,
      zh: `“${field}”的取值不在规定范围内，应为：${words}`,
      en: `"${field}" is not one of: ${words}`,
    };
  },
  /** 其他 without saying what other. */
  'subtype-required': ({ field }: Place) => ({
    expected: '其他-xxx',
    zh: `“${field}”为“其他”时须注明具体类别，写作“其他-具体类别”`,
    en: `"${field}" says "other" (其他) without naming the subtype: write 其他-subtype`,
  }),
} satisfies Record<string, Words>;
