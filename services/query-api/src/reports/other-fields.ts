import {
  type Label,
  listKindLabels,
  type ListReference,
  type Registration,
  registrationStateLabels,
  type SubjectKind,
} from '@egret/domain';
import type { HeldListing } from '@egret/store';
import { basisText, reasonText } from '../lists/words.ts';
import { date, money, text, word } from './fields.ts';
import type { ReportEvaluation } from './report-input.ts';
import type { ReportField } from './report-output.ts';

/**
 * What a report says of an entry in the register. A self-employed household has an operator (经营者) and a day of
 * registration where an organisation has a legal representative and a day of founding.
 */
export function registrationFields(
  kind: SubjectKind,
  registration: Registration,
  representative: string | null,
): readonly ReportField[] {
  const household = kind === 'self-employed';
  return [
    ...text('name', '名称', 'Name', registration.name),
    ...text('legalForm', '类型', 'Legal form', registration.legalForm),
    ...word('state', { zh: '登记状态', en: 'State' }, registration.state, registrationStateLabels),
    ...(household
      ? text('operator', '经营者', 'Operator', representative)
      : text('legalRepresentative', '法定代表人', 'Legal representative', representative)),
    ...date('registeredOn', household ? '注册日期' : '成立日期', 'Registered on', registration.registeredOn),
    ...date('approvedOn', '核准日期', 'Approved on', registration.approvedOn),
    ...money('capitalFen', '注册资本', 'Registered capital', registration.capitalFen),
    ...text('industry', '行业', 'Industry', registration.industry),
    ...text('address', household ? '经营场所' : '住所', 'Address', registration.address),
    ...text('businessScope', '经营范围', 'Business scope', registration.businessScope),
    ...text(
      'registrationAuthority',
      '登记机关',
      'Registration authority',
      registration.registrationAuthority.name,
    ),
  ];
}

/** What the register's state alone tells of abnormal operations (经营异常): neither since when nor why. */
export function abnormalFields({ state, registrationAuthority }: Registration): readonly ReportField[] {
  return [
    ...word('state', { zh: '登记状态', en: 'State' }, state, registrationStateLabels),
    ...text('registrationAuthority', '登记机关', 'Registration authority', registrationAuthority.name),
  ];
}

/** What a report says of a determined entry of a list. */
export function listingFields(listing: HeldListing, lists: ListReference): readonly ReportField[] {
  return [
    ...word('list', { zh: '名单', en: 'List' }, listing.list, listKindLabels),
    ...text('reason', '列入事由', 'Reason', reasonText(listing, lists)),
    ...text('legalBasis', '列入依据', 'Legal basis', basisText(listing, listing.decidedOn, lists)),
    ...text('decisionNumber', '决定文号', 'Decision number', listing.decisionNumber),
    ...date('decidedOn', '认定日期', 'Decided on', listing.decidedOn),
    ...date('validTo', '有效期至', 'Valid to', listing.validTo),
    ...text('determiningAuthority', '认定单位', 'Determining authority', listing.determiningAuthority),
  ];
}

/** What a report says of an organisation's score. */
export function evaluationFields(evaluation: ReportEvaluation, platform: Label): readonly ReportField[] {
  const { model, asOf, points, tier } = evaluation;
  return [
    {
      name: 'model',
      zh: '评价内容',
      en: 'Model',
      value: `${model.id}/${model.version}`,
      text: { zh: `${model.zh}（第${model.version}版）`, en: `${model.en} (version ${model.version})` },
    },
    ...(points === null ? [] : [pointsField(points)]),
    {
      name: 'tier',
      zh: '信用等级',
      en: 'Tier',
      value: tier.id,
      text: { zh: tier.zh, en: tier.en },
    },
    ...date('evaluatedAsOf', '评价时点', 'As of', asOf),
    {
      name: 'evaluator',
      zh: '评价单位',
      en: 'Evaluated by',
      value: platform.zh,
      text: { zh: platform.zh, en: platform.en },
    },
    ...text('note', '说明', 'Note', model.noteZh).map((field) => ({
      ...field,
      text: { zh: model.noteZh, en: model.noteEn },
    })),
  ];
}

function pointsField(points: number): ReportField {
  return {
    name: 'points',
    zh: '信用分',
    en: 'Score',
    value: points,
    text: { zh: `${points}分`, en: `${points} points` },
  };
}
