import type { IdentifierScheme } from '../vocabulary.ts';
import { residentCheckCharacter } from './check-characters.ts';

const wide = /[\u3000\uFF01-\uFF5E]/;
const wideSigns = /[\uFF01-\uFF5E]/g;

/** The text with full-width letters, digits, signs and spaces as their half-width twins. */
export function toHalfWidth(text: string): string {
  if (!wide.test(text)) return text;
  return text
    .replace(wideSigns, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** What has nothing to be changed, as most values. */
const plain = /^[0-9A-Z]*$/;
const blank = /[\s\u200B-\u200D\u2060\uFEFF]/g;

/**
 * An identifier in the one form under which it is compared, sealed and found: half-width, upper case, without
 * white space; an organisation code without its dash; a 15-digit citizen number (invalid since 2013-01-01)
 * as the 18 characters that replaced it. Characters are never guessed: an O stays an O.
 */
export function normaliseIdentifier(scheme: IdentifierScheme, raw: string): string {
  const text = plain.test(raw) ? raw : toHalfWidth(raw).replace(blank, '').toUpperCase();
  if (scheme === 'organisation-code') return text.replace(/[-\u2010-\u2015\u2212]/g, '');
  if (scheme === 'resident-id' && /^\d{15}$/.test(text)) return upgradeResidentId(text);
  return text;
}

/** GB 11643-1999: the century goes in after the region, the check character at the end. */
function upgradeResidentId(fifteen: string): string {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return seventeen + residentCheckCharacter(seventeen);
}
