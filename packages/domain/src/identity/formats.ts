import type { IdentifierScheme } from '../vocabulary.ts';

/** How the normalised values of one scheme look, in a pattern and in words. */
export interface IdentifierFormat {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly pattern: RegExp;
  readonly zh: string;
  readonly en: string;
}

/**
 * The form of each scheme; check characters and dates are looked at after it.
 *
 * - uscc, GB 32100-2015: registering department (1-9, A 军队, N 农业, Y 其他), kind of body, region of GB/T 2260,
 *   organisation code, check character. Any region: 6x, 71, 81, 82 are as good as 35.
 * - organisation-code, GB 11714-1997. registration-number, GS 15-2006; 13 digits before 2007.
 * - resident-id, GB 11643-1999, in its 18 characters. residence-permit: the same with the regions 810000,
 *   820000, 830000 (国办发〔2018〕81号).
 * - passport: of the PRC and of other states, of which only the length is common.
 * - mainland-travel-permit: 8 or 10 digits, with H or M for Hong Kong and Macao residents, without for Taiwan's.
 * - foreign-permanent-resident-id: 3 letters and 12 digits, or since 2023-12-01 18 characters from 9 on.
 */
export const identifierFormats: Readonly<Record<IdentifierScheme, IdentifierFormat>> = {
  uscc: {
    nameZh: '统一社会信用代码',
    nameEn: 'the unified social credit code',
    pattern: /^[1-9ANY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{8}[0-9X][0-9A-HJ-NPQRTUWXY]$/,
    zh: '18位数字或大写字母（不含I、O、S、V、Z）',
    en: '18 digits or capital letters without I, O, S, V, Z',
  },
  'organisation-code': {
    nameZh: '组织机构代码',
    nameEn: 'the organisation code',
    pattern: /^[0-9A-Z]{8}[0-9X]$/,
    zh: '8位数字或大写字母加1位校验码',
    en: '8 digits or capital letters and a check character',
  },
  'registration-number': {
    nameZh: '工商注册号',
    nameEn: 'the registration number',
    pattern: /^(\d{15}|\d{13})$/,
    zh: '15位数字（2007年以前为13位）',
    en: '15 digits (13 before 2007)',
  },
  'tax-number': {
    nameZh: '纳税人识别号',
    nameEn: 'the tax number',
    pattern: /^([0-9A-Z]{15}|[0-9A-Z]{17}|[0-9A-Z]{18}|[0-9A-Z]{20})$/,
    zh: '15、17、18或20位数字或大写字母',
    en: '15, 17, 18 or 20 digits or capital letters',
  },
  'resident-id': {
    nameZh: '居民身份证号码',
    nameEn: 'the citizen number',
    pattern: /^[1-8]\d{16}[0-9X]$/,
    zh: '17位数字加1位校验码',
    en: '17 digits and a check character',
  },
  'residence-permit': {
    nameZh: '港澳台居民居住证号码',
    nameEn: 'the residence permit number',
    pattern: /^8[123]0000\d{11}[0-9X]$/,
    zh: '以810000、820000或830000开头的18位号码',
    en: '18 characters beginning with 810000, 820000 or 830000',
  },
  passport: {
    nameZh: '护照号码',
    nameEn: 'the passport number',
    pattern: /^(?=.*\d)[0-9A-Z]{5,9}$/,
    zh: '5至9位数字或大写字母',
    en: '5 to 9 digits or capital letters, at least one of them a digit',
  },
  'mainland-travel-permit': {
    nameZh: '来往内地（大陆）通行证号码',
    nameEn: 'the mainland travel permit number',
    pattern: /^[HM]?(\d{8}|\d{10})$/,
    zh: '8位或10位数字，港澳居民以H或M开头',
    en: '8 or 10 digits, after H or M for residents of Hong Kong and Macao',
  },
  'foreign-permanent-resident-id': {
    nameZh: '外国人永久居留身份证号码',
    nameEn: 'the permanent resident card number',
    pattern: /^([A-Z]{3}\d{12}|9\d{16}[0-9X])$/,
    zh: '3位字母加12位数字，或以9开头的18位号码',
    en: '3 letters and 12 digits, or 18 characters beginning with 9',
  },
};
