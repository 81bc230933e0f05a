import { type Identifier, identifierSchemes } from '@egret/domain';
import { z } from 'zod';
import { checked } from '../../../schemas/identifier.ts';
import { plainText } from '../../../schemas/plain-text.ts';

/** Whom a report is asked about. */
export interface NamedSubject {
  readonly identifier: Identifier;
  readonly name: string | null;
}

/** `{ scheme, value, name? }`: the identifier normalised and checked. */
export const namedSubjectInput = z
  .strictObject({
    scheme: z.enum(identifierSchemes).meta({ description: '证件或代码类型' }),
    value: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: '证件号码或代码', examples: ['91350200155013367M'] }),
    name: plainText(200).optional().meta({ description: '姓名或名称；查询自然人时必填' }),
  })
  .transform(({ scheme, value, name }, context): NamedSubject => {
    return { identifier: checked(scheme, value, context, ['value']), name: name ?? null };
  });
