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

/** A longer row is a quote that was never closed: it is cut there, and no more than that is held. */
const maxRowCharacters = 256 * 1024;

/**
 * Reads a CSV file row by row, decoded as `detectEncoding` says, without holding more than a row. Quotes
 * inside unquoted cells stand for themselves, cells may have line breaks, and rows may have any number
 * of cells: what is wrong with them is for the caller to say. Throws the file system's or the decoder's error.
 */
export async function* readCsv(path: string): AsyncGenerator<RawRow> {
  const encoding = await detectEncoding(path);
  const text = Readable.toWeb(createReadStream(path)).pipeThrough(new TextDecoderStream(encoding));
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRowCharacters,
  });
  const source = Readable.fromWeb(text);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let previousEnd = 0;
  for await (const item of parser) {
    const { record, info } = item as { record: string[]; info: { lines: number } };
    yield { lineNo: previousEnd + 1, cells: record };
    previousEnd = info.lines;
  }
}
