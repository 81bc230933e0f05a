import type { SubjectKind } from '../vocabulary.ts';

/** Invisible characters that office programs leave in names: zero-width ones, the soft hyphen, the byte order mark. */
const invisible = /[\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]/g;

/** The dot between the parts of a name (GB/T 2312 间隔号 ·) and the characters that keyboards put in its place. */
const dots = /[\u00b7\u2022\u2027\u2219\u22c5\u25cf\u30fb\uff65\u2e33.]/g;

/** What two people may type for the same character: brackets of every shape, quotation marks, dashes, separators. */
const twins: readonly (readonly [RegExp, string])[] = [
  [/[[{<〔〈《【〖「『]/g, '('],
  [/[\]}>〕〉》】〗」』]/g, ')'],
  [/["'`“”‘’„‟]/g, ''],
  [/[-‐-―−﹣~]/g, '-'],
  [/[,、，;]/g, ','],
];

/**
 * Differences between two names of one organisation that say nothing of who it is. The Company Law (art. 7,
 * 2023 revision; art. 8 before) lets a limited company be called 有限责任公司 or 有限公司, a joint-stock one
 * 股份有限公司 or 股份公司; the province or city that a name begins with stands there with or without 省 or 市.
 */
const harmless: readonly (readonly [RegExp, string])[] = [
  [/有限责任公司/g, '有限公司'],
  [/股份公司/g, '股份有限公司'],
  [/^([\u4e00-\u9fff]{2,3}?)(?:省|(?<!超)市)/, '$1'],
];

function plain(name: string): string {
  return name.normalize('NFKC').replace(invisible, '').replace(/\s+/g, '').toUpperCase();
}

/**
 * Whether two names of a natural person are the same but for how they were typed: width, case, spaces,
 * invisible characters, and the dot between the parts of a name (阿依努尔·买买提), which comes as several
 * characters. Nothing else is forgiven: a name is what the card says.
 */
export function isSamePersonName(a: string, b: string): boolean {
  return a === b || personKey(a) === personKey(b);
}

function personKey(name: string): string {
  return plain(name).replace(dots, '·');
}

/**
 * Whether two names of an organisation or a self-employed household are the same but for harmless
 * differences: width, case, spaces, the shape of brackets, dashes and quotation marks, 有限责任公司 for
 * 有限公司, and 省 or 市 left out after the place that the name begins with. A branch is never its head office, and a
 * missing or different word makes another name.
 */
export function isSameOrganisationName(a: string, b: string): boolean {
  return organisationKey(a) === organisationKey(b);
}

function organisationKey(name: string): string {
  let key = plain(name).replace(dots, '·');
  for (const [pattern, twin] of twins) key = key.replace(pattern, twin);
  for (const [pattern, twin] of harmless) key = key.replace(pattern, twin);
  return key;
}

/** Whether `name` is one of `names` by the rule of the subject's kind. */
export function isNameOf(kind: SubjectKind, name: string, names: readonly string[]): boolean {
  const isSame = kind === 'natural-person' ? isSamePersonName : isSameOrganisationName;
  return names.some((known) => isSame(name, known));
}
