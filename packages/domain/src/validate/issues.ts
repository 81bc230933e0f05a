import type { Issue } from '../issue.ts';
import type { FieldMapping } from '../mappings/mapping.ts';
import { withoutPersonalNumbers } from '../normalise/free-text.ts';

/*
 * The wording of every issue that is not an identifier's (those are worded by `checkIdentifier`), in one place.
 * `title` is the column's Chinese title.
 */

/** What came, fit to be shown: persons' numbers masked, at most 80 characters, none of them cut in two. */
export function shown(received: string | null): string | null {
  // Cut twice: cells may be huge, and a number must be masked before it is cut through.
  return received === null
    ? null
    : withoutPersonalNumbers(received.slice(0, 200)).slice(0, 80).toWellFormed();
}

/** A cell that must have a value has none. */
export function required(title: string, because?: { readonly zh: string; readonly en: string }): Issue {
  return {
    field: title,
    code: 'required',
    expected: 'a value',
    received: null,
    zh: because ? `${because.zh}，须填写“${title}”` : `缺少“${title}”`,
    en: because ? `${because.en}, so "${title}" is required` : `"${title}" is required`,
  };
}

/** None of the organisation's codes is given. */
export function codeRequired(title: string): Issue {
  return {
    field: title,
    code: 'required',
    expected: 'the unified social credit code, or an organisation code, registration number or tax number',
    received: null,
    zh: '缺少主体代码：应填写统一社会信用代码，没有的填写组织机构代码、工商注册号或税务登记号',
    en: 'no code of the subject: give its unified social credit code or, where it has none, an older code',
  };
}

/** The text is not of the form that the column asks for. `form` and `formZh` say which that is. */
export function malformed(title: string, received: string, formZh: string, form: string): Issue {
  return {
    field: title,
    code: 'malformed',
    expected: form,
    received: shown(received),
    zh: `“${title}”无法识别，应为${formZh}`,
    en: `"${title}" cannot be read, expected ${form}`,
  };
}

/** Characters were lost when the file was converted. */
export function undecodable(title: string, received: string): Issue {
  return {
    field: title,
    code: 'malformed',
    expected: 'text without replacement characters',
    received: shown(received),
    zh: `“${title}”含有乱码，请检查文件编码（UTF-8或GB18030）`,
    en: `"${title}" has undecodable characters: check the file's encoding (UTF-8 or GB18030)`,
  };
}

/** The text is longer than the layout's column. The text itself is not repeated. */
export function tooLong(title: string, length: number, limit: number): Issue {
  return {
    field: title,
    code: 'too-long',
    expected: `at most ${limit} characters`,
    received: `${length} characters`,
    zh: `“${title}”有${length}个字符，超过${limit}个字符的上限`,
    en: `"${title}" has ${length} characters, more than the ${limit} allowed`,
  };
}

/** A day that no calendar has, such as 30 February. */
export function impossibleDate(title: string, received: string): Issue {
  return {
    field: title,
    code: 'impossible-date',
    expected: 'a date that exists, as YYYY/MM/DD',
    received: shown(received),
    zh: `“${title}”的日期不存在`,
    en: `"${title}" is a date that does not exist`,
  };
}

/** Something is said to have happened after it was reported. */
export function afterDelivery(title: string, received: string, deliveredOn: string): Issue {
  return {
    field: title,
    code: 'after-delivery',
    expected: `not after ${deliveredOn}, the day of delivery`,
    received,
    zh: `“${title}”（${received}）晚于报送日期${deliveredOn}`,
    en: `"${title}" (${received}) is after the day of delivery, ${deliveredOn}`,
  };
}

/** One date lies before another that it cannot precede. */
export function order(title: string, received: string, earlier: string, limit: string): Issue {
  return {
    field: title,
    code: 'order',
    expected: `not before ${limit}`,
    received,
    zh: `“${title}”（${received}）早于“${earlier}”（${limit}）`,
    en: `"${title}" (${received}) is before "${earlier}" (${limit})`,
  };
}

/** A word outside the closed set of its column. */
export function unknownValue(title: string, received: string, known: Iterable<string>): Issue {
  const words = [...known].join('、');
  return {
    field: title,
    code: 'unknown-value',
    expected: words,
    received: shown(received),
    zh: `“${title}”的取值不在规定范围内，应为：${words}`,
    en: `"${title}" is not one of: ${words}`,
  };
}

