import { toHalfWidth } from '../identity/normalise-identifier.ts';
import { dateOf } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';

/**
 * What a date cell says: a day; `none` (no date); `long-term` (长期, a validity without end); `impossible`, a
 * day that no calendar has; `serial`, a day as the number by which spreadsheets count it; or `malformed`.
 */
export type DateCell = LocalDate | 'none' | 'long-term' | 'impossible' | 'serial' | 'malformed';

const separated = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/;
const serialNumber = /^[1-9]\d{4}(?:\.\d+)?$/;

/** Words for no date and for no end; the two dates that systems use for them are told apart after parsing. */
const words: ReadonlyMap<string, DateCell> = new Map<string, DateCell>([
  ['无处罚期限', 'none'],
  ['无期限', 'none'],
  ['长期', 'long-term'],
  ['长期有效', 'long-term'],
  ['无固定期限', 'long-term'],
  ['永久', 'long-term'],
]);

/**
 * Reads a cleaned cell as a calendar date. Shapes: YYYY/MM/DD, YYYY-M-D, YYYY.MM.DD with the same separator
 * twice, YYYYMMDD, YYYY年M月D日, with or without a time of day, which is left out. 1900-01-01 means no date and
 * 2099-12-31 (the standard of 发改办财金〔2018〕424号) or 9999-12-31 long-term.
 */
export function parseDateCell(text: string): DateCell {
  const match = separated.exec(text);
  if (match) return toDate(match[1], match[3], match[4]);
  return parseRare(toHalfWidth(text).trim());
}

function parseRare(text: string): DateCell {
  const word = words.get(text);
  if (word !== undefined) return word;
  const match = separated.exec(text);
  if (match) return toDate(match[1], match[3], match[4]);
  const parts = chinese.exec(text) ?? compact.exec(text);
  if (parts) return toDate(parts[1], parts[2], parts[3]);
  return serialNumber.test(text) ? 'serial' : 'malformed';
}

function toDate(year = '', month = '', day = ''): DateCell {
  const date = dateOf(Number(year), Number(month), Number(day));
  if (date === null) return 'impossible';
  if (date === '1900-01-01') return 'none';
  return date === '2099-12-31' || date === '9999-12-31' ? 'long-term' : date;
}
