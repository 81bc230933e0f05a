import { type CreditRecord, type Label, type ListKind, reportPhrases, type Standing } from '@egret/domain';

/** How a record is marked: what a reader must know before its content. */
export const marks = ['repaired', 'fulfilled', 'disputed', 'under-review', 'expired', 'suspended'] as const;
export type Mark = (typeof marks)[number];

/** What the marks mean, as the legend prints it. */
export const legend: readonly (Label & { readonly mark: Mark })[] = [
  {
    mark: 'repaired',
    zh: '已完成信用修复，以斜体加删除线标示',
    en: 'Repaired: in italics and struck through',
  },
  { mark: 'fulfilled', zh: '已履行完毕', en: 'Fulfilled' },
  { mark: 'disputed', zh: '异议处理中，以粗斜体标示', en: 'Under objection: in bold italics' },
  { mark: 'under-review', zh: '行政复议或者行政诉讼中', en: 'Under reconsideration or litigation' },
  { mark: 'expired', zh: '有效期已过', en: 'No longer valid' },
  {
    mark: 'suspended',
    zh: '已中止的名单条目，以方括号标示；中止期间不产生任何效力',
    en: 'Suspended entries of lists: in brackets; they have no effect meanwhile',
  },
];

/** The marks of a record by where it stands; only what is granted for a time expires, only entries are suspended. */
export function marksOf(record: Pick<CreditRecord, 'kind'>, standing: Standing): readonly Mark[] {
  const holds: Readonly<Record<Mark, boolean>> = {
    repaired: standing.repairedOn !== null,
    fulfilled: standing.fulfilledOn !== null,
    disputed: standing.disputed,
    'under-review': standing.underReview,
    expired: standing.expired && record.kind === 'licence',
    suspended: false,
  };
  return marks.filter((mark) => holds[mark]);
}

/** Where the subject turns against a record that weighs on it; null of all others. */
export function remedyOf(record: CreditRecord): Label | null {
  if (record.kind === 'penalty') return reportPhrases.remedy;
  const isDefault = record.kind === 'other' && record.details.otherKind === 'judgment-default';
  return isDefault ? reportPhrases.remedyAtCourt : null;
}

/** Where the subject turns against an entry of a list; null of one that honours it. */
export function remedyOfListing(list: ListKind): Label | null {
  return list === 'red' ? null : reportPhrases.remedyOfListing;
}
