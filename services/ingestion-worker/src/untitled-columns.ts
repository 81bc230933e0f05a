import { cleanCell, type Issue, normaliseTitle } from '@egret/domain';

/** The columns of a delivery that have no title, which spreadsheets often leave at the right of a table. */
export interface UntitledColumns {
  /** Notes which of them a row has content in. */
  look(cells: readonly string[]): void;
  /** One for every such column that had content in a row looked at: it may have lost its title. */
  warnings(): readonly Issue[];
}

/** Takes the titles of a header row. */
export function untitledColumns(titles: readonly string[]): UntitledColumns {
  const columns = titles.flatMap((title, index) =>
    normaliseTitle(title) === '' ? [{ index, rows: 0 }] : [],
  );
  return {
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
