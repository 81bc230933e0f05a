import {
  commitmentKindLabels,
  type CreditRecord,
  fulfilmentLabels,
  honourLevelLabels,
  type Law,
  type LocalDate,
  licenceKindLabels,
  otherKindLabels,
  penaltyKindLabels,
  procedureLabels,
  severityLabels,
  type Standing,
} from '@egret/domain';
import { citedWord, date, money, text, word, words } from './fields.ts';
import type { ReportField } from './report-output.ts';
import type { ShownRecord } from './shown-records.ts';

/** What a report says of a record, in the order of the data standard (发改办财金〔2018〕424号). */
export function recordFields({ record, standing, law }: ShownRecord): readonly ReportField[] {
  switch (record.kind) {
    case 'licence':
      return licenceFields(record);
    case 'penalty':
      return penaltyFields(record, standing, law);
    case 'public-service':
      return publicServiceFields(record);
    case 'other':
      return otherFields(record, standing);
    case 'commitment':
      return commitmentFields(record);
  }
}

type RecordOf<Kind extends CreditRecord['kind']> = Extract<CreditRecord, { kind: Kind }>;

function licenceFields({ details, ...record }: RecordOf<'licence'>): readonly ReportField[] {
  return [
    ...text('documentName', '行政许可决定文书名称', 'Decision', details.documentName),
    ...text('documentNumber', '行政许可决定文书号', 'Decision number', record.documentNumber),
    ...word(
      'licenceKind',
      { zh: '许可类别', en: 'Kind' },
      details.licenceKind,
      licenceKindLabels,
      details.licenceKindOther,
    ),
    ...text('certificateName', '许可证书名称', 'Certificate', details.certificateName),
    ...text('certificateNumber', '许可编号', 'Certificate number', details.certificateNumber),
    ...text('content', '许可内容', 'Content', details.content),
    ...date('decidedOn', '许可决定日期', 'Decided on', record.decidedOn),
    ...date('validFrom', '有效期自', 'Valid from', record.validFrom),
    ...date('validTo', '有效期至', 'Valid to', record.validTo),
    ...text('issuingAuthority', '许可机关', 'Authority', record.issuingAuthority.name),
    ...text('provider', '数据来源单位', 'Provider', details.provider.name),
  ];
}

function penaltyFields(
  { details, ...record }: RecordOf<'penalty'>,
  standing: Standing,
  law: Law,
): readonly ReportField[] {
  return [
    ...text('documentNumber', '行政处罚决定书文号', 'Decision number', record.documentNumber),
    ...text('violationType', '违法行为类型', 'Violation', details.violationType),
    ...text('facts', '违法事实', 'Facts', details.facts),
    ...text('legalBasis', '处罚依据', 'Legal basis', details.legalBasis),
    ...words(
      'penaltyKinds',
      { zh: '处罚类别', en: 'Kinds of penalty' },
      details.penaltyKinds,
      penaltyKindLabels,
      details.penaltyKindOther,
    ),
    ...text('content', '处罚内容', 'Content', details.content),
    ...money('fineFen', '罚款金额', 'Fine', record.fineFen),
    ...money('confiscatedFen', '没收违法所得、没收非法财物的金额', 'Confiscated', details.confiscatedFen),
    ...text('certificate', '暂扣或吊销证照名称及编号', 'Certificate affected', details.certificate),
    ...date('decidedOn', '处罚决定日期', 'Decided on', record.decidedOn),
    ...publicityEnd(law.publicity, record.publicityStatedUntil, standing.repairedOn),
    ...citedWord('severity', { zh: '失信严重程度', en: 'Severity' }, law.severity, severityLabels),
    ...citedWord('procedure', { zh: '处罚程序', en: 'Procedure' }, law.procedure, procedureLabels),
    ...date('repairedOn', '信用修复日期', 'Repaired on', standing.repairedOn),
    ...text('issuingAuthority', '处罚机关', 'Authority', record.issuingAuthority.name),
    ...text('provider', '数据来源单位', 'Provider', details.provider.name),
  ];
}

/** The last day of publicity; that a repair ended it, or that it was worked out and not stated, is said. */
function publicityEnd(
  publicity: Law['publicity'],
  stated: LocalDate | null,
  repairedOn: LocalDate | null,
): readonly ReportField[] {
  const until = publicity?.until ?? null;
  if (until !== null && repairedOn !== null && repairedOn <= until) {
    return date('publicityEndsOn', '公示截止期', 'Publicity ends on', repairedOn).map((field) => ({
      ...field,
      text: { zh: `${repairedOn}（因信用修复终止公示）`, en: `${repairedOn} (ended by the repair)` },
    }));
  }
  const fields = date('publicityEndsOn', '公示截止期', 'Publicity ends on', until);
  if (until === stated) return fields;
  const by = publicity?.instrument ? `依${publicity.instrument}计算` : '由本平台计算';
  return fields.map((field) => ({
    ...field,
    text: { zh: `${until}（${by}）`, en: `${until} (worked out by rule)` },
  }));
}

function publicServiceFields({ details, ...record }: RecordOf<'public-service'>): readonly ReportField[] {
  return [
    ...text('itemCode', '事项编码', 'Item code', details.itemCode),
    ...text('subItem', '子项名称', 'Sub-item', details.subItem),
    ...text('documentNumber', '办件编号', 'Case number', record.documentNumber),
    ...date('acceptedOn', '受理日期', 'Accepted on', details.acceptedOn),
    ...date('decidedOn', '办结日期', 'Closed on', record.decidedOn),
    ...text('result', '办理结果', 'Result', details.result),
    ...text('issuingAuthority', '受理机关', 'Authority', record.issuingAuthority.name),
  ];
}

function otherFields(
  { details, ...record }: RecordOf<'other'>,
  { fulfilledOn }: Standing,
): readonly ReportField[] {
  return [
    ...word('otherKind', { zh: '信息类别', en: 'Kind' }, details.otherKind, otherKindLabels),
    ...word('honourLevel', { zh: '荣誉级别', en: 'Level' }, details.honourLevel, honourLevelLabels),
    ...text('documentNumber', '文书号', 'Document number', record.documentNumber),
    ...text('text', '内容', 'Content', details.text),
    ...date('decidedOn', '认定日期', 'Decided on', record.decidedOn),
    ...date('fulfilledOn', '履行完毕日期', 'Fulfilled on', fulfilledOn),
    ...text('issuingAuthority', '认定机关', 'Authority', record.issuingAuthority.name),
  ];
}

function commitmentFields({ details, ...record }: RecordOf<'commitment'>): readonly ReportField[] {
  return [
    ...word('commitmentKind', { zh: '承诺类型', en: 'Kind' }, details.commitmentKind, commitmentKindLabels),
    ...text('item', '承诺事项', 'Item', details.item),
    ...date('decidedOn', '承诺日期', 'Signed on', record.decidedOn),
    ...date('validTo', '有效期至', 'Valid to', record.validTo),
    ...word('fulfilment', { zh: '履约状态', en: 'Fulfilment' }, details.fulfilment, fulfilmentLabels),
    ...text('issuingAuthority', '受理单位', 'Accepted by', record.issuingAuthority.name),
  ];
}
