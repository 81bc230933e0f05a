import { mostYearsOfLife } from '../date-bounds.ts';
import type { Checked, Fault } from '../issue.ts';
import type { LocalDate } from '../local-date.ts';
import { mask } from '../mask.ts';
import type { Identifier } from '../records.ts';
import type { IdentifierScheme } from '../vocabulary.ts';
import { registrationCheckDigit, residentCheckCharacter } from './check-characters.ts';
import { identifierFormats } from './formats.ts';
import { normaliseIdentifier } from './normalise-identifier.ts';
import { checkOrganisationCode, checkUscc, usccOfRegistrationNumber } from './organisation-codes.ts';
import { birthDate, isPersonalIdentifier } from './personal.ts';

/** Where no day is known by which to tell: who was born earlier was no subject of anything since. */
const earliestBirth = '1900-01-01';

/**
 * Checks one identifier. Takes the scheme, the value as it came and the field it came in; with `asOf`, a
 * birth date after that day, or longer before it than anybody has lived, is refused too. Returns the normalised identifier or one issue of `identifierIssues`.
 *
 * For an organisation's code the issue carries the expected check character. For a person's number it never does,
 * because that would complete a number for somebody who is guessing: it asks for the card to be read again. A
 * registration number that is a unified code without its first two characters is understood as that code, so the scheme
 * of the answer may be another. Any region is accepted, abolished ones too. Sources: GB 32100-2015, GB 11714-1997,
 * GS 15-2006, GB 11643-1999.
 */
export function checkIdentifier(
  scheme: IdentifierScheme,
  raw: string,
  field: string,
  asOf?: LocalDate,
): Checked<Identifier> {
  const value = normaliseIdentifier(scheme, raw);
  const uscc = scheme === 'registration-number' ? usccOfRegistrationNumber(value) : null;
  if (uscc !== null) return { ok: true, value: { scheme: 'uscc', value: uscc } };
  const identifier: Identifier = { scheme, value };
  const fault = findFault(identifier, asOf ?? null);
  if (fault === null) return { ok: true, value: identifier };
  const received = value === '' ? null : isPersonalIdentifier(identifier) ? mask(value) : value;
  return {
    ok: false,
    issues: [{ field, ...fault, received: received?.slice(0, 80).toWellFormed() ?? null }],
  };
}

function findFault(identifier: Identifier, asOf: LocalDate | null): Fault | null {
  const { scheme, value } = identifier;
  if (/^0{5,}X?$/.test(value)) return { code: 'placeholder', params: { scheme } };
  if (identifierFormats[scheme].pattern.test(value)) return checkDigits(identifier, asOf);
  if (value === '') return { code: 'identifier-required', params: { scheme } };
  if (value.includes('*')) return { code: 'masked', params: { scheme } };
  if (scheme === 'uscc' && /^[0-9A-Z]{18}$/.test(value) && /[IO]/.test(value)) {
    return { code: 'confusable-letter', params: {} };
  }
  return { code: 'malformed-identifier', params: { scheme } };
}

function checkDigits(identifier: Identifier, asOf: LocalDate | null): Fault | null {
  const { scheme, value } = identifier;
  switch (scheme) {
    case 'uscc':
      return checkUscc(value);
    case 'organisation-code':
      return checkOrganisationCode(value);
    case 'registration-number':
      return checkRegistrationNumber(value);
    case 'resident-id':
    case 'residence-permit':
      return checkCitizenNumber(identifier, asOf);
    case 'foreign-permanent-resident-id':
      return value.length === 18 ? checkCitizenNumber(identifier, asOf) : null;
    case 'tax-number':
    case 'passport':
    case 'mainland-travel-permit':
      return null;
  }
}

/** Numbers of 13 digits are from before 2007 and have no check digit. */
function checkRegistrationNumber(value: string): Fault | null {
  if (value.length !== 15) return null;
  const expected = registrationCheckDigit(value.slice(0, 14));
  if (value.charAt(14) === expected) return null;
  return { code: 'check-digit', params: { scheme: 'registration-number', position: 15, expected } };
}

function checkCitizenNumber(identifier: Identifier, asOf: LocalDate | null): Fault | null {
  const { value } = identifier;
  const born = birthDate(identifier);
  if (born === null || born < earliestBirth || (asOf !== null && !isAliveOn(born, asOf))) {
    return { code: 'impossible-birth-date', params: {} };
  }
  if (value.charAt(17) === residentCheckCharacter(value.slice(0, 17))) return null;
  return { code: 'person-check-digit', params: {} };
}

function isAliveOn(born: LocalDate, day: LocalDate): boolean {
  return born <= day && Number(day.slice(0, 4)) - Number(born.slice(0, 4)) <= mostYearsOfLife;
}
