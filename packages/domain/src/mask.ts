import {
  organisationCheckCharacter,
  registrationCheckDigit,
  residentCheckCharacter,
  usccCheckCharacter,
} from './identity/check-characters.ts';
import { toHalfWidth } from './identity/normalise-identifier.ts';
import { findCitizenNumbers, mayHaveDigits } from './identity/personal-numbers.ts';

/** Below this length three leading and two trailing characters would give too much away. */
const shortest = 8;

/** A person's number with all but its first 3 and last 2 characters as `*`; all of them where there are fewer than 8. */
export function mask(value: string): string {
  const characters = [...value];
  if (characters.length < shortest) return '*'.repeat(characters.length);
  return characters.map((c, index) => (index < 3 || index >= characters.length - 2 ? c : '*')).join('');
}

/** A person's name for a public list: the first character, spaces and `·` kept, every other character as `*`. */
export function maskName(name: string): string {
  return [...name.trim()].map((c, index) => (index === 0 || c === ' ' || c === '·' ? c : '*')).join('');
}

const notAfter = String.raw`(?<![0-9A-Za-z０-９])`;
const notBefore = String.raw`(?![0-9A-Za-z０-９])`;
const digit = '[0-9０-９]';

/** 18 characters, also as 6 + 8 + 4 with a space or dash between; letters may stand right before (`ID3502…`). */
const eighteen = new RegExp(
  `(?<!${digit})${digit}{6}[ -]?${digit}{8}[ -]?${digit}{3}[0-9０-９XxＸｘ]${notBefore}`,
  'g',
);
const fifteen = new RegExp(`${notAfter}${digit}{15}${notBefore}`, 'g');
/** A person's tax number: the citizen number and two more characters. */
const twenty = new RegExp(`${notAfter}${digit}{17}[0-9０-９XxＸｘ]${digit}{2}${notBefore}`, 'g');
/** 港澳居民来往内地通行证, PRC passports, and foreigners' permanent resident cards of before 2023-12-01. */
const lettered = new RegExp(
  `${notAfter}(?:[HMhm]${digit}{8}(?:${digit}{2})?|[EGDSPegdsp]${digit}{8}|[Ee][A-HJ-NP-Za-hj-np-z]${digit}{7}|[A-Za-z]{3}${digit}{12})${notBefore}`,
  'g',
);
/** 8 or 10 digits are a person's number only after the name of the document: elsewhere they are a date or a case number. */
const named = new RegExp(
  `(?<=(?:台胞证|通行证|护照)[^0-9０-９]{0,6})${digit}{8}(?:${digit}{2})?${notBefore}`,
  'g',
);

/** The fewest digits in a row that a number without disguise has. */
const fewestDigits = 7;
const sevenDigits = new RegExp(`${digit}{${fewestDigits}}`);

/**
 * Free text with every number that has the shape of a person's number masked (first 3, last 2): citizen
 * numbers of 18 and 15 characters, right or mistyped, travel permits, passports, permanent resident cards.
 * An organisation's code of 18 digits or its registration number of 15 stays where its own check digit is right.
 * A citizen number is found in any disguise (`findCitizenNumbers`).
 */
export function maskPersonalNumbers(text: string): string {
  if (!mayHaveDigits(text, fewestDigits)) return text;
  return maskDisguised(sevenDigits.test(text) ? maskPlain(text) : text);
}

/** Until nothing is found: what is left of two numbers that ran into each other could be a third. */
function maskDisguised(text: string): string {
  let masked = text;
  for (;;) {
    const ranges = findCitizenNumbers(masked).filter(
      ({ start, end }) => !isOrganisations(masked.slice(start, end)),
    );
    if (ranges.length === 0) return masked;
    for (const { start, end } of ranges.toReversed()) {
      masked = masked.slice(0, start) + mask(masked.slice(start, end)) + masked.slice(end);
    }
  }
}

/** What the rules of numbers that stand together leave as an organisation's. */
function isOrganisations(match: string): boolean {
  const value = toHalfWidth(match);
  return isOrganisationUscc(value) || (/^[0-9]{15}$/.test(value) && isRegistrationNumber(value));
}

function maskPlain(text: string): string {
  return text
    .replace(twenty, (match) => (isResidentId(toHalfWidth(match).slice(0, 18)) ? mask(match) : match))
    .replace(eighteen, (match) => (isOrganisationUscc(toHalfWidth(match)) ? match : mask(match)))
    .replace(fifteen, (match) => (isRegistrationNumber(toHalfWidth(match)) ? match : mask(match)))
    .replace(lettered, mask)
    .replace(named, mask);
}

function isResidentId(value: string): boolean {
  return value.slice(17).toUpperCase() === residentCheckCharacter(value.slice(0, 17));
}

function isOrganisationUscc(value: string): boolean {
  return (
    value.length === 18 &&
    /^[1-9][1-9]/.test(value) &&
    value.charAt(17) === usccCheckCharacter(value.slice(0, 17)) &&
    value.charAt(16) === organisationCheckCharacter(value.slice(8, 16)) &&
    !isResidentId(value)
  );
}

/** A number whose digits 7 to 12 could be a birth date is taken for a citizen number, whatever its check digit says. */
function isRegistrationNumber(value: string): boolean {
  const month = Number(value.slice(8, 10));
  const day = Number(value.slice(10, 12));
  const couldBeBirth = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return !couldBeBirth && value.charAt(14) === registrationCheckDigit(value.slice(0, 14));
}
