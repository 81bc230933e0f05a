import { open } from 'node:fs/promises';
import { DeliveryError } from '@egret/store';
import { csvScanner, type RawRow } from './csv-scanner.ts';
import { detectEncoding } from './encoding.ts';

export interface CsvOptions {
  /** Where reading goes on: the rows that begin on this line of the file or before it are passed over. */
  readonly afterLine?: number;
  /** Whether the rows are compared with a number that somebody promised: then the last line needs no line break. */
  readonly isCounted?: boolean;
}

const bufferBytes = 64 * 1024;

/**
 * Reads a CSV file, decoded as `detectEncoding` says, and returns its rows as `csvScanner` has them, as many at a time as
 * are whole in what is read at once: no more than that and one row is held. The first of these batches is the header
 * alone, whatever `afterLine` says; none is empty. Throws the file system's error, `CsvError`, or `DeliveryError` where the
 * file may be a part of one: its last line is open, or its size or time changed while it was read. What was returned
 * before counts only when the last row has come.
 */
export async function* readCsv(
  path: string,
  { afterLine = 0, isCounted = false }: CsvOptions = {},
): AsyncGenerator<readonly RawRow[], undefined> {
  await using file = await open(path, 'r');
  const opened = await file.stat();
  const decoder = new TextDecoder(await detectEncoding(path));
  const scanner = csvScanner(afterLine);
  const buffer = new Uint8Array(bufferBytes);
  let headerRead = false;
  /** Whether what was read ends inside a line that must have its end. */
  let isCut = false;
  for (let ended = false; !ended;) {
    const { bytesRead } = await file.read(buffer, 0, bufferBytes);
    ended = bytesRead === 0;
    const text = decoder.decode(buffer.subarray(0, bytesRead), { stream: !ended });
    if (text !== '') isCut = !isCounted && !text.endsWith('\n') && !text.endsWith('\r');
    // Of two byte order marks, which some programs write, the decoder takes one.
    const rows = scanner.add(headerRead ? text : text.replace(/^\uFEFF/, ''));
    if (ended) {
      const read = await file.stat();
      if (read.size !== opened.size || read.mtimeMs !== opened.mtimeMs) throw refusal('file-changed');
      // The only row is the header whatever it ends with: of a spreadsheet, say, its caller tells more than that.
      if (isCut && headerRead) throw refusal('last-line-open');
      rows.push(...scanner.end());
    }
    if (!headerRead && rows.length > 0) {
      yield rows.splice(0, 1);
      headerRead = true;
      if (ended && isCut) throw refusal('last-line-open');
    }
    if (rows.length > 0) yield rows;
  }
}

function refusal(code: 'file-changed' | 'last-line-open'): DeliveryError {
  return new DeliveryError([{ field: '', code, received: null, params: {} }]);
}
