import { maskPersonalNumbers } from '../mask.ts';

/** No person's number is written without six digits in a row: most texts need no further look. */
const sixDigits = /[0-9０-９]{6}/;

/** Free text with every number that has the shape of a person's number masked (`maskPersonalNumbers`). */
export function withoutPersonalNumbers(text: string): string {
  return sixDigits.test(text) ? maskPersonalNumbers(text) : text;
}
