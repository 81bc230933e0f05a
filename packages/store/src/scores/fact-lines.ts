import type {
  CommitmentKind,
  Fact,
  Fulfilment,
  HonourLevel,
  LocalDate,
  OtherKind,
  PenaltyKind,
  Procedure,
  RecordKind,
  Severity,
  SubjectKind,
} from '@egret/domain';
import type { KnownSubject } from './known-subject.ts';

/** Columns of `factQuery`, by position. */
const column = {
  subjectId: 0,
  subjectKind: 1,
  since: 2,
  enrolledUntil: 3,
  minorUntil: 4,
  seq: 5,
  recordId: 6,
  kind: 7,
  documentNumber: 8,
  decidedOn: 9,
  validTo: 10,
  publicityEndsOn: 11,
  severity: 12,
  procedure: 13,
  fineFen: 14,
  status: 15,
  repairedOn: 16,
  disputed: 17,
  penaltyKinds: 18,
  otherKind: 19,
  honourLevel: 20,
  commitmentKind: 21,
  fulfilment: 22,
} as const;
const columnCount = Object.keys(column).length;

const nothing = '\\N';

/**
 * The value of a column, or null. The caller names the closed vocabulary that the column's check constraint
 * holds to (or a date): the one place where what the database promises becomes a type.
 */
function optional<T extends string>(cells: readonly string[], index: number): T | null {
  const cell = cells[index];
  return cell === undefined || cell === nothing ? null : (cell as T);
}

function required<T extends string>(cells: readonly string[], index: number): T {
  const value = optional<T>(cells, index);
  if (value === null) throw new Error(`column ${index} of the facts is null`);
  return value;
}

const escaped = /\\(.)/g;
const unescapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Undoes the escapes of COPY's text format. */
function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(escaped, (_, character: string) => unescapes[character] ?? character);
}

const none: readonly PenaltyKind[] = [];
/** The few combinations that occur, parsed once. */
const penaltyKindsOf = new Map<string, readonly PenaltyKind[]>();

function readPenaltyKinds(cell: string | null): readonly PenaltyKind[] {
  if (cell === null) return none;
  const known = penaltyKindsOf.get(cell);
  if (known) return known;
  const kinds = Object.freeze(JSON.parse(cell) as PenaltyKind[]);
  penaltyKindsOf.set(cell, kinds);
  return kinds;
}

function readFact(cells: readonly string[], recordId: string): Fact {
  const fineFen = optional(cells, column.fineFen);
  return {
    recordId,
    kind: required<RecordKind>(cells, column.kind),
    documentNumber: unescape(required(cells, column.documentNumber)),
    decidedOn: required<LocalDate>(cells, column.decidedOn),
    validTo: optional<LocalDate>(cells, column.validTo),
    publicityEndsOn: optional<LocalDate>(cells, column.publicityEndsOn),
    severity: optional<Severity>(cells, column.severity),
    procedure: optional<Procedure>(cells, column.procedure),
    fineFen: fineFen === null ? null : Number(fineFen),
    status: required<Fact['status']>(cells, column.status),
    repairedOn: optional<LocalDate>(cells, column.repairedOn),
    disputed: cells[column.disputed] === 't',
    penaltyKinds: readPenaltyKinds(optional(cells, column.penaltyKinds)),
    otherKind: optional<OtherKind>(cells, column.otherKind),
    honourLevel: optional<HonourLevel>(cells, column.honourLevel),
    commitmentKind: optional<CommitmentKind>(cells, column.commitmentKind),
    fulfilment: optional<Fulfilment>(cells, column.fulfilment),
  };
}

/** Dates and UUIDs in lower case have the same order as text; a comparison by locale would take longer. */
function byDecision(a: Fact, b: Fact): number {
  if (a.decidedOn !== b.decidedOn) return a.decidedOn < b.decidedOn ? -1 : 1;
  return a.recordId < b.recordId ? -1 : 1;
}

/**
 * Takes the lines of `factQuery` in COPY's text format, in pieces that end with a line, and gives one
 * subject after another, its facts in the order (decidedOn, recordId): sorting a handful here costs less
 * than sorting the whole scope by three columns there.
 */
export async function* readSubjects(pieces: AsyncIterable<string>): AsyncGenerator<KnownSubject> {
  let head: Omit<KnownSubject, 'facts'> | null = null;
  let facts: Fact[] = [];
  for await (const piece of pieces) {
    for (let start = 0; start < piece.length;) {
      const end = piece.indexOf('\n', start);
      const cells = piece.slice(start, end).split('\t');
      start = end + 1;
      if (cells.length !== columnCount) throw new Error(`a line of facts has ${cells.length} columns`);
      if (cells[column.subjectId] !== head?.subjectId) {
        if (head) yield { ...head, facts: facts.sort(byDecision) };
        head = readHead(cells);
        facts = [];
      }
      const recordId = optional(cells, column.recordId);
      if (recordId !== null) facts.push(readFact(cells, recordId));
    }
  }
  if (head) yield { ...head, facts: facts.sort(byDecision) };
}

function readHead(cells: readonly string[]): Omit<KnownSubject, 'facts'> {
  return {
    subjectId: required(cells, column.subjectId),
    kind: required<SubjectKind>(cells, column.subjectKind),
    since: optional<LocalDate>(cells, column.since),
    enrolledUntil: optional<LocalDate>(cells, column.enrolledUntil),
    minorUntil: optional<LocalDate>(cells, column.minorUntil),
    seq: Number(required(cells, column.seq)),
  };
}
