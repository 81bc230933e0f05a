import { DomainError } from '@egret/domain';
import type { Db } from '../db.ts';

/** A figure as a yearly report printed it: kept beside what the store counts, never mixed with it. */
export interface PublishedFigure {
  readonly year: number;
  /** Kebab-case words joined by dots, such as `stock.licence` or `flow.report-query`. */
  readonly measure: string;
  /** Null where the report names the thing but no figure. */
  readonly value: number | null;
  /** The figure is a lower bound (超过, 余) rather than a count. */
  readonly atLeast: boolean;
  /** The report, and where in it. */
  readonly source: string;
}

/**
 * Keeps figures; one that is kept already for its year and measure is replaced. Throws `DomainError`
 * `figure-twice` where the same year and measure come twice in one call.
 */
export async function savePublishedFigures(db: Db, figures: readonly PublishedFigure[]): Promise<void> {
  if (figures.length === 0) return;
  const keys = new Set(figures.map(({ year, measure }) => `${year} ${measure}`));
  if (keys.size < figures.length) throw new DomainError('figure-twice', 'a measure of a year came twice');
  await db
    .insertInto('published_figure')
    .values(figures.map(({ atLeast, ...figure }) => ({ ...figure, at_least: atLeast })))
    .onConflict((conflict) =>
      conflict.columns(['year', 'measure']).doUpdateSet((e) => ({
        value: e.ref('excluded.value'),
        at_least: e.ref('excluded.at_least'),
        source: e.ref('excluded.source'),
      })),
    )
    .execute();
}

/** The figures printed for a year, by measure; none where no report of that year is kept. */
export async function publishedFigures(db: Db, year: number): Promise<ReadonlyMap<string, PublishedFigure>> {
  const rows = await db
    .selectFrom('published_figure')
    .select(['year', 'measure', 'value', 'at_least as atLeast', 'source'])
    .where('year', '=', year)
    .orderBy('measure')
    .execute();
  return new Map(rows.map((row) => [row.measure, { ...row }]));
}
