import { checkIdentifier } from '@egret/domain';
import { z } from 'zod';
import { plainText } from './plain-text.ts';

/** A unified social credit code, normalised and checked. */
export const usccInput = z
  .string()
  .max(64)
  .meta({ description: '统一社会信用代码' })
  .transform((text, context): string => {
    const checked = checkIdentifier('uscc', text, 'uscc');
    if (checked.ok) return checked.value.value;
    for (const { code, expected, received, zh, en } of checked.issues) {
      context.addIssue({ code: 'custom', params: { code, expected, received, zh, en } });
    }
    return z.NEVER;
  });

/** A body that decided something, by its name and, where it is known, its code. */
export const authorityInput = z.strictObject({ uscc: usccInput.optional(), name: plainText(200) });
