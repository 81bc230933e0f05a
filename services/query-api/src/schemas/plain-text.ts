import { z } from 'zod';

const controlCharacter = /\p{Cc}/u;

/** A line of text in a request: trimmed, not empty, without control characters (a NUL no database keeps). */
export function plainText(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .superRefine((text, context) => {
      if (!controlCharacter.test(text)) return;
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
    });
}
