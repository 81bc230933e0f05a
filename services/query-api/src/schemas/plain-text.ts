import { holdsCitizenNumber, maskPersonalNumbers, normaliseDocumentNumber } from '@egret/domain';
import { z } from 'zod';

const controlCharacter = /\p{Cc}/u;

/**
 * A line of text in a request: trimmed, not empty, without what no database keeps: control characters (a NUL
 * among them), and halves of surrogate pairs, of which two different ones would be kept as the same.
 */
export function plainText(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .superRefine((text, context) => {
      if (controlCharacter.test(text)) {
        context.addIssue({
          code: 'custom',
          params: {
            code: 'control-character',
            expected: 'text without control characters',
            received: null,
            zh: '不得含有控制字符',
            en: 'Control characters are not allowed',
          },
        });
      }
      if (!text.isWellFormed()) {
        context.addIssue({
          code: 'custom',
          params: {
            code: 'malformed',
            expected: 'well-formed Unicode text',
            received: null,
            zh: '含有不完整的字符（单独的代理码元）',
            en: 'The text holds half a character (a lone surrogate)',
          },
        });
      }
    });
}

/**
 * A reference in a request (a request number, a staff number, a document): kept as it is typed, so that it must not hold
 * a citizen number, in whatever disguise.
 */
export function referenceText(longest: number) {
  return plainText(longest).superRefine((text, context) => {
    // What is too long is refused for that; to look through it all would cost time only.
    if (text.length <= longest) refuseCitizenNumber(text, context);
  });
}

/** The number of a document, brought into the form under which deliveries have it: however it is typed, it is one. */
export function documentNumberText(longest: number) {
  return referenceText(longest).transform(normaliseDocumentNumber);
}

/** Refuses text that is kept as it came where a citizen number stands in it, in whatever disguise. */
export function refuseCitizenNumber(text: string, context: z.RefinementCtx, path: PropertyKey[] = []): void {
  if (!holdsCitizenNumber(text)) return;
  context.addIssue({
    code: 'custom',
    path,
    params: {
      code: 'personal-number',
      expected: 'text without an identity number',
      received: null,
      zh: '此处不得填写身份证号码',
      en: 'An identity number must not be written here',
    },
  });
}

/** A line of text that a person writes in their own words: numbers of persons in it are masked before it is kept. */
export function freeText(longest: number) {
  return plainText(longest).transform(maskPersonalNumbers);
}

/** The same for every text, keys included, of a value whose form is looked at later. */
export function refuseCitizenNumbersWithin(value: unknown, context: z.RefinementCtx): void {
  const waiting: { readonly value: unknown; readonly path: PropertyKey[] }[] = [{ value, path: [] }];
  // A list of what waits instead of recursion: how deep a request nests is not ours to say.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path } = next;
    if (typeof next.value === 'string') refuseCitizenNumber(next.value, context, path);
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const [key, inner] of Object.entries(next.value)) {
      refuseCitizenNumber(key, context, path);
      waiting.push({ value: inner, path: [...path, key] });
    }
  }
}
