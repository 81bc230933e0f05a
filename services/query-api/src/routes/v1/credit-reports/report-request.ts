import { accessBasisKinds, isPersonalScheme, purposes } from '@egret/domain';
import { z } from 'zod';
import { dateInput } from '../../../schemas/calendar-date.ts';
import { operatorInput } from '../../../schemas/operator.ts';
import { freeText, referenceText } from '../../../schemas/plain-text.ts';
import { namedSubjectInput } from './named-subject-input.ts';

const accessBasisInput = z
  .strictObject({
    kind: z.enum(accessBasisKinds),
    ref: referenceText(200).meta({ description: '授权书编号或职责依据文号' }),
    instrument: referenceText(100)
      .optional()
      .meta({ description: '法律文件标识；以履行法定职责为依据时必填' }),
    legalBasis: freeText(400).optional().meta({ description: '法律依据的条款' }),
  })
  .meta({ description: '查询依据；查询自然人时必填' });

/** The body of `POST /v1/credit-reports`. Of a natural person a name and a basis of access are needed. */
export const reportRequest = z
  .strictObject({
    subject: namedSubjectInput,
    purpose: z.enum(purposes).meta({ description: '查询用途' }),
    matter: freeText(400).meta({ description: '查询事项' }),
    operator: operatorInput,
    accessBasis: accessBasisInput.optional(),
    asOf: dateInput.optional().meta({ description: '业务日期；默认为当前业务日期' }),
  })
  // A transform runs on what is right in all its parts; a refinement would also meet a subject not yet read.
  .transform((request, context) => {
    const { subject, accessBasis, purpose } = request;
    if (accessBasis && (accessBasis.kind === 'self') !== (purpose === 'self-query')) {
      context.addIssue({ code: 'custom', path: ['accessBasis', 'kind'], params: selfForSelfQuery });
    }
    if (!isPersonalScheme(subject.identifier.scheme)) return request;
    if (subject.name === null) {
      context.addIssue({
        code: 'custom',
        path: ['subject', 'name'],
        params: missing('the name of the person', '查询自然人时须提供姓名'),
      });
    }
    if (!accessBasis) {
      context.addIssue({
        code: 'custom',
        path: ['accessBasis'],
        params: missing('a basis of access', '查询自然人时须提供查询依据'),
      });
    }
    return request;
  });

const selfForSelfQuery = {
  code: 'mismatch',
  expected: 'the basis "self" with the purpose "self-query", and neither without the other',
  received: null,
  zh: '“本人查询”的依据只用于“自查”，“自查”也只能以“本人查询”为依据',
  en: 'The basis "self" is for the purpose "self-query" alone, and that purpose has no other',
};

function missing(expected: string, zh: string) {
  return {
    code: 'required',
    expected,
    received: null,
    zh,
    en: `A report about a natural person needs ${expected}`,
  };
}
export type ReportRequest = z.infer<typeof reportRequest>;
