import { cleanCell, type Issue, normaliseTitle } from '@egret/domain';

/** The columns of a delivery that have no title, which spreadsheets often leave at the right of a table. */
export interface UntitledColumns {
  /** Notes which of them a row has content in. */
  look(cells: readonly string[]): void;
  /** In how many rows each of them had content, in their order. */
  rows(): readonly number[];
  /** One for every such column that had content in a row looked at: it may have lost its title. */
  warnings(): readonly Issue[];
}

/** Takes the titles of a header row, and what `rows` was of the rows looked at before. */
export function untitledColumns(titles: readonly string[], before: readonly number[]): UntitledColumns {
  const columns = titles
    .flatMap((title, index) => (normaliseTitle(title) === '' ? [index] : []))
    .map((index, nth) => ({ index, rows: before[nth] ?? 0 }));
  return {
    rows: () => columns.map(({ rows }) => rows),
    look(cells) {
      for (const column of columns) {
        if (cleanCell(cells[column.index] ?? '') !== null) column.rows += 1;
      }
    },
    warnings: () =>
      columns
        .filter(({ rows }) => rows > 0)
        .map(({ index, rows }) => {
          const params = { column: index + 1, rows };
          return { field: '', code: 'untitled-column', received: null, params };
        }),
  };
}