/** 其他 without saying what other. */
export function subtypeRequired(title: string, received: string): Issue {
  return {
    field: title,
    code: 'subtype-required',
    expected: '其他-xxx',
    received: shown(received),
    zh: `“${title}”为“其他”时须注明具体类别，写作“其他-具体类别”`,
    en: `"${title}" says "other" (其他) without naming the subtype: write 其他-subtype`,
  };
}

/** The row explains or repeats the form, is a test, or is empty. */
export function notData(title: string, received: string | null): Issue {
  return {
    field: title,
    code: 'not-data',
    expected: 'a row of data',
    received: shown(received),
    zh: '该行不是数据，疑为表格说明、示例、表头、测试行或空行，请删除后再报送',
    en: 'this row is no data but an explanation, example, header, test or empty row: leave it out',
  };
}

/** A column is filled that the subject's category does not have; `masked` is what came. */
export function notApplicable(title: string, masked: string, kindZh: string, kindEn: string): Issue {
  return {
    field: title,
    code: 'not-applicable',
    expected: `nothing for a subject of the category ${kindEn}`,
    received: masked,
    zh: `类别为“${kindZh}”的不填“${title}”，请核对类别或清空该项`,
    en: `"${title}" is not filled for the category ${kindEn}: check the category or empty the cell`,
  };
}

/** A person's number stands where an organisation's code belongs; `masked` is what came. */
export function personalNumber(title: string, masked: string): Issue {
  return {
    field: title,
    code: 'malformed',
    expected: "the organisation's code",
    received: masked,
    zh: `“${title}”中填写的是个人证件号码，应填写该单位的代码`,
    en: `"${title}" holds a person's number, expected the organisation's code`,
  };
}

/** Two codes of one row contradict each other. */
export function mismatch(title: string, received: string, otherTitle: string, expected: string): Issue {
  return {
    field: title,
    code: 'mismatch',
    expected,
    received,
    zh: `“${title}”与“${otherTitle}”不一致，按后者应为${expected}`,
    en: `"${title}" contradicts "${otherTitle}", by which it should be ${expected}`,
  };
}

/** The amount was given in yuan where the column's unit is 10,000 yuan, or looks like it. */
export function amountUnit(title: string, received: string): Issue {
  return {
    field: title,
    code: 'amount-unit',
    expected: 'an amount in 10,000 yuan that agrees with the text of the decision: 2000 yuan is 0.2',
    received: shown(received),
    zh: `“${title}”疑以元为单位，应以万元为单位（2000元填写0.2），并与处罚内容一致`,
    en: `"${title}" seems to be in yuan; the unit is 10,000 yuan (2000 yuan is 0.2), as in the text of the decision`,
  };
}

/** The person was under 18 on the day they accepted. */
export function minor(title: string, masked: string, ofAgeOn: string): Issue {
  return {
    field: title,
    code: 'minor',
    expected: 'a person of 18 or more on the day of acceptance',
    received: masked,
    zh: `接受协议时未满18周岁（${ofAgeOn}年满18周岁），不得开通`,
    en: `under 18 when accepting (18 on ${ofAgeOn}): cannot be enrolled`,
  };
}

/** The number proves no age. */
export function ageUnknown(title: string, masked: string): Issue {
  return {
    field: title,
    code: 'age-unknown',
    expected: 'a number that carries the date of birth',
    received: masked,
    zh: '该证件号码不含出生日期，无法确认已满18周岁，不能开通',
    en: 'the number carries no date of birth, so an age of 18 is not proved: cannot be enrolled',
  };
}

/** The header lacks a column. */
export function missingColumn({ titles, columns }: FieldMapping): Issue {
  const names = [...titles, ...columns].join('、');
  return {
    field: titles[0],
    code: 'missing-column',
    expected: names,
    received: null,
    zh: `表头缺少“${titles[0]}”列（可写作：${names}）`,
    en: `the header has no column "${titles[0]}" (any of: ${names})`,
  };
}

/** The header has a column that the mapping does not know. */
export function unknownColumn(title: string): Issue {
  return {
    field: shown(title) ?? '',
    code: 'unknown-column',
    expected: 'a column of the template',
    received: shown(title),
    zh: `无法识别的列“${shown(title)}”`,
    en: `unknown column "${shown(title)}"`,
  };
}

/** Two columns of the header name one field. */
export function duplicateColumn(title: string, received: string): Issue {
  return {
    field: title,
    code: 'duplicate-column',
    expected: `one column for "${title}"`,
    received: shown(received),
    zh: `表头中有多列对应“${title}”`,
    en: `several columns of the header stand for "${title}"`,
  };
}
