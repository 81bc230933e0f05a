import {
  organisationCheckCharacter,
  registrationCheckDigit,
  residentCheckCharacter,
  usccCheckCharacter,
} from '@egret/domain';
import type { LocalDate } from '@egret/domain';

/**
 * The division code under which the sample lives. It does not exist in GB/T 2260 (Xiamen, 3502, ends long
 * before 99), so that no number under it can be anybody's, although every check digit is right.
 */
export const sampleDivision = '350299';

/** Kinds of code by the first two characters of GB 32100: government body, company, self-employed, civil non-enterprise. */
export type UsccClass = '11' | '91' | '92' | '52';

/**
 * The organisation code of a serial number 0 to 999999. The letters TT are not issued, so that the nine
 * characters are nobody's even without their division.
 */
export function organisationCode(serial: number): string {
  const body = `TT${String(serial).padStart(6, '0')}`;
  return body + organisationCheckCharacter(body);
}

/** The unified social credit code of a serial number 0 to 999999 in the sample's division. */
export function uscc(usccClass: UsccClass, serial: number): string {
  const body = usccClass + sampleDivision + organisationCode(serial);
  return body + usccCheckCharacter(body);
}

/** The registration number (工商注册号) of a serial number 0 to 99999999 in the sample's division. */
export function registrationNumber(serial: number): string {
  const body = sampleDivision + String(serial).padStart(8, '0');
  return body + registrationCheckDigit(body);
}

/** The resident number of the `order`-th (0 to 999) person of a day of birth in the sample's division. */
export function residentId(born: LocalDate, order: number): string {
  const body = sampleDivision + born.replaceAll('-', '') + String(order).padStart(3, '0');
  return body + residentCheckCharacter(body);
}

/**
 * The number of a certificate: a pattern with the places {year} (`2020`), {number} (six digits), {shortYear} (`20`),
 * {place} (four digits) and {check}, the check digit (GB/T 17710, MOD 11,10) of the digits before it. A food business
 * licence is JY and 14 digits: kind of business, division, serial number, check digit (食品经营许可管理办法, art. 29).
 */
export function certificateNumber(pattern: string, year: string, number: number): string {
  const filled = pattern
    .replace('{year}', year)
    .replace('{number}', String(number).padStart(6, '0'))
    .replace('{shortYear}', year.slice(2))
    .replace('{place}', String(number).padStart(4, '0'));
  return filled.replace('{check}', () => registrationCheckDigit(filled.replaceAll(/\{check\}|\D/g, '')));
}
