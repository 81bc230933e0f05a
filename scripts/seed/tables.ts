import { departments } from './departments.ts';
import type { DepartmentId } from './departments.ts';
import { commercialTrades, trades } from './trades.ts';
import type { TradeId } from './trades.ts';

/** Reads a table of texts: one line a row, `|` between its cells. Every row must have `width` cells. */
export function readTable(text: string, width: number): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      if (cells.length !== width) throw new RangeError(`${width} cells expected: ${line}`);
      return cells;
    });
}

/** A department by its id; throws where there is none such. */
export function departmentId(text: string): DepartmentId {
  if (text in departments) return text as DepartmentId;
  throw new RangeError(`no such department: ${text}`);
}

/** `all`, `commercial`, or the trades of ids with blanks between; throws where one does not exist. */
export function tradeIds(text: string): readonly TradeId[] | 'all' {
  if (text === 'all') return text;
  if (text === 'commercial') return commercialTrades;
  return text.split(' ').map((id) => {
    const trade = trades.find((one) => one.id === id);
    if (trade === undefined) throw new RangeError(`no such trade: ${id}`);
    return trade.id;
  });
}

/** A range of whole yuan written `least-most`; null where the text is empty. */
export function yuanRange(text: string): readonly [number, number] | null {
  if (text === '') return null;
  const [least, most] = text.split('-').map(Number);
  if (least === undefined || most === undefined || !(least <= most)) {
    throw new RangeError(`no range: ${text}`);
  }
  return [least, most];
}
