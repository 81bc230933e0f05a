import type { PublishedFigure } from '@egret/store';

const year = 2020;
const report = '厦门市海沧区发展和改革局2020年政府信息公开工作年度报告';

function printed(measure: string, value: number, changes: Partial<PublishedFigure> = {}): PublishedFigure {
  return { year, measure, value, atLeast: false, source: report, ...changes };
}

const upTo7December = { source: `${report}，截至2020-12-07` };

/** The stock by kind, of which the sample must hold exactly as many. */
export const publishedStock = { licence: 7581, penalty: 842, 'public-service': 2554, other: 97 } as const;

export const publishedCommitments = 1108;

/**
 * What the district's bureau of development and reform printed in its report on open government of 2020. The total is as printed: one less than the four stocks
 * add up to, which a reconciliation must notice. Catalogue counts are of items, never to be derived from
 * signed commitments. Queries are more than 200, made on the city's platform.
 */
export const publishedFigures: readonly PublishedFigure[] = [
  ...Object.entries(publishedStock).map(([kind, count]) => printed(`stock.${kind}`, count)),
  printed('stock.total', 11_073),
  printed('flow.commitment-signed', publishedCommitments),
  printed('flow.report-query', 200, { atLeast: true }),
  printed('flow.credit-training', 1),
  printed('flow.hotline-item', 65, upTo7December),
  printed('flow.hotline-item-closed', 65, upTo7December),
  printed('catalogue.power.confirmation', 1),
  printed('catalogue.power.other-administrative', 2),
  printed('catalogue.power.other-item', 30),
  printed('catalogue.power.total', 33),
  printed('catalogue.commitment-item.informed', 248),
  printed('catalogue.commitment-item.tolerant-acceptance', 679),
  printed('catalogue.commitment-item.total', 927),
];
