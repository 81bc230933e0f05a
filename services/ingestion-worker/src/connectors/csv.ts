import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { TextDecoderStream } from 'node:stream/web';
import { parse } from 'csv-parse';
import { detectEncoding } from './encoding.ts';

/** One row as it stands in the file: the line it begins on (1 is the header's) and its cells. */
export interface RawRow {
  readonly lineNo: number;
  readonly cells: readonly string[];
}

/** A longer row is a quote that was never closed: reading ends there, and no more than that is held. */
const maxRowBytes = 256 * 1024;

/** Files edited on several systems mix them; in an unquoted cell there can be none. */
const lineBreaks = ['\r\n', '\n', '\r'];
const lineBreak = /\r\n|\n|\r/g;

/**
 * Reads a CSV file row by row, decoded as `detectEncoding` says, without holding more than a row. Quotes
 * inside unquoted cells stand for themselves, cells may have line breaks, empty lines are passed over, and
 * rows may have any number of cells: what is wrong with them is for the caller to say. Throws the file
 * system's error, or the parser's (a `code` that begins with `CSV_`).
 */
export async function* readCsv(path: string): AsyncGenerator<RawRow> {
  const encoding = await detectEncoding(path);
  const file = createReadStream(path);
  const text = Readable.fromWeb(Readable.toWeb(file).pipeThrough(new TextDecoderStream(encoding)));
  const parser = parse({
    bom: true,
    record_delimiter: lineBreaks,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: maxRowBytes,
  });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    let lineNo = 1;
    for await (const item of parser) {
      const cells = item as string[];
      if (cells.length > 1 || cells[0] !== '') yield { lineNo, cells };
      lineNo += 1 + breaksIn(cells);
    }
  } finally {
    // A caller that stops early would leave the file open.
    file.destroy();
  }
}

/** Line breaks inside the cells of a row: the parser's own count takes CR LF for two. */
function breaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) count += cell.match(lineBreak)?.length ?? 0;
  }
  return count;
}
