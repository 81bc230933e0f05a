import { maskPersonalNumbers } from '../mask.ts';

/** What came, fit to be shown and stored: persons' numbers masked, at most 80 characters, none of them cut in two. */
export function shown(received: string): string {
  // Cut twice: cells may be huge, and a number must be masked before it is cut through.
  return maskPersonalNumbers(received.slice(0, 200)).slice(0, 80).toWellFormed();
}

/** A column title fit to be shown and stored: on one line, too. */
export function shownTitle(title: string): string {
  return shown(title.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim());
}
