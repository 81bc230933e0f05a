import type { SampleRow } from './rows.ts';

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A row's cells in the order of the titles; of a torn row one more or two fewer, as its date has it. */
function columnsOf(row: SampleRow, titles: readonly string[]): string[] {
  const columns = titles.map((title) => row.cells[title] ?? '');
  if (row.outcome !== 'rejected') return columns;
  return Number(row.on.slice(8)) % 2 === 0 ? columns.slice(0, -2) : [...columns, '导出时列数错位'];
}

/**
 * Writes rows under their titles as CSV (RFC 4180): comma, CRLF, quotes only where needed. `header` is what the file
 * calls the titles, where that differs from the keys of the cells.
 */
export function csvText(
  titles: readonly string[],
  rows: readonly SampleRow[],
  header: readonly string[] = titles,
): string {
  const lines = [header, ...rows.map((row) => columnsOf(row, titles))];
  return lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
}
