import type { IdentifierScheme } from '../vocabulary.ts';
import { residentCheckCharacter } from './check-characters.ts';

/** The text with full-width letters, digits, signs and spaces as their half-width twins. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/**
 * An identifier in the one form under which it is compared, sealed and found: half-width, upper case, without
 * white space; an organisation code without its dash; a 15-digit citizen number (invalid since 2013-01-01)
 * as the 18 characters that replaced it. Characters are never guessed: an O stays an O.
 */
export function normaliseIdentifier(scheme: IdentifierScheme, raw: string): string {
  const text = toHalfWidth(raw)
    .replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '')
    .toUpperCase();
  if (scheme === 'organisation-code') return text.replace(/[-\u2010-\u2015\u2212]/g, '');
  if (scheme === 'resident-id' && /^\d{15}$/.test(text)) return upgradeResidentId(text);
  return text;
}

/** GB 11643-1999: the century goes in after the region, the check character at the end. */
function upgradeResidentId(fifteen: string): string {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return seventeen + residentCheckCharacter(seventeen);
}
