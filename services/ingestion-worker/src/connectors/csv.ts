import { open } from 'node:fs/promises';
import { csvScanner, type RawRow } from './csv-scanner.ts';
import { detectEncoding } from './encoding.ts';

export interface CsvOptions {
  /** Where reading goes on: the rows that begin on this line of the file or before it are passed over. */
  readonly afterLine?: number;
}

const bufferBytes = 64 * 1024;

/**
 * Reads a CSV file, decoded as `detectEncoding` says, and returns its rows as `csvScanner` has them, as many at a time as
 * are whole in what is read at once: no more than that and one row is held. The first of these batches is the header
 * alone, whatever `afterLine` says; none is empty. Throws the file system's error, or `CsvError`.
 */
export async function* readCsv(
  path: string,
  { afterLine = 0 }: CsvOptions = {},
): AsyncGenerator<readonly RawRow[], undefined> {
  const decoder = new TextDecoder(await detectEncoding(path));
  const scanner = csvScanner(afterLine);
  await using file = await open(path, 'r');
  const buffer = new Uint8Array(bufferBytes);
  let headerRead = false;
  for (let ended = false; !ended;) {
    const { bytesRead } = await file.read(buffer, 0, bufferBytes);
    ended = bytesRead === 0;
    const text = decoder.decode(buffer.subarray(0, bytesRead), { stream: !ended });
    // Of two byte order marks, which some programs write, the decoder takes one.
    const rows = scanner.add(headerRead ? text : text.replace(/^\uFEFF/, ''));
    if (ended) rows.push(...scanner.end());
    if (!headerRead && rows.length > 0) {
      yield rows.splice(0, 1);
      headerRead = true;
    }
    if (rows.length > 0) yield rows;
  }
}
