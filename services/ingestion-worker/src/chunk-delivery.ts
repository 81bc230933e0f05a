import { type HeaderMap, type Issue, type LawRules, mapRow, shownTitle, validate } from '@egret/domain';
import { type DeliveredChunk, type DeliveredRow, DeliveryError, type OpenRun } from '@egret/store';
import { readCsv } from './connectors/csv.ts';
import type { RawRow } from './connectors/csv-scanner.ts';
import { cellWithRows } from './merged-rows.ts';
import { readHeader } from './read-header.ts';
import { type UnreadRepresentatives, unreadRepresentatives } from './unread-representatives.ts';
import { type UntitledColumns, untitledColumns } from './untitled-columns.ts';

/** Rows sealed and sent together: large enough to cost little each, small enough to open one at need. */
const rowsInChunk = 500;

/** A delivery whose header fits its template: closed with its file. */
export interface ReadDelivery extends AsyncDisposable {
  /** What its department should know of it; complete once the chunks are read. */
  warnings(): readonly Issue[];
  /** The rows, read as they are asked for, once. */
  readonly chunks: AsyncIterable<DeliveredChunk>;
}

/**
 * Opens the delivery of a run, whose rows then say of themselves what they are: an entry, or what is wrong with them, what
 * `law` does not allow included.
 * Throws `DeliveryError` where the file has no header row, or one that `readHeader` refuses.
 */
export async function openDelivery(run: OpenRun, law: LawRules): Promise<ReadDelivery> {
  const rows = readCsv(run.location);
  const close = async (): Promise<void> => void (await rows.return(undefined));
  try {
    const header = (await rows.next()).value?.[0];
    if (header === undefined) {
      throw new DeliveryError([{ field: '', code: 'empty-file', received: null, params: {} }]);
    }
    const titles = header.cells;
    const { map, warnings } = readHeader(run.template, titles);
    const untitled = untitledColumns(titles);
    const unread = unreadRepresentatives();
    return {
      warnings: () => [...warnings, ...untitled.warnings(), ...unread.warnings()],
      chunks: chunkRows({ run, map, titles, law, untitled, unread }, rows),
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function* chunkRows(
  reading: Reading,
  batches: AsyncIterable<readonly RawRow[]>,
): AsyncGenerator<DeliveredChunk> {
  let raw: string[] = [];
  let delivered: DeliveredRow[] = [];
  for await (const rows of batches) {
    for (const row of rows) {
      raw.push(JSON.stringify(row.cells));
      delivered.push(readRow(reading, row));
      if (delivered.length < rowsInChunk) continue;
      yield* chunkOf(raw, delivered);
      raw = [];
      delivered = [];
    }
  }
  yield* chunkOf(raw, delivered);
}

function* chunkOf(raw: readonly string[], rows: readonly DeliveredRow[]): Generator<DeliveredChunk> {
  const [first, ...rest] = rows;
  if (first) yield { raw: raw.join('\n'), rows: [first, ...rest] };
}

/** What the rows of a delivery are read by. */
interface Reading {
  readonly run: OpenRun;
  readonly map: HeaderMap;
  readonly titles: readonly string[];
  readonly law: LawRules;
  readonly untitled: UntitledColumns;
  readonly unread: UnreadRepresentatives;
}

function readRow({ run, map, titles, law, untitled, unread }: Reading, row: RawRow): DeliveredRow {
  const { lineNo, cells } = row;
  if (cells.length !== titles.length) {
    return { lineNo, type: 'rejected', issues: [wrongWidth(titles.length, cells.length)] };
  }
  const merged = cellWithRows(cells);
  if (merged !== null) {
    return { lineNo, type: 'rejected', issues: [mergedRows(titles[merged] ?? '', row)] };
  }
  untitled.look(cells);
  const { deliveredOn, department } = run;
  const draft = mapRow(map, cells);
  const checked = validate(run.template, draft, { deliveredOn, department }, law);
  if (!checked.ok) return { lineNo, type: 'quarantined', issues: checked.issues };
  unread.look(lineNo, draft, checked.value);
  return { lineNo, type: 'entry', entry: checked.value };
}

function wrongWidth(expected: number, columns: number): Issue {
  return { field: '', code: 'column-count', received: null, params: { expected, columns } };
}

/** What stands in the cell is somebody else's row: none of it is carried. */
function mergedRows(title: string, { lineNo, cells }: RawRow): Issue {
  const breaks = cells.join('').match(/\r\n|\n|\r/g)?.length ?? 0;
  const params = { first: lineNo, last: lineNo + breaks };
  return { field: shownTitle(title), code: 'merged-rows', received: null, params };
}
