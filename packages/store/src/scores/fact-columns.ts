import type {
  FactContent,
  KnownEntry,
  ListEntryStep,
  LocalDate,
  PenaltyKind,
  RegistrationState,
  StandingEvent,
} from '@egret/domain';
import type { KnownSubject } from './known-subject.ts';

/*
 * The columns of the statement that reads the facts, each once: its name, its SQL and how its cell is read. The
 * statement, the order of the cells and the types of what is read all follow from these lists.
 *
 * In SQL, `s` is the subject, `g` its registration, `e` its enrolment, `l` its entries in lists, `r` a record with its
 * events.
 */

/** A column: SQL without an alias, and the reader of a cell in COPY's text format. */
export interface FactColumn<T> {
  readonly sql: string;
  readonly read: (cell: string) => T;
}

const nothing = '\\N';

const escaped = /\\(.)/g;
const unescapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Undoes the escapes of COPY's text format. */
function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(escaped, (_, character: string) => unescapes[character] ?? character);
}

/** A column that is never null. */
function required<T>(sql: string, read: (text: string) => T): FactColumn<T> {
  return {
    sql,
    read: (cell) => {
      if (cell === nothing) throw new Error(`${sql} is null`);
      return read(cell);
    },
  };
}

function optional<T>(sql: string, read: (text: string) => T): FactColumn<T | null> {
  return { sql, read: (cell) => (cell === nothing ? null : read(cell)) };
}

/**
 * Reads a closed vocabulary that a check constraint of the column holds to, a date or an id: the one place where what
 * the database promises becomes a type. None of these has a character that COPY escapes.
 */
const word =
  <T extends string>() =>
  (text: string): T =>
    text as T;

const noKinds: readonly PenaltyKind[] = [];
/** The few combinations that occur, parsed once. */
const penaltyKindsOf = new Map<string, readonly PenaltyKind[]>();

function readPenaltyKinds(text: string): readonly PenaltyKind[] {
  const known = penaltyKindsOf.get(text);
  if (known) return known;
  const kinds = Object.freeze(JSON.parse(text) as PenaltyKind[]);
  penaltyKindsOf.set(text, kinds);
  return kinds;
}

/** What of an event decides where its record stands, by the columns of `record_event h`. */
const eventColumns = {
  id: 'h.id',
  kind: 'h.kind',
  effectiveOn: 'h.effective_on',
  documentNumber: 'h.document_number',
  replacedBy: 'h.replaced_by',
  revokes: 'h.revokes',
} as const satisfies Record<keyof StandingEvent, string>;

/** One event as SQL; `events` below reads a JSON array of these. */
export const eventAsJson = `json_build_object(${Object.entries(eventColumns)
  .map(([name, sql]) => `'${name}', ${sql}`)
  .join(', ')})`;

const noEvents: readonly StandingEvent[] = [];

/** What of a step decides on which days its entry counts, by the columns of `list_entry_step t`. */
const stepColumns = {
  stepNo: 't.step_no',
  kind: 't.kind',
  effectiveOn: 't.effective_on',
  endsOn: 't.ends_on',
} as const satisfies Record<keyof ListEntryStep, string>;

/** One step as SQL; `entries` below reads a JSON array of entries with arrays of these. */
export const stepAsJson = `json_build_object(${Object.entries(stepColumns)
  .map(([name, sql]) => `'${name}', ${sql}`)
  .join(', ')})`;

const noEntries: readonly KnownEntry[] = [];

export const subjectColumns = {
  subjectId: required('s.id', word()),
  kind: required('s.kind', word<KnownSubject['kind']>()),
  since: optional('coalesce(g.registered_on, e.accepted_on)', word<LocalDate>()),
  registrationState: optional('g.state', word<RegistrationState>()),
  enrolledUntil: optional('e.withdrawn_on', word<LocalDate>()),
  minorUntil: optional('s.minor_until', word<LocalDate>()),
  entries: {
    sql: 'l.entries',
    read: (cell: string) =>
      cell === nothing ? noEntries : (JSON.parse(unescape(cell)) as readonly KnownEntry[]),
  },
} as const;

export const recordColumns = {
  kind: required('r.kind', word<FactContent['kind']>()),
  documentNumber: required('r.document_number', unescape),
  decidedOn: required('r.decided_on', word<LocalDate>()),
  validTo: optional('r.valid_to', word<LocalDate>()),
  severityStated: optional('r.severity_stated', word<NonNullable<FactContent['severityStated']>>()),
  procedureStated: optional('r.procedure_stated', word<NonNullable<FactContent['procedureStated']>>()),
  disclosureStated: optional('r.disclosure_stated', word<NonNullable<FactContent['disclosureStated']>>()),
  publicityStatedUntil: optional('r.publicity_stated_until', word<LocalDate>()),
  fineFen: optional('r.fine_fen', Number),
  penaltyKinds: {
    sql: `r.details -> 'penaltyKinds'`,
    read: (cell) => (cell === nothing ? noKinds : readPenaltyKinds(cell)),
  },
  otherKind: optional(`r.details ->> 'otherKind'`, word<NonNullable<FactContent['otherKind']>>()),
  honourLevel: optional(`r.details ->> 'honourLevel'`, word<NonNullable<FactContent['honourLevel']>>()),
  commitmentKind: optional(
    `r.details ->> 'commitmentKind'`,
    word<NonNullable<FactContent['commitmentKind']>>(),
  ),
  fulfilment: optional(`r.details ->> 'fulfilment'`, word<NonNullable<FactContent['fulfilment']>>()),
} as const satisfies { readonly [K in keyof FactContent]: FactColumn<FactContent[K]> };

/** What stands beside the content of a record; its id is null in the one row of a subject without records. */
export const besideContent = {
  recordId: optional('r.record_id', word()),
  events: {
    sql: 'r.events',
    read: (cell: string) =>
      cell === nothing ? noEvents : (JSON.parse(unescape(cell)) as readonly StandingEvent[]),
  },
} as const;

type Columns = Readonly<Record<string, FactColumn<unknown>>>;
export type RowOf<C extends Columns> = { readonly [K in keyof C]: ReturnType<C[K]['read']> };

/** Makes the reader of the cells from `offset` on, one after another, as `columns` says. */
export function readerOf<C extends Columns>(
  columns: C,
  offset: number,
): (cells: readonly string[]) => RowOf<C> {
  const readers = Object.entries(columns).map(([name, { read }]) => [name, read] as const);
  return (cells) => {
    const row: Record<string, unknown> = {};
    let index = offset;
    for (const [name, read] of readers) {
      row[name] = read(cells[index] ?? nothing);
      index += 1;
    }
    // Every name of the list has been read by its own reader.
    return row as RowOf<C>;
  };
}
