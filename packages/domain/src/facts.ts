import type { StandingEvent } from './events.ts';
import type { KnownEntry } from './lists/entry.ts';
import { listedSpells } from './lists/listed-spells.ts';
import type { ListedSpell } from './lists/listed-spells.ts';
import { procedureOf, severityOf } from './law/penalty-law.ts';
import type { LawRules } from './law/rules.ts';
import type { LocalDate } from './local-date.ts';
import type {
  CommitmentKind,
  CreditRecord,
  Fulfilment,
  HonourLevel,
  OtherKind,
  PenaltyKind,
  RegistrationState,
} from './records.ts';
import { standingOf } from './standing.ts';
import { changeDays, firstChange, isMinor, isUsable } from './use.ts';
import type { RecordSubject, UsableContent } from './use.ts';
import type { Procedure, RecordKind, Severity, SubjectKind } from './vocabulary.ts';

/**
 * What a score model and a list rule may know of one record as of a day: of one that may be scored on that day, and
 * only what holds on it. Protected and forbidden attributes have no place here, so that no rule can read them.
 */
export interface Fact {
  readonly recordId: string;
  readonly kind: RecordKind;
  readonly documentNumber: string;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
  /** Of a penalty as stated, else as the law of its day makes it; null for all other kinds. */
  readonly severity: Severity | null;
  readonly procedure: Procedure | null;
  readonly fineFen: number | null;
  /** On the day of the fact. */
  readonly repaired: boolean;
  readonly fulfilled: boolean;
  readonly disputed: boolean;
  readonly penaltyKinds: readonly PenaltyKind[];
  readonly otherKind: OtherKind | null;
  readonly honourLevel: HonourLevel | null;
  readonly commitmentKind: CommitmentKind | null;
  readonly fulfilment: Fulfilment | null;
  /** The first later day on which any of this is otherwise, or the record may no longer be scored; null: none known. */
  readonly changesOn: LocalDate | null;
}

/** What a fact has beside its record, kind and day, where its record says nothing. */
export const blankFact = {
  validTo: null,
  severity: null,
  procedure: null,
  fineFen: null,
  repaired: false,
  fulfilled: false,
  disputed: false,
  penaltyKinds: [],
  otherKind: null,
  honourLevel: null,
  commitmentKind: null,
  fulfilment: null,
  changesOn: null,
} as const satisfies Omit<Fact, 'recordId' | 'kind' | 'documentNumber' | 'decidedOn'>;

/** All that is known of one subject for scoring as of a day, records in the order (decided on, document number, id). */
export interface SubjectFacts {
  readonly subjectId: string;
  readonly kind: SubjectKind;
  /** Organisations and self-employed: registered on, null where no register entry is held. Persons: enrolled on. */
  readonly since: LocalDate | null;
  /** What the register says of an organisation; null where no register entry is held, and for persons. */
  readonly registrationState: RegistrationState | null;
  readonly facts: readonly Fact[];
  /** The lists that it is known to stand on at any time, entries in force alone (not proposed, not suspended); none if left out. */
  readonly listed?: readonly ListedSpell[];
  /** The first later day on which a fact is otherwise, comes or goes by the passing of time; null: none known. */
  readonly changesOn: LocalDate | null;
}

/** What of a record's content a fact is made of: the columns and details by name, null where the kind has none. */
export interface FactContent extends UsableContent {
  readonly honourLevel: HonourLevel | null;
  readonly commitmentKind: CommitmentKind | null;
  readonly fulfilment: Fulfilment | null;
}

/** A record as the store knows it: its current content and all its events, in any order. */
export interface KnownRecord {
  readonly recordId: string;
  readonly content: FactContent;
  readonly events: readonly StandingEvent[];
}

/** What the store knows of one subject for scoring, on no particular day; records in the order (decided on, document number, id). */
export interface KnownFacts {
  readonly subjectId: string;
  readonly kind: SubjectKind;
  readonly since: LocalDate | null;
  readonly registrationState: RegistrationState | null;
  readonly minorUntil: LocalDate | null;
  readonly records: readonly KnownRecord[];
  /** Its entries in lists, however they stand; none if left out. */
  readonly entries?: readonly KnownEntry[];
}

