import { DomainError } from '@egret/domain';
import type { PublishedFigure } from './published-figures.ts';

/** Where the file of a report's figures has each measure. */
const places: Readonly<Record<string, readonly string[]>> = {
  'stock.licence': ['stock', 'licences'],
  'stock.penalty': ['stock', 'penalties'],
  'stock.public-service': ['stock', 'publicServices'],
  'stock.other': ['stock', 'others'],
  'stock.total': ['stock', 'total'],
  'flow.commitment-signed': ['flow', 'commitmentsSigned'],
  'flow.report-query': ['flow', 'reportQueries'],
  'flow.credit-training': ['flow', 'creditTrainings'],
  'flow.hotline-item': ['flow', 'hotlineItems', 'received'],
  'flow.hotline-item-closed': ['flow', 'hotlineItems', 'closed'],
  'catalogue.power.confirmation': ['catalogue', 'powers', 'confirmations'],
  'catalogue.power.other-administrative': ['catalogue', 'powers', 'otherAdministrativePowers'],
  'catalogue.power.other-item': ['catalogue', 'powers', 'otherItems'],
  'catalogue.power.total': ['catalogue', 'powers', 'total'],
  'catalogue.commitment-item.informed': ['catalogue', 'subItems', 'informedCommitment'],
  'catalogue.commitment-item.tolerant-acceptance': ['catalogue', 'subItems', 'tolerantAcceptance'],
  'catalogue.commitment-item.total': ['catalogue', 'subItems', 'total'],
  'catalogue.commitment-item.coverage-percent': ['catalogue', 'subItems', 'coveragePercent'],
};

/**
 * Takes the figures of a yearly report as parsed from `published-figures.json` and the name of the report,
 * and gives them for `savePublishedFigures`. A figure is a whole number, `{ "atLeast": n }`, or null where
 * the report names the thing but no figure; what is absent is left out. Throws `DomainError`
 * `invalid-figures` where there is no year or a figure is none of these.
 */
export function readPublishedReport(report: unknown, source: string): readonly PublishedFigure[] {
  const year = memberOf(report, 'year');
  if (typeof year !== 'number' || !Number.isInteger(year)) throw invalid('year');
  return Object.entries(places).flatMap(([measure, path]) => {
    const figure = path.reduce<unknown>(memberOf, report);
    if (figure === undefined) return [];
    const parent = path.slice(0, -1).reduce<unknown>(memberOf, report);
    const upTo = memberOf(parent, 'upTo');
    const where = typeof upTo === 'string' ? `${source}，截至${upTo}` : source;
    return { year, measure, ...valueOf(figure, measure), source: where };
  });
}

function valueOf(
  figure: unknown,
  measure: string,
): { readonly value: number | null; readonly atLeast: boolean } {
  const bound = memberOf(figure, 'atLeast');
  const value = bound ?? figure;
  if (value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0)) {
    return { value, atLeast: bound !== undefined };
  }
  throw invalid(measure);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function invalid(what: string): DomainError {
  return new DomainError('invalid-figures', `the figures of a report are not as expected: ${what}`);
}
