import type { ListState } from '../lists/entry.ts';
import type { Label, LabelsOf } from './label.ts';

/**
 * The sections of a public credit report in their order, as 《公共信用信息报告标准（2022年版）》 of the National
 * Public Credit Information Centre has them.
 */
export const reportSections = [
  'registration',
  'administration',
  'honour',
  'serious-dishonesty',
  'abnormal-operations',
  'commitment',
  'evaluation',
  'judgment',
  'qualification',
  'other',
  'suggestion',
  'local',
] as const;
export type ReportSection = (typeof reportSections)[number];

export const reportSectionLabels: LabelsOf<ReportSection> = {
  registration: { zh: '登记注册基本信息', en: 'Registration' },
  administration: { zh: '行政管理信息', en: 'Administration' },
  honour: { zh: '诚实守信相关荣誉信息', en: 'Honours' },
  'serious-dishonesty': { zh: '严重失信主体名单信息', en: 'Serious-dishonesty lists' },
  'abnormal-operations': { zh: '经营（活动）异常名录（状态）信息', en: 'Abnormal operations' },
  commitment: { zh: '信用承诺及履行情况信息', en: 'Commitments and their fulfilment' },
  evaluation: { zh: '信用评价结果信息', en: 'Credit evaluation' },
  judgment: { zh: '司法裁判及执行信息', en: 'Judgments and their execution' },
  qualification: { zh: '职称和职业信息', en: 'Professional titles and occupation' },
  other: { zh: '其他信息', en: 'Other information' },
  suggestion: { zh: '信用状况提升建议', en: 'Suggestions' },
  local: { zh: '地方补充内容', en: 'Local supplement' },
};

/** Fixed phrases of a credit report. */
export const reportPhrases = {
  title: { zh: '公共信用信息报告', en: 'Public credit report' },
  empty: { zh: '查询期内无相关信息', en: 'Nothing on record in the period of the query' },
  referenceOnly: {
    zh: '本报告仅供参考，不构成对信用主体的评价',
    en: 'For reference only: no judgment on the subject',
  },
  disputed: { zh: '异议处理中', en: 'Under objection' },
} as const satisfies Readonly<Record<string, Label>>;

export const listStateLabels: LabelsOf<ListState> = {
  proposed: { zh: '拟列入', en: 'Proposed' },
  future: { zh: '已认定，尚未生效', en: 'Determined, not yet in force' },
  determined: { zh: '已认定', en: 'Determined' },
  suspended: { zh: '已中止', en: 'Suspended' },
  ended: { zh: '已终止', en: 'Ended' },
  rejected: { zh: '不予列入', en: 'Rejected' },
  lapsed: { zh: '建议失效', en: 'Lapsed' },
};

/** Why a perk is granted or not: kept in the audit trail, never told to the venue. */
export const eligibilityReasons = [
  'eligible',
  'not-eligible',
  'perk-not-active',
  'outside-period',
  'quota-used',
] as const;
export type EligibilityReason = (typeof eligibilityReasons)[number];

export const eligibilityReasonLabels: LabelsOf<EligibilityReason> = {
  eligible: { zh: '符合条件', en: 'Eligible' },
  'not-eligible': { zh: '不符合条件', en: 'Not eligible' },
  'perk-not-active': { zh: '应用场景未启用', en: 'Perk not active' },
  'outside-period': { zh: '不在服务时段', en: 'Outside the hours' },
  'quota-used': { zh: '本期次数已用完', en: 'Quota used up' },
};
