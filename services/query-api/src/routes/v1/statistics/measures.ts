import { purposeLabels, type Purpose, recordKindLabels, type RecordKind } from '@egret/domain';

/** One thing that a yearly report counts. `parts` are the measures that should add up to it. */
export interface Measure {
  readonly measure: string;
  readonly zh: string;
  readonly en: string;
  readonly parts: readonly string[];
}

function measure(id: string, zh: string, en: string, parts: readonly string[] = []): Measure {
  return { measure: id, zh, en, parts };
}

/** The kinds of records that the yearly report counts as its stock; commitments are a flow. */
export const stockKinds = ['licence', 'penalty', 'public-service', 'other'] as const satisfies RecordKind[];

/** The purposes that the yearly report counts queries for; a query about oneself is none of them. */
export const reportedPurposes = [
  'merit-award',
  'recruitment',
  'office-qualification',
  'policy-support',
  'admission',
] as const satisfies Purpose[];

/** What is held on a day. */
export const stockMeasures: readonly Measure[] = [
  ...stockKinds.map((kind) => measure(`stock.${kind}`, recordKindLabels[kind].zh, recordKindLabels[kind].en)),
  measure(
    'stock.total',
    '归集信息合计',
    'All records held',
    stockKinds.map((kind) => `stock.${kind}`),
  ),
];

/** What happened in the year. */
export const flowMeasures: readonly Measure[] = [
  measure('flow.commitment-signed', '签订信用承诺', 'Commitments signed'),
  measure('flow.report-query', '信用报告查询（五类用途）', 'Report queries for the five purposes'),
  ...reportedPurposes.map((purpose) =>
    measure(
      `flow.report-query.${purpose}`,
      `信用报告查询：${purposeLabels[purpose].zh}`,
      purposeLabels[purpose].en,
    ),
  ),
  measure('flow.credit-training', '信用培训', 'Credit trainings'),
  measure('flow.hotline-item', '热线诉求件', 'Hotline items'),
  measure('flow.hotline-item-closed', '热线诉求件办结', 'Hotline items closed'),
];

/** What the catalogues list: items, never to be derived from what was signed or decided. */
export const catalogueMeasures: readonly Measure[] = [
  measure('catalogue.power.confirmation', '权责事项：行政确认', 'Powers: confirmation'),
  measure(
    'catalogue.power.other-administrative',
    '权责事项：其他行政权力',
    'Powers: other administrative powers',
  ),
  measure('catalogue.power.other-item', '权责事项：其他权责事项', 'Powers: other items'),
  measure('catalogue.power.total', '权责事项合计', 'All powers', [
    'catalogue.power.confirmation',
    'catalogue.power.other-administrative',
    'catalogue.power.other-item',
  ]),
  measure('catalogue.commitment-item.informed', '告知承诺子项', 'Informed-commitment sub-items'),
  measure('catalogue.commitment-item.tolerant-acceptance', '容缺受理子项', 'Tolerant-acceptance sub-items'),
  measure('catalogue.commitment-item.total', '承诺制子项合计', 'All sub-items done by commitment', [
    'catalogue.commitment-item.informed',
    'catalogue.commitment-item.tolerant-acceptance',
  ]),
  measure(
    'catalogue.commitment-item.coverage-percent',
    '承诺制子项覆盖率（%）',
    'Sub-items done by commitment, in per cent',
  ),
];

export const allMeasures: readonly Measure[] = [...stockMeasures, ...flowMeasures, ...catalogueMeasures];
