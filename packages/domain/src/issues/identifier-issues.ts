import { identifierFormats } from '../identity/formats.ts';
import type { IdentifierScheme } from '../vocabulary.ts';
import type { Place, Words } from './words.ts';

interface OfScheme {
  readonly scheme: IdentifierScheme;
}

const readAgain = 'a number read from the card again';

/**
 * What is wrong with an identifier. For an organisation's code the check character that it should have is told. For a
 * person's number it never is, because that would complete a number for whoever is guessing.
 */
export const identifierIssues = {
  'identifier-required': (_: Place, { scheme }: OfScheme) => {
    const { nameZh, nameEn, en } = identifierFormats[scheme];
    return { expected: en, zh: `缺少${nameZh}`, en: `${nameEn} is missing` };
  },
  masked: (_: Place, { scheme }: OfScheme) => {
    const { nameZh, nameEn, en } = identifierFormats[scheme];
    return {
      expected: `the whole number: ${en}`,
      zh: `${nameZh}已脱敏，请提供完整号码`,
      en: `${nameEn} is masked: give the whole number`,
    };
  },
  placeholder: (_: Place, { scheme }: OfScheme) => {
    const { nameZh, nameEn, en } = identifierFormats[scheme];
    return {
      expected: `a real number, or nothing: ${en}`,
      zh: `${nameZh}为占位值，请填写真实号码`,
      en: `${nameEn} is a placeholder: give the real number`,
    };
  },
  'malformed-identifier': (_: Place, { scheme }: OfScheme) => {
    const { nameZh, nameEn, zh, en } = identifierFormats[scheme];
    return {
      expected: en,
      zh: `${nameZh}格式不正确，应为${zh}`,
      en: `${nameEn} is not well formed, expected ${en}`,
    };
  },
  /** A hint only: letters are never exchanged silently. */
  'confusable-letter': () => ({
    expected: identifierFormats.uscc.en,
    zh: '统一社会信用代码中不使用字母I、O，请核对是否应为数字1、0',
    en: 'a unified social credit code has no letters I and O: check whether the digits 1 and 0 are meant',
  }),
  /** `1.1350299E+17`. */
  'scientific-notation': (_: Place, { scheme }: OfScheme) => {
    const { nameZh, nameEn, en } = identifierFormats[scheme];
    return {
      expected: en,
      zh: `${nameZh}疑被电子表格转为科学计数法，请将该列设为文本后重新填写`,
      en: `a spreadsheet seems to have put ${nameEn} in scientific notation: format the column as text and enter it again`,
    };
  },
  /** Zeros after the fifteenth digit, or a decimal point. */
  'stored-as-number': (_: Place, { scheme }: OfScheme) => {
    const { nameZh, nameEn, en } = identifierFormats[scheme];
    return {
      expected: en,
      zh: `${nameZh}疑被电子表格存为数值而丢失末位，请将该列设为文本后重新填写`,
      en: `a spreadsheet seems to have stored ${nameEn} as a number and lost the last digits: format the column as text and enter it again`,
    };
  },
  /** The last character of an organisation's code or registration number; `position` counts from 1. */
  'check-digit': (
    _: Place,
    { scheme, position, expected }: OfScheme & { readonly position: number; readonly expected: string },
  ) => {
    const { nameZh, nameEn } = identifierFormats[scheme];
    return {
      expected: `check character ${expected}`,
      zh: `${nameZh}校验位错误，第${position}位应为${expected}`,
      en: `the check character of ${nameEn} is wrong: position ${position} should be ${expected}`,
    };
  },
  /**
   * The last character of a unified code, by the 17 before it. Where the organisation code within is wrong too, the code
   * was mistyped before its last character.
   */
  'uscc-check-digit': (
    _: Place,
    { expected, embedded }: { readonly expected: string; readonly embedded: 'right' | 'wrong' },
  ) => ({
    expected: `check character ${expected}; embedded organisation code ${embedded}`,
    zh: `统一社会信用代码校验位错误，按前17位第18位应为${expected}；其中的组织机构代码校验${embedded === 'right' ? '正确' : '也不正确'}`,
    en: `the check character is wrong: by the first 17 characters it should be ${expected}; the embedded organisation code is ${embedded === 'right' ? 'right' : 'wrong too'}`,
  }),
  'embedded-check-digit': (_: Place, { expected }: { readonly expected: string }) => ({
    expected: `embedded organisation code with check character ${expected}`,
    zh: `统一社会信用代码中的组织机构代码校验位错误，第17位应为${expected}`,
    en: `the embedded organisation code is wrong: position 17 should be ${expected}`,
  }),
  'person-check-digit': () => ({
    expected: readAgain,
    zh: '证件号码校验不通过，请重新读取证件',
    en: 'the number does not pass its check: read the card again',
  }),
  'impossible-birth-date': () => ({
    expected: readAgain,
    zh: '证件号码中的出生日期不成立，请重新读取证件',
    en: 'the birth date in the number is impossible: read the card again',
  }),
} satisfies Record<string, Words>;
