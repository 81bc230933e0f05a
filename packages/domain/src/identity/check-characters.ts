/** The 31 characters of a unified social credit code in the order of their values: no I, O, S, V, Z (GB 32100-2015). */
const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccValues = valuesOf(usccAlphabet);
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

const organisationValues = valuesOf('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

const digitValues = valuesOf('0123456789');
const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const residentChecks = '10X98765432';

/** The place of each character in an alphabet, by its character code; -1 for every other of ASCII. */
function valuesOf(alphabet: string): Int8Array {
  return Int8Array.from({ length: 128 }, (_, code) => alphabet.indexOf(String.fromCharCode(code)));
}

function weightedSum(text: string, values: Int8Array, weights: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) {
    sum += (weights[index] ?? 0) * (values[text.charCodeAt(index)] ?? -1);
  }
  return sum;
}

/**
 * The check character of a unified social credit code (统一社会信用代码). Takes its first 17 characters, all
 * of the code's alphabet: (31 - sum of value x 3^(i-1) mod 31) mod 31. Source: GB 32100-2015.
 */
export function usccCheckCharacter(first17: string): string {
  return usccAlphabet.charAt((31 - (weightedSum(first17, usccValues, usccWeights) % 31)) % 31);
}

/**
 * The check character of an organisation code (组织机构代码). Takes its first 8 characters, 0-9 and A-Z:
 * 11 - sum mod 11, where 10 is written X and 11 is written 0. Source: GB 11714-1997.
 */
export function organisationCheckCharacter(first8: string): string {
  const check = 11 - (weightedSum(first8, organisationValues, organisationWeights) % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

/**
 * The check digit of a 15-digit registration number (工商注册号). Takes its first 14 digits.
 * Source: GS 15-2006, which uses ISO 7064 MOD 11,10.
 */
export function registrationCheckDigit(first14: string): string {
  let product = 10;
  for (const digit of first14) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return String((11 - product) % 10);
}

/**
 * The check character of an 18-character citizen number. Takes its first 17 digits. The same rule holds for
 * residence permits of Hong Kong, Macao and Taiwan residents and for foreigners' permanent resident cards
 * since 2023-12-01. Source: GB 11643-1999 (ISO 7064 MOD 11-2).
 */
export function residentCheckCharacter(first17: string): string {
  return residentChecks.charAt(weightedSum(first17, digitValues, residentWeights) % 11);
}
