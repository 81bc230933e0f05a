import type { ListState } from '../lists/entry.ts';
import type { LocalDate } from '../local-date.ts';
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

/**
 * What an official report may say of a section: it has something (有), nothing (无), it is not collected by this
 * platform (未归集), kept back by law from this basis of access (依法不予提供), or under verification (待核实).
 */
export const sectionStates = ['held', 'none', 'not-collected', 'withheld', 'under-verification'] as const;
export type SectionState = (typeof sectionStates)[number];

export const sectionStateLabels: LabelsOf<SectionState> = {
  held: { zh: '有', en: 'Held' },
  none: { zh: '无', en: 'None' },
  'not-collected': { zh: '未归集', en: 'Not collected' },
  withheld: { zh: '依法不予提供', en: 'Withheld by law' },
  'under-verification': { zh: '待核实', en: 'Under verification' },
};

/** What a report prints in a section beside or instead of records. */
export const sectionNotes = {
  none: {
    zh: '查询期内，已归集的来源中无依法可以提供的信息',
    en: 'The sources collected have nothing for the period asked about that may be provided',
  },
  'not-collected': {
    zh: '本平台尚未归集此类信息，不表示有或者无',
    en: 'This platform has not collected such information so far, whether there is any or not',
  },
  'perhaps-incomplete': {
    zh: '主体身份信息待核实，所示可能不全',
    en: 'The identity of the subject is being verified; what is shown may be incomplete',
  },
  'no-suggestion': {
    zh: '所示信息中没有需要提出建议的事项',
    en: 'Nothing of what is shown calls for a suggestion',
  },
  withheld: {
    zh: '此类信息中须经信用主体授权方可查询的，未予显示，不表示有或者无',
    en: 'What may be queried with the authorisation of the subject only is not shown, whether there is any or not',
  },
  'partly-withheld': {
    zh: '有须经信用主体授权方可查询的信息，未予显示',
    en: 'There is information that may be queried with the authorisation of the subject only; it is not shown',
  },
  'under-verification': {
    zh: '主体身份信息待核实，核实前不作有无之判断',
    en: 'The identity of the subject is being verified; nothing is said until then',
  },
  'no-score-of-persons': {
    zh: '自然人的信用评价结果不列入信用报告，不表示有或者无',
    en: 'The evaluation of a natural person is in no credit report, whether there is one or not',
  },
  'internal-list': {
    zh: '重点关注名单供监管使用，不列入信用报告，不表示有或者无',
    en: 'Key-attention lists serve supervision and are in no credit report, whether there is an entry or not',
  },
  'no-evaluation': {
    zh: '本平台没有截至所查询之日的评价结果',
    en: 'This platform has no evaluation as of the day asked about',
  },
  'evaluation-of-the-past': {
    zh: '按现行评价模型计算，依据为截至所查询之日作出、在出具之日仍可使用的信息和最近归集的登记状态',
    en: 'By the model of today, from what had been decided by the day asked about and may still be used on the day of issue, and the registration state collected last',
  },
  'registration-of-today': {
    zh: '所示为最近归集的登记情况，与所查询之日的情况可能不同',
    en: 'The registration as it was collected last; on the day asked about it may have been another',
  },
  'abnormal-by-register': {
    zh: '仅据登记机关报送的登记状态；名录所载列入日期、事由等本平台尚未归集',
    en: 'From the registration state alone: since when and why the subject is listed has not been collected so far',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** Notes of sections that name a day or a kind. */
export const sectionTexts = {
  /** That sources began to deliver after the day asked about; what they tell of may be older. */
  deliveredSince: (since: LocalDate): Label => ({
    zh: `所列来源自${since}起报送；此前的情况，以其已报送的信息为限`,
    en: `The sources named have delivered since ${since}; of the time before, only what they have reported is known`,
  }),
  missingKind: ({ zh, en }: Label): Label => ({
    zh: `其中${zh}信息本平台尚未归集，不表示有或者无`,
    en: `${en}: not collected by this platform so far, whether there is any or not`,
  }),
} as const;

/** Fixed phrases of a credit report. */
export const reportPhrases = {
  title: { zh: '公共信用信息报告', en: 'Public credit report' },
  notMatched: { zh: '未匹配到信用主体，未出具报告', en: 'No subject was matched; no report was issued' },
  nameDiffers: {
    zh: '查询所填名称与该号码对应主体的现用名称、曾用名称均不一致，请核对号码',
    en: 'The name asked about is neither the current nor a former name of the subject under this number: check the number',
  },
  referenceOnly: {
    zh: '本报告仅供参考；除所载信用评价结果外，不构成对信用主体的评价',
    en: 'For reference only; apart from the evaluation that it states, no judgment on the subject',
  },
  remedy: {
    zh: '对决定不服的，可按决定书载明的途径和期限申请行政复议或者提起行政诉讼；认为所示信息有误的，可向作出机关或者本平台提出异议，不收取费用',
    en: 'Against the decision: reconsideration or litigation as the decision itself says. Against what is shown here: an objection to the authority or to this platform, free of charge',
  },
  /** 法释〔2017〕7号: who is listed as a judgment defaulter asks the enforcing court for a correction. */
  remedyAtCourt: {
    zh: '认为不应纳入失信被执行人名单的，可向执行法院申请纠正；认为所示信息有误的，也可向本平台提出异议，不收取费用',
    en: 'Against being listed as a judgment defaulter: a request for correction to the enforcing court. Against what is shown here: also an objection to this platform, free of charge',
  },
  remedyOfListing: {
    zh: '对列入决定不服的，可按决定书载明的途径和期限寻求救济；认为所示信息有误的，可向认定单位或者本平台提出异议，不收取费用',
    en: 'Against being listed: as the decision itself says. Against what is shown here: an objection to the determining authority or to this platform, free of charge',
  },
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
