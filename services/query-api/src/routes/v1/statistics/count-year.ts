import { localDate, type LocalDate } from '@egret/domain';
import { countReportQueries, type Db, decidedBetween, stockOn } from '@egret/store';
import { reportedPurposes, stockKinds } from './measures.ts';

/** What the store itself counts for a year, by measure; null where it cannot know. */
export interface YearCounts {
  /** The day of the stock: the last of the year, or today where that is earlier. */
  readonly heldOn: LocalDate;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly counted: ReadonlyMap<string, number | null>;
}

/** Counts a year that has begun by `today`, the calendar date in Shanghai. */
export async function countYear(db: Db, year: number, today: LocalDate): Promise<YearCounts> {
  const from = localDate(`${year}-01-01`);
  const end = localDate(`${year}-12-31`);
  const to = today < end ? today : end;
  const counted = new Map<string, number | null>();

  const stock = await stockOn(db, to);
  for (const kind of stockKinds) counted.set(`stock.${kind}`, stock[kind]);
  counted.set('stock.total', sumOfKnown(stockKinds.map((kind) => stock[kind])));

  const flow = await decidedBetween(db, from, to);
  counted.set('flow.commitment-signed', flow.commitment);

  const queries = await countReportQueries(db, from, to);
  for (const purpose of reportedPurposes) {
    counted.set(`flow.report-query.${purpose}`, queries?.[purpose] ?? null);
  }
  counted.set(
    'flow.report-query',
    queries && sumOfKnown(reportedPurposes.map((purpose) => queries[purpose])),
  );
  return { heldOn: to, from, to, counted };
}

/** The sum, or null where one of the parts is not known. */
function sumOfKnown(parts: readonly (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}
