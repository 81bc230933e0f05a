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
      zh: `所示信息由信息提供单位报送、名单由认定单位认定，为截至${input.asOf}（含当日）作出、在出具之日（${input.issuedOn}）依法可以提供的信息；登记注册基本信息为最近归集的情况，信用评价结果和提升建议由本平台作出。`,
      en: `The information was reported by the providing departments, and entries of lists decided on by their authorities: what was decided by ${input.asOf}, that day included, and may be provided on ${input.issuedOn}, the day of issue. The registration is as it was collected last; evaluation and suggestions are the platform's own.`,
    },
    {
      zh: '对信息有异议的，可向本平台或者信息提供单位提出异议。',
      en: 'Objections go to this platform or to the providing department.',
    },
    { zh: `${reportPhrases.referenceOnly.zh}。`, en: `${reportPhrases.referenceOnly.en}.` },
  ];
}
