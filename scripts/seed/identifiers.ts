import type { LocalDate } from '@egret/domain';

/**
 * The division code under which the sample lives. It does not exist in GB/T 2260 (Xiamen, 3502, ends long
 * before 99), so that no number under it can be anybody's, although every check digit is right.
 */
export const sampleDivision = '350299';

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Kinds of code by the first two characters of GB 32100: government body, company, self-employed, civil non-enterprise. */
export type UsccClass = '11' | '91' | '92' | '52';

/** The check character of a unified social credit code's first 17 characters (GB 32100-2015). */
export function usccCheckCharacter(body: string): string {
  let [sum, weight] = [0, 1];
  for (const character of body) {
    sum += usccAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return usccAlphabet.charAt((31 - (sum % 31)) % 31);
}

/** The check character of an organisation code's first 8 characters (GB 11714-1997). */
export function organisationCheckCharacter(body: string): string {
  const sum = organisationWeights.reduce(
    (total, weight, i) => total + Number.parseInt(body.charAt(i), 36) * weight,
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : String(check % 11);
}

/** The check character of a resident number's first 17 digits (GB 11643-1999). */
export function residentCheckCharacter(body: string): string {
  const sum = residentWeights.reduce((total, weight, i) => total + Number(body.charAt(i)) * weight, 0);
  return '10X98765432'.charAt(sum % 11);
}

/** The check digit of a registration number's first 14 digits (ISO 7064 MOD 11,10). */
export function registrationCheckDigit(body: string): string {
  let product = 10;
  for (const digit of body) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return String((11 - product) % 10);
}

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
