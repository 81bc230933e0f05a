import { type Label, purposeLabels, reportPhrases } from '@egret/domain';
import type { ReportInput } from './report-input.ts';
import type { Mark } from './report-output.ts';

/** What the marks mean, as the legend prints it. */
export const legend: readonly (Label & { readonly mark: Mark })[] = [
  {
    mark: 'repaired',
    zh: '已完成信用修复的信息，以斜体加删除线标示',
    en: 'Repaired: in italics and struck through',
  },
  {
    mark: 'disputed',
    zh: '异议处理中的信息，以粗斜体标示',
    en: 'Under objection: in bold italics',
  },
  {
    mark: 'suspended',
    zh: '已中止的名单条目，以方括号标示；中止期间不产生任何效力',
    en: 'Suspended entries of lists: in brackets; they have no effect meanwhile',
  },
];

/** The statement at the end of a report: on whose request, as of when, from where, and what it is not. */
export function statement(input: Pick<ReportInput, 'requestedBy' | 'purpose' | 'asOf'>): readonly Label[] {
  const purpose = purposeLabels[input.purpose];
  return [
    {
      zh: `本报告应${input.requestedBy}的查询申请出具，用途为${purpose.zh}，不得用于其他用途。`,
      en: `Issued at the request of ${input.requestedBy} for the purpose "${purpose.en}"; not to be used for any other.`,
    },
    {
      zh: `所示信息由各信息提供单位报送，截至${input.asOf}。对信息有异议的，可向信用平台或信息提供单位提出异议申诉。`,
      en: `The information was reported by the providing departments and stands as of ${input.asOf}. Objections go to the platform or to the providing department.`,
    },
    { zh: `${reportPhrases.referenceOnly.zh}。`, en: `${reportPhrases.referenceOnly.en}.` },
  ];
}
