import { registrationCheckDigit, residentCheckCharacter } from './check-characters.ts';
import { type Sign, signsOf } from './digits.ts';

/** A part of a text, from `start` up to before `end`, in UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** GB/T 2260: the first two digits of a citizen number are those of a province. */
const province = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12][0-9]|3[01])';
/** GB 11643-1999: region, birth date, serial number, check character; of persons born from 1900 on. */
const eighteen = new RegExp(`^[0-9]{6}(?:19[0-9]{2}|20[0-4][0-9])${month}${day}[0-9]{3}[0-9X]$`);
/** The numbers of before 1999-10-01, without century and check character. */
const fifteen = new RegExp(`^[0-9]{8}${month}${day}[0-9]{3}$`);

const digitLike = String.raw`[\p{Nd}\p{No}〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖]`;
const digit = new RegExp(digitLike, 'u');
/** So many digits in a row, with up to four separators between two of them. */
const manyDigits = new RegExp(String.raw`(?:${digitLike}[^\p{L}\p{N}]{0,4}){14}${digitLike}`, 'u');

/** By UTF-16 code unit: 1 where it is such a digit, or half of a character that may be one. */
const digitUnits = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  (code & 0xf800) === 0xd800 || digit.test(String.fromCharCode(code)) ? 1 : 0,
);

/**
 * Whether a text may have so many digits of any script, wherever they stand. Most texts have too few for a person's
 * number and are done with: this costs a tenth of the patterns that look for one.
 */
export function mayHaveDigits(text: string, least: number): boolean {
  if (text.length < least) return false;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) count += digitUnits[text.charCodeAt(at)] ?? 0;
  return count >= least;
}

/**
 * Where a text holds a citizen number (18 or 15 characters; of a tax number its first 18), however it is disguised: by
 * spaces, hyphens, dots, zero-width or any other characters between its digits, in full width, in digits of
 * other scripts, circled or Chinese. The birth date and the province tell it from other digits, the check character
 * does not: a mistyped number is somebody's number too. Organisations' codes, registration numbers, dates and case
 * numbers are not found.
 */
export function findCitizenNumbers(text: string): readonly TextRange[] {
  if (!mayHaveDigits(text, 15) || !manyDigits.test(text)) return [];
  const signs = signsOf(text);
  const found: TextRange[] = [];
  let end = 0;
  for (let index = 0; index < signs.length; index += 1) {
    const length = lengthAt(signs, index, index === end);
    if (length === null) continue;
    end = index + length;
    const [first, last] = [signs[index], signs[end - 1]];
    if (first && last) found.push({ start: first.start, end: last.end });
    index += length - 1;
  }
  return found;
}

/** Whether a text that only refers to something (a request number, a staff number, a file's name) holds one. */
export function holdsCitizenNumber(text: string): boolean {
  return findCitizenNumbers(text).length > 0;
}

/** How many signs from here on are a citizen number; null where none begins here. `isNext`: one ended right before. */
function lengthAt(signs: readonly Sign[], index: number, isNext: boolean): number | null {
  const previous = signs[index - 1];
  const first = signs[index];
  if (first === undefined || !isDigit(first)) return null;
  // In the middle of digits that stand together nothing begins; after a letter it may (`ID3502…`).
  const isAmong = previous !== undefined && isDigit(previous) && !first.breaks && first.gap === 0;
  if (isAmong && !isNext) return null;
  if (is18At(signs, index) && (endsAt(signs, index + 18, 2) || runsInto(signs, index + 18))) return 18;
  const old = valueOf(signs, index, 15);
  if (old === null || !endsAt(signs, index + 15, 0) || !province.test(old) || !fifteen.test(old)) return null;
  if (isWhole(signs, index, 15)) return 15;
  // Separated, without a century and a check character, it must be all there is: more digits are a sum or a date.
  const next = signs[index + 15];
  const alone =
    (previous === undefined || !isDigit(previous) || first.breaks) &&
    (next === undefined || !isDigit(next) || next.breaks);
  const registered = registrationCheckDigit(old.slice(0, 14)) === old.charAt(14);
  return alone && !registered ? 15 : null;
}

function is18At(signs: readonly Sign[], index: number): boolean {
  const value = valueOf(signs, index, 18);
  return value !== null && province.test(value) && eighteen.test(value);
}

/**
 * Whether the number before this sign is one though it does not end there, because letters or a second number follow. The check
 * character tells: a division code, a day and a serial number begin many a reference.
 */
function runsInto(signs: readonly Sign[], index: number): boolean {
  const next = signs[index];
  if (next === undefined || !isRight18At(signs, index - 18)) return false;
  return !isDigit(next) || (is18At(signs, index) && isRight18At(signs, index));
}

function isRight18At(signs: readonly Sign[], index: number): boolean {
  const value = valueOf(signs, index, 18);
  if (value === null || !isWhole(signs, index, 18)) return false;
  return residentCheckCharacter(value.slice(0, 17)) === value.charAt(17);
}

function valueOf(signs: readonly Sign[], index: number, length: number): string | null {
  let value = '';
  for (let at = index; at < index + length; at += 1) {
    const sign = signs[at];
    if (sign === undefined || (at > index && sign.breaks)) return null;
    value += sign.value;
  }
  return value;
}

/** Whether a number may end before this sign; `suffix` more characters may follow, as in a person's tax number. */
function endsAt(signs: readonly Sign[], index: number, suffix: number): boolean {
  let at = index;
  while (at - index <= suffix && signs[at]?.breaks === false && signs[at]?.gap === 0) at += 1;
  return at === index || (suffix > 0 && at - index === suffix);
}

function isWhole(signs: readonly Sign[], index: number, length: number): boolean {
  return signs.slice(index + 1, index + length).every((sign) => sign.gap === 0);
}

function isDigit({ value }: Sign): boolean {
  return value >= '0' && value <= '9';
}
