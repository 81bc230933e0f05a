import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** A value of one column in COPY's text format; `undefined` is not allowed, so that none is forgotten. */
export type CopyValue = string | number | boolean | Buffer | null;

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function encodeValue(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') {
    return special.test(value)
      ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? '')
      : value;
  }
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return `\\\\x${value.toString('hex')}`;
}

/** Takes one row's values in the order of its columns and returns its line in COPY's text format. */
export function encodeCopyRow(values: readonly CopyValue[]): string {
  return `${values.map(encodeValue).join('\t')}\n`;
}

/**
 * Copies rows, encoded by `encodeCopyRow`, into `target`: a table with its columns, such as
 * `raw_chunk (run_id, chunk_no)`, never from outside. Nothing is sent where there are no rows. Throws the
 * database's error where it refuses a row.
 */
export async function copyInto(client: ClientBase, target: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const stream = client.query(copyFrom(`copy ${target} from stdin`));
  await pipeline(Readable.from([lines.join('')], { objectMode: false }), stream);
}

/**
 * Returns a stream that copies a file's bytes into `target` as PostgreSQL reads them itself, with COPY's own
 * `options` such as `format csv, header`; neither may come from outside.
 */
export function copyFile(client: ClientBase, target: string, options: string): Writable {
  return client.query(copyFrom(`copy ${target} from stdin with (${options})`));
}

/** Returns a stream of the rows of `table`, which may not come from outside, in COPY's text format. */
export function copyOut(client: ClientBase, table: string): Readable {
  return client.query(copyTo(`copy ${table} to stdout`));
}
