import type { FactContent, KnownRecord } from '@egret/domain';
import { besideContent, readerOf, recordColumns, subjectColumns } from './fact-columns.ts';
import type { KnownSubject } from './known-subject.ts';

const width = {
  subject: Object.keys(subjectColumns).length,
  record: Object.keys(recordColumns).length,
  beside: Object.keys(besideContent).length,
};
/** The seq comes last. */
const seqIndex = width.subject + width.record + width.beside;

const readSubject = readerOf(subjectColumns, 0);
const readContent: (cells: readonly string[]) => FactContent = readerOf(recordColumns, width.subject);
const readBeside = readerOf(besideContent, width.subject + width.record);

/**
 * By the day, then by the number, which is the same in every installation where ids are random. All of them are compared
 * as text; a comparison by locale would take longer.
 */
function byDecision(a: KnownRecord, b: KnownRecord): number {
  const [one, other] = [a.content, b.content];
  if (one.decidedOn !== other.decidedOn) return one.decidedOn < other.decidedOn ? -1 : 1;
  if (one.documentNumber !== other.documentNumber) return one.documentNumber < other.documentNumber ? -1 : 1;
  return a.recordId < b.recordId ? -1 : 1;
}

/**
 * Takes the lines of `factQuery` in COPY's text format, in pieces that end with a line, and returns one
 * subject after another, its records in the order (decidedOn, documentNumber, recordId): sorting a handful here
 * costs less than sorting the whole scope by four columns there.
 */
export async function* readSubjects(pieces: AsyncIterable<string>): AsyncGenerator<KnownSubject> {
  let head: Omit<KnownSubject, 'records'> | null = null;
  let records: KnownRecord[] = [];
  for await (const piece of pieces) {
    for (let start = 0; start < piece.length;) {
      const end = piece.indexOf('\n', start);
      const cells = piece.slice(start, end).split('\t');
      start = end + 1;
      if (cells.length !== seqIndex + 1) throw new Error(`a line of facts has ${cells.length} columns`);
      // The subject's id is the first column.
      if (cells[0] !== head?.subjectId) {
        if (head) yield { ...head, records: records.sort(byDecision) };
        head = { ...readSubject(cells), seq: Number(cells[seqIndex]) };
        records = [];
      }
      const { recordId, events } = readBeside(cells);
      if (recordId !== null) records.push({ recordId, content: readContent(cells), events });
    }
  }
  if (head) yield { ...head, records: records.sort(byDecision) };
}
