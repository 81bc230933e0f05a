import { maskPersonalNumbers } from '../mask.ts';

/** Free text with every number that has the shape of a person's number masked (`maskPersonalNumbers`). */
export function withoutPersonalNumbers(text: string): string {
  return maskPersonalNumbers(text);
}