/** The part of a record's content that a fact is made of. */
export function factContentOf(record: CreditRecord): FactContent {
  const { kind, documentNumber, decidedOn, validTo, fineFen } = record;
  const { severityStated, procedureStated, disclosureStated, publicityStatedUntil } = record;
  return {
    ...{ kind, documentNumber, decidedOn, validTo, fineFen },
    ...{ severityStated, procedureStated, disclosureStated, publicityStatedUntil },
    penaltyKinds: record.kind === 'penalty' ? record.details.penaltyKinds : [],
    otherKind: record.kind === 'other' ? record.details.otherKind : null,
    honourLevel: record.kind === 'other' ? record.details.honourLevel : null,
    commitmentKind: record.kind === 'commitment' ? record.details.commitmentKind : null,
    fulfilment: record.kind === 'commitment' ? record.details.fulfilment : null,
  };
}

/**
 * The fact of a record on a day, or null where it may not be scored then; with the first later day on which this
 * answer is otherwise by the passing of time.
 */
export function factOf(
  record: KnownRecord,
  subject: Pick<RecordSubject, 'kind' | 'minorUntil'>,
  rules: LawRules,
  on: LocalDate,
): { readonly fact: Fact | null; readonly changesOn: LocalDate | null } {
  const { content, events, recordId } = record;
  const answer = (day: LocalDate): FactOnDay => factOnDay(content, events, subject, rules, day);
  const now = answer(on);
  const days = changeDays(content, events, subject, rules);
  const changesOn = firstChange(days, on, (day) => !isSame(now, answer(day)));
  if (!now.scored) return { fact: null, changesOn };
  const isPenalty = content.kind === 'penalty';
  const procedure = isPenalty ? procedureOf(content, subject.kind, rules).value : null;
  const fact: Fact = {
    recordId,
    kind: content.kind,
    documentNumber: content.documentNumber,
    decidedOn: content.decidedOn,
    validTo: content.validTo,
    severity: procedure === null ? null : severityOf(content, procedure, rules).value,
    procedure,
    fineFen: content.fineFen,
    repaired: now.repaired,
    fulfilled: now.fulfilled,
    disputed: now.disputed,
    penaltyKinds: content.penaltyKinds,
    otherKind: content.otherKind,
    honourLevel: content.honourLevel,
    commitmentKind: content.commitmentKind,
    fulfilment: content.fulfilment,
    changesOn,
  };
  return { fact, changesOn };
}

/** All facts of a subject on a day. */
export function subjectFactsOf(known: KnownFacts, rules: LawRules, on: LocalDate): SubjectFacts {
  const { subjectId, kind, since, registrationState } = known;
  const facts: Fact[] = [];
  let changesOn: LocalDate | null = null;
  for (const record of known.records) {
    const answer = factOf(record, known, rules, on);
    if (answer.fact !== null) facts.push(answer.fact);
    if (answer.changesOn !== null && (changesOn === null || answer.changesOn < changesOn)) {
      changesOn = answer.changesOn;
    }
  }
  const subject = { subjectId, kind, since, registrationState, facts, changesOn };
  if (known.entries === undefined) return subject;
  return { ...subject, listed: known.entries.flatMap(({ list, steps }) => listedSpells(list, steps)) };
}

/** What of a fact moves with the calendar. */
interface FactOnDay {
  readonly scored: boolean;
  readonly repaired: boolean;
  readonly fulfilled: boolean;
  readonly disputed: boolean;
}

const unused: FactOnDay = { scored: false, repaired: false, fulfilled: false, disputed: false };
const plain: FactOnDay = { ...unused, scored: true };

function factOnDay(
  content: FactContent,
  events: readonly StandingEvent[],
  subject: Pick<RecordSubject, 'minorUntil'>,
  rules: LawRules,
  day: LocalDate,
): FactOnDay {
  if (content.decidedOn > day || isMinor(subject, day)) return unused;
  // Most records have no events: where they stand needs no working out.
  const standing = events.length === 0 ? untouched : standingOf(content, events, day);
  if (!isUsable(content, standing, rules, day)) return unused;
  if (standing === untouched) return plain;
  return {
    scored: true,
    repaired: standing.repairedOn !== null,
    fulfilled: standing.fulfilledOn !== null,
    disputed: standing.disputed,
  };
}

/** Where a record without events stands from the day of its decision on. */
const untouched = { stands: true, repairedOn: null, fulfilledOn: null, disputed: false } as const;

function isSame(a: FactOnDay, b: FactOnDay): boolean {
  return (
    a.scored === b.scored &&
    a.repaired === b.repaired &&
    a.fulfilled === b.fulfilled &&
    a.disputed === b.disputed
  );
}
