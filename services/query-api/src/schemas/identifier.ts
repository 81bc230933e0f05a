import {
  checkIdentifier,
  type Identifier,
  type IdentifierScheme,
  identifierSchemes,
  renderIssue,
} from '@egret/domain';
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
  .transform(({ scheme, value }, context) => checked(scheme, value, context, ['value']));

/**
 * The identifier normalised and checked, or what is wrong with it as a finding at `path` of the value that is being read.
 * For use in a `transform`.
 */
export function checked(
  scheme: IdentifierScheme,
  value: string,
  context: z.RefinementCtx,
  path: string[] = [],
): Identifier {
  const identifier = checkIdentifier(scheme, value, 'value');
  if (identifier.ok) return identifier.value;
  for (const issue of identifier.issues) {
    const { code, expected, received, zh, en } = renderIssue(issue);
    context.addIssue({ code: 'custom', path, params: { code, expected, received, zh, en } });
  }
  return z.NEVER;
}
