import { type HeaderMap, type Issue, type LawRules, mapRow, shownTitle, validate } from '@egret/domain';
import { z } from 'zod';
import {
  type DeliveredChunk,
  type DeliveredRow,
  DeliveryError,
  type OpenRun,
  type StagedPosition,
  type UnstagedRows,
} from '@egret/store';
import { readCsv } from './connectors/csv.ts';
import type { RawRow } from './connectors/csv-scanner.ts';
import { cellWithRows } from './merged-rows.ts';
import { readHeader } from './read-header.ts';
import { type UnreadRepresentatives, unreadRepresentatives } from './unread-representatives.ts';
import { type UntitledColumns, untitledColumns } from './untitled-columns.ts';

/** Rows kept together: large enough to cost little each, small enough to be read again when a worker is killed. */
const rowsInChunk = 2_000;

/** What must be remembered to go on after some rows: nothing of it is personal. */
const notesSchema = z.object({
  untitled: z.array(z.int32()),
  unread: z.object({ rows: z.int32(), lines: z.array(z.int32()) }),
});
type Notes = z.infer<typeof notesSchema>;

const noNotes: Notes = { untitled: [], unread: { rows: 0, lines: [] } };

/** A delivery whose header fits its template: closed with its file. */
export interface ReadDelivery extends UnstagedRows, AsyncDisposable {}

/**
 * Opens the delivery of a run after the rows that are staged (`position`), whose rows then say of themselves what they are: an entry, or what is wrong with them, what
 * `law` does not allow included.
 * Throws `DeliveryError` where the file has no header row, or one that `readHeader` refuses.
 */
export async function openDelivery(
  run: OpenRun,
  law: LawRules,
  position: Pick<StagedPosition, 'line' | 'notes'>,
): Promise<ReadDelivery> {
  const before = position.notes === null ? noNotes : notesSchema.parse(position.notes);
  const rows = readCsv(run.location, { afterLine: position.line, isCounted: run.expectedRows !== null });
  const close = async (): Promise<void> => void (await rows.return(undefined));
  try {
    const header = (await rows.next()).value?.[0];
    if (header === undefined) {
      throw new DeliveryError([{ field: '', code: 'empty-file', received: null, params: {} }]);
    }
    const titles = header.cells;
    const { map, warnings } = readHeader(run.template, titles);
    const untitled = untitledColumns(titles, before.untitled);
    const unread = unreadRepresentatives(before.unread);
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
      yield* chunkOf(reading, raw, delivered);
      raw = [];
      delivered = [];
    }
  }
  yield* chunkOf(reading, raw, delivered);
}

function* chunkOf(
  { untitled, unread }: Reading,
  raw: readonly string[],
  rows: readonly DeliveredRow[],
): Generator<DeliveredChunk> {
  const [first, ...rest] = rows;
  if (!first) return;
  const { rows: count, lines } = unread.found();
  const notes: Notes = { untitled: [...untitled.rows()], unread: { rows: count, lines: [...lines] } };
  yield { raw: raw.join('\n'), rows: [first, ...rest], notes: JSON.stringify(notes) };
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
