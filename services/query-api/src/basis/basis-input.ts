import { accessBasisKinds, purposes } from '@egret/domain';
import { z } from 'zod';
import { operatorInput } from '../schemas/operator.ts';
import { freeText, referenceText } from '../schemas/plain-text.ts';

/** On what basis somebody asks about a person. */
export const accessBasisInput = z
  .strictObject({
    kind: z.enum(accessBasisKinds),
    ref: referenceText(200).meta({ description: '授权书编号或职责依据文号' }),
    instrument: referenceText(100)
      .optional()
      .meta({ description: '法律文件标识；以履行法定职责为依据时必填' }),
    legalBasis: freeText(400).optional().meta({ description: '法律依据的条款' }),
  })
  .meta({ description: '查询依据；查询自然人时必填' });
export type AccessBasisInput = z.infer<typeof accessBasisInput>;

/** What every question about somebody says of itself: what for, in which matter, and who asks. */
export const questionInput = {
  purpose: z.enum(purposes).meta({ description: '查询用途' }),
  matter: freeText(400).meta({ description: '查询事项' }),
  operator: operatorInput,
};

/** The body of a further reading of what is held on a person: nothing of them is read without a reason. */
export const readingRequest = z
  .strictObject({ ...questionInput, accessBasis: accessBasisInput })
  .transform((request, context) => {
    if (!isPaired(request)) {
      context.addIssue({ code: 'custom', path: ['accessBasis', 'kind'], params: selfForSelfQuery });
    }
    return request;
  });

/** Whether the basis `self` and the purpose `self-query` come together or not at all. */
export function isPaired(request: {
  readonly purpose: string;
  readonly accessBasis?: AccessBasisInput | undefined;
}): boolean {
  const { purpose, accessBasis } = request;
  return accessBasis === undefined || (accessBasis.kind === 'self') === (purpose === 'self-query');
}

export const selfForSelfQuery = {
  code: 'mismatch',
  expected: 'the basis "self" with the purpose "self-query", and neither without the other',
  received: null,
  zh: '“本人查询”的依据只用于“自查”，“自查”也只能以“本人查询”为依据',
  en: 'The basis "self" is for the purpose "self-query" alone, and that purpose has no other',
};
