import { holdsCitizenNumber, maskPersonalNumbers } from '@egret/domain';
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
    if (!holdsCitizenNumber(text)) return;
    context.addIssue({
      code: 'custom',
      params: {
        code: 'personal-number',
        expected: 'a reference without an identity number',
        received: null,
        zh: '此处不得填写身份证号码',
        en: 'An identity number must not be written here',
      },
    });
  });
}

/** A line of text that a person writes in their own words: numbers of persons in it are masked before it is kept. */
export function freeText(longest: number) {
  return plainText(longest).transform(maskPersonalNumbers);
}
