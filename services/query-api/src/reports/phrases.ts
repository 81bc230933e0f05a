import { type Label, purposeLabels, reportPhrases } from '@egret/domain';
import type { ReportInput } from './report-input.ts';

/** The statement at the end of a report: on whose request, as of when, from where, and what it is not. */
export function statement(
  input: Pick<ReportInput, 'requestedBy' | 'purpose' | 'asOf' | 'issuedOn'>,
): readonly Label[] {
  const purpose = purposeLabels[input.purpose];
  return [
    {
      zh: `本报告应${input.requestedBy}的查询申请出具，用途为${purpose.zh}，不得用于其他用途。`,
      en: `Issued at the request of ${input.requestedBy} for the purpose "${purpose.en}"; not to be used for any other.`,
    },
    {
      zh: `所示信息由各信息提供单位报送，为${input.asOf}以前作出、在出具之日（${input.issuedOn}）依法可以提供的信息。对信息有异议的，可向信用平台或者信息提供单位提出异议申诉。`,
      en: `The information was reported by the providing departments: what was decided by ${input.asOf} and may be provided on ${input.issuedOn}, the day of issue. Objections go to the platform or to the providing department.`,
    },
    { zh: `${reportPhrases.referenceOnly.zh}。`, en: `${reportPhrases.referenceOnly.en}.` },
  ];
}
