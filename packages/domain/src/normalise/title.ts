import { toHalfWidth } from '../identity/normalise-identifier.ts';

/**
 * A column title or code in the form under which headers are compared: half-width, lower case, without
 * white space, invisible characters and the star of a required column.
 */
export function normaliseTitle(title: string): string {
  return toHalfWidth(title)
    .replace(/[\s\p{Cc}\u200B-\u200D\u2060\uFEFF*]/gu, '')
    .toLowerCase();
}
