import type { Fault } from '../issue.ts';
import { organisationCheckCharacter, usccCheckCharacter } from './check-characters.ts';

/**
 * What is wrong with the check characters of a well-formed unified social credit code, or null. Characters 9
 * to 17 are the body's organisation code with a check character of its own: where that is wrong too, the
 * code was mistyped before its last character. Source: GB 32100-2015.
 */
export function checkUscc(value: string): Fault | null {
  const expected = usccCheckCharacter(value.slice(0, 17));
  const embedded = organisationCheckCharacter(value.slice(8, 16));
  const last = value.charAt(17) === expected;
  const inner = value.charAt(16) === embedded;
  if (last && inner) return null;
  if (last) return { code: 'embedded-check-digit', params: { expected: embedded } };
  return { code: 'uscc-check-digit', params: { expected, embedded: inner ? 'right' : 'wrong' } };
}

/** What is wrong with the check character of a well-formed organisation code, or null. Source: GB 11714-1997. */
export function checkOrganisationCode(value: string): Fault | null {
  const expected = organisationCheckCharacter(value.slice(0, 8));
  if (value.charAt(8) === expected) return null;
  return { code: 'check-digit', params: { scheme: 'organisation-code', position: 9, expected } };
}

/**
 * The unified code that a registration number is, where registers write it without its first two characters:
 * 16 characters, to which those of the market regulator (9) for enterprises, households and farmers'
 * cooperatives (1, 2, 3) are put back. At most one of the three passes the check; null where none does, and
 * where the value has another length. Takes the normalised form. Source: GB 32100-2015.
 */
export function usccOfRegistrationNumber(value: string): string | null {
  if (!/^\d{6}[0-9A-HJ-NPQRTUWXY]{8}[0-9X][0-9A-HJ-NPQRTUWXY]$/.test(value)) return null;
  return ['91', '92', '93'].map((prefix) => prefix + value).find((uscc) => checkUscc(uscc) === null) ?? null;
}
