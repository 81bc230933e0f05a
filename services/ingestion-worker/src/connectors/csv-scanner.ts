/** One row as it stands in the file: the line it begins on (1 is the header's) and its cells. */
export interface RawRow {
  readonly lineNo: number;
  readonly cells: readonly string[];
}

/** A text that cannot be read as CSV; `code` says why. */
export class CsvError extends Error {
  override name = 'CsvError';
  readonly code: 'CSV_QUOTE_NOT_CLOSED' | 'CSV_MAX_RECORD_SIZE';

  constructor(code: CsvError['code']) {
    super(code);
    this.code = code;
  }
}

/** Reads a text that comes in pieces, wherever it was cut. Both functions throw `CsvError`. */
export interface CsvScanner {
  /** Takes the next piece and returns the rows that are whole with it. */
  add(piece: string): RawRow[];
  /** Returns what is left when the text has ended. */
  end(): RawRow[];
}

/** In UTF-16 code units. A longer row is a quote that was never closed: reading ends there, and no more than that is held. */
const longestRow = 256 * 1024;

/**
 * Opens a scanner of CSV: RFC 4180, and what departments make of it. Rows end at CR LF, LF or CR, mixed as in files that
 * were edited on several systems; empty lines are passed over; rows may have any number of cells: what is wrong with
 * them is for the caller to say. Quotes that do not enclose a whole cell stand for themselves. Rows that begin on line
 * `afterLine` or before it are passed over, except the first, which is the header.
 */
export function csvScanner(afterLine = 0): CsvScanner {
  /** What came and is not read yet: from the beginning of a row on. */
  let text = '';
  let lineNo = 1;
  let headerRead = false;

  function scan(ended: boolean): RawRow[] {
    const rows: RawRow[] = [];
    let start = 0;
    let [quote, lf, cr] = [-1, -1, -1];
    while (start < text.length) {
      // Looked for only where the last one is passed: most texts have few quotes, and one kind of line break.
      if (quote < start) quote = indexFrom(text, '"', start);
      if (lf < start) lf = indexFrom(text, '\n', start);
      if (cr < start) cr = indexFrom(text, '\r', start);
      const lineEnd = Math.min(lf, cr);
      const quoted = quote < lineEnd ? readQuoted(text, start) : null;
      const end = quoted === null ? lineEnd : quoted.end;
      if (end - start > longestRow) throw new CsvError('CSV_MAX_RECORD_SIZE');
      // What comes next may belong to the row: more of it, the second of two quotes, the LF of CR LF.
      if (!ended && end + 1 >= text.length) break;
      if (quoted?.isOpen === true) throw new CsvError('CSV_QUOTE_NOT_CLOSED');
      const isEmpty = quoted === null ? end === start : quoted.cells.length === 1 && quoted.cells[0] === '';
      if (!isEmpty) {
        if (lineNo > afterLine || !headerRead) {
          rows.push({ lineNo, cells: quoted?.cells ?? text.slice(start, end).split(',') });
        }
        headerRead = true;
      }
      lineNo += 1 + (quoted?.breaks ?? 0);
      start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    }
    text = text.slice(start);
    return rows;
  }

  return {
    add(piece) {
      text += piece;
      return scan(false);
    },
    end: () => scan(true),
  };
}

/** A row in which there are quotes. */
interface QuotedRow {
  readonly cells: readonly string[];
  /** Where its line break stands; the text's length where it has none. */
  readonly end: number;
  /** Line breaks inside its cells. */
  readonly breaks: number;
  /** Whether the text ends before the last cell's second quote. */
  readonly isOpen: boolean;
}

function readQuoted(text: string, start: number): QuotedRow {
  const cells: string[] = [];
  let breaks = 0;
  let at = start;
  for (;;) {
    let end = at;
    let enclosed: string | null = null;
    if (text.charAt(at) === '"') {
      const close = closingQuote(text, at + 1);
      if (close === -1) return { cells, end: text.length, breaks, isOpen: true };
      enclosed = text.slice(at + 1, close).replaceAll('""', '"');
      breaks += countBreaks(enclosed);
      end = close + 1;
    }
    const after = end;
    while (end < text.length && !isCellEnd(text.charCodeAt(end))) end += 1;
    if (enclosed === null) cells.push(text.slice(at, end));
    else cells.push(end === after ? enclosed : `"${enclosed}"${text.slice(after, end)}`);
    if (text.charAt(end) !== ',') return { cells, end, breaks, isOpen: false };
    at = end + 1;
  }
}

/** Two quotes inside a cell are one of its text. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at;
}

function isCellEnd(code: number): boolean {
  return code === 0x2c || code === 0x0a || code === 0x0d;
}

function countBreaks(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function indexFrom(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at === -1 ? text.length : at;
}
