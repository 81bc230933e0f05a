import { z } from 'zod';
import { checked } from './identifier.ts';
import { referenceText } from './plain-text.ts';

/** A unified social credit code, normalised and checked. */
export const usccInput = z
  .string()
  .max(64)
  .meta({ description: '统一社会信用代码' })
  .transform((text, context): string => checked('uscc', text, context).value);

/** A body that decided something, by its name and, where it is known, its code. */
export const authorityInput = z.strictObject({ uscc: usccInput.optional(), name: referenceText(200) });
