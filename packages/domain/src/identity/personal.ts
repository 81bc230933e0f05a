import type { LocalDate } from '../local-date.ts';
import { addMonths, parseLocalDate } from '../local-date.ts';
import type { Identifier } from '../records.ts';
import type { IdentifierScheme } from '../vocabulary.ts';

const personalSchemes: ReadonlySet<IdentifierScheme> = new Set<IdentifierScheme>([
  'resident-id',
  'residence-permit',
  'passport',
  'mainland-travel-permit',
  'foreign-permanent-resident-id',
]);

/** Whether a scheme numbers natural persons: its values are sealed at rest and masked wherever they are shown. */
export function isPersonalScheme(scheme: IdentifierScheme): boolean {
  return personalSchemes.has(scheme);
}

/**
 * Whether an identifier in its normalised form tells a natural person's number: any of a personal
 * scheme, and the tax number of a person, which is their citizen number (18), or that and two more
 * characters (20, of an old number 17). Asked before a tax number is stored or shown.
 */
export function isPersonalIdentifier(identifier: Identifier): boolean {
  if (isPersonalScheme(identifier.scheme)) return true;
  return (
    identifier.scheme === 'tax-number' && taxNumberBirth.some((pattern) => pattern.test(identifier.value))
  );
}

/** Of a citizen number the birth date is told from other digits by its century, months and days. */
const taxNumberBirth = [
  /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9X](?:[0-9A-Z]{2})?$/,
  /^\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9A-Z]{2}$/,
];

function birthDateAt(digits: string): LocalDate | null {
  return parseLocalDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`);
}

/**
 * The birth date that a person's number carries: characters 7 to 14 of an 18-character citizen number,
 * residence permit or permanent resident card. Null where the scheme carries none or none that exists.
 * Takes the normalised form.
 */
export function birthDate(identifier: Identifier): LocalDate | null {
  const { scheme, value } = identifier;
  const carries =
    scheme === 'resident-id' || scheme === 'residence-permit' || scheme === 'foreign-permanent-resident-id';
  return carries && value.length === 18 ? birthDateAt(value.slice(6, 14)) : null;
}

/**
 * The day on which a person turns 18, where that lies after `asOf`; null for adults and where no birth date
 * is known. Somebody born on 29 February turns 18 on 28 February of a common year (Civil Code of the PRC,
 * art. 17 for the age, art. 202 for the last day of a month).
 */
export function minorUntil(identifier: Identifier, asOf: LocalDate): LocalDate | null {
  const born = birthDate(identifier);
  if (born === null) return null;
  const ofAge = addMonths(born, 18 * 12);
  return ofAge > asOf ? ofAge : null;
}
