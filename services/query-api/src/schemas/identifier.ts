import { checkIdentifier, type Identifier, identifierSchemes } from '@egret/domain';
import { z } from 'zod';

/**
 * Who a request is about, `{ scheme, value }`: normalised and checked. A wrong check digit names the
 * expected character for an organisation, and for a person only asks to read the card again.
 */
export const identifierInput = z
  .strictObject({
    scheme: z.enum(identifierSchemes).meta({ description: '证件或代码类型' }),
    value: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: '证件号码或代码', examples: ['91350299MA0000015P'] }),
  })
  .transform((given, context): Identifier => {
    const checked = checkIdentifier(given.scheme, given.value, 'value');
    if (checked.ok) return checked.value;
    for (const { code, expected, received, zh, en } of checked.issues) {
      context.addIssue({ code: 'custom', path: ['value'], params: { code, expected, received, zh, en } });
    }
    return z.NEVER;
  });
