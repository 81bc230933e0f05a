import { isPersonalScheme } from '@egret/domain';
import type { Clock } from '@egret/runtime';
import { z } from 'zod';
import { accessBasisInput, isPaired, questionInput, selfForSelfQuery } from '../../../basis/basis-input.ts';
import { dateInput } from '../../../schemas/calendar-date.ts';
import { namedSubjectInput } from './named-subject-input.ts';

/** The body of `POST /v1/credit-reports`. Of a natural person a name and a basis of access are needed. */
export const reportRequest = (clock: Clock) =>
  z
    .strictObject({
      subject: namedSubjectInput(clock),
      ...questionInput,
      accessBasis: accessBasisInput.optional(),
      asOf: dateInput.optional().meta({ description: '业务日期；默认为当前业务日期' }),
    })
    // A transform runs on what is right in all its parts; a refinement would also meet a subject not yet read.
    .transform((request, context) => {
      const { subject, accessBasis } = request;
      if (!isPaired(request)) {
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

function missing(expected: string, zh: string) {
  return {
    code: 'required',
    expected,
    received: null,
    zh,
    en: `A report about a natural person needs ${expected}`,
  };
}
export type ReportRequest = z.infer<ReturnType<typeof reportRequest>>;
