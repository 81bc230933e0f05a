const lineBreak = /\r\n|\n|\r/;

/**
 * The cell of a row that holds the end of one line of the file and the beginning of another, as a quote without
 * its partner makes it: whoever reads on takes another firm's row for a part of this one's text. Returns the
 * cell's index, or null where there is none.
 *
 * A quote that opens in column j of one row and closes in column j of a later one leaves the row as wide as the
 * header. What tells it from text of several lines is that its first line has the delimiters that were still to
 * come after column j, and its last one those that came before it. Where the quotes are in pairs but a whole row stands
 * between them, a line of the cell has as many delimiters as a row.
 *
 * @param cells the cells of one row, as many as the header has
 * @param delimiter what parts the cells of the file
 */
export function cellWithRows(cells: readonly string[], delimiter = ','): number | null {
  const after = cells.length - 1;
  const index = cells.findIndex((cell, column) => {
    if (!cell.includes('\n') && !cell.includes('\r')) return false;
    const lines = cell.split(lineBreak);
    if (lines.some((line) => count(line, delimiter) >= after)) return true;
    const [first, last] = [lines[0] ?? '', lines.at(-1) ?? ''];
    return count(first, delimiter) >= after - column && count(last, delimiter) >= column;
  });
  return index === -1 || after === 0 ? null : index;
}

function count(text: string, delimiter: string): number {
  return text.split(delimiter).length - 1;
}
