import {
  checkIdentifier,
  type Identifier,
  type IdentifierScheme,
  identifierSchemes,
  type LocalDate,
  renderIssue,
} from '@egret/domain';
import { type Clock, shanghaiDate } from '@egret/runtime';
import { z } from 'zod';

/** The fields of an identifier as a request has them. */
export const identifierFields = {
  scheme: z.enum(identifierSchemes).meta({ description: '证件或代码类型' }),
  value: z
    .string()
    .min(1)
    .max(64)
    .meta({ description: '证件号码或代码', examples: ['91350299MA0000015P'] }),
};

/**
 * Who a request is about, `{ scheme, value }`: normalised and checked. A wrong check digit names the
 * expected character for an organisation, and for a person only asks to read the card again. Who is born after today by the
 * clock is nobody.
 */
export function identifierInput(clock: Clock) {
  return z
    .strictObject(identifierFields)
    .transform(({ scheme, value }, context) => checkedPerson(scheme, value, context, clock));
}

/** `checked` of whoever may be a person, at `value`. */
export function checkedPerson(
  scheme: IdentifierScheme,
  value: string,
  context: z.RefinementCtx,
  clock: Clock,
): Identifier {
  return checked(scheme, value, context, { path: ['value'], asOf: shanghaiDate(clock.now()) });
}

/**
 * The identifier normalised and checked, or what is wrong with it as a finding at `path` of the value that is being read.
 * For use in a `transform`.
 */
export function checked(
  scheme: IdentifierScheme,
  value: string,
  context: z.RefinementCtx,
  { path = [], asOf }: { readonly path?: string[]; readonly asOf?: LocalDate } = {},
): Identifier {
  const identifier = checkIdentifier(scheme, value, 'value', asOf);
  if (identifier.ok) return identifier.value;
  for (const issue of identifier.issues) {
    const { code, expected, received, zh, en } = renderIssue(issue);
    context.addIssue({ code: 'custom', path, params: { code, expected, received, zh, en } });
  }
  return z.NEVER;
}
