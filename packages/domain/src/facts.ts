import type { RecordContent } from './law/law-of.ts';
import type { LawRules } from './law/rules.ts';
import type { StandingEvent } from './events.ts';
import type { LocalDate } from './local-date.ts';
import type {
  CommitmentKind,
  CreditRecord,
  Fulfilment,
  HonourLevel,
  OtherKind,
  PenaltyKind,
  Registration,
} from './records.ts';
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

/** All that is known of one subject for scoring as of a day, records in the order (decidedOn, recordId). */
export interface SubjectFacts {
  readonly subjectId: string;
  readonly kind: SubjectKind;
  /** Organisations and self-employed: registered on, null where no register entry is held. Persons: enrolled on. */
  readonly since: LocalDate | null;
  /** What the register says of an organisation; null where no register entry is held, and for persons. */
  readonly registrationState: Registration['state'] | null;
  readonly facts: readonly Fact[];
  /** The first later day on which a fact is otherwise, comes or goes by the passing of time; null: none known. */
  readonly changesOn: LocalDate | null;
}

/** What of a record's content a fact is made of: the columns and details by name, null where the kind has none. */
export interface FactContent extends RecordContent {
  readonly otherKind: OtherKind | null;
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

/** What the store knows of one subject for scoring, on no particular day; records in the order (decidedOn, recordId). */
export interface KnownFacts {
  readonly subjectId: string;
  readonly kind: SubjectKind;
  readonly since: LocalDate | null;
  readonly registrationState: Registration['state'] | null;
  readonly minorUntil: LocalDate | null;
  readonly records: readonly KnownRecord[];
}

/** The part of a record's content that a fact is made of. */
export declare function factContentOf(record: CreditRecord): FactContent;

/**
 * The fact of a record on a day, or null where it may not be scored then; with the first later day on which this
 * answer is otherwise by the passing of time.
 */
export declare function factOf(
  record: KnownRecord,
  subject: { readonly kind: SubjectKind; readonly minorUntil: LocalDate | null },
  rules: LawRules,
  on: LocalDate,
): { readonly fact: Fact | null; readonly changesOn: LocalDate | null };

/** All facts of a subject on a day. */
export declare function subjectFactsOf(known: KnownFacts, rules: LawRules, on: LocalDate): SubjectFacts;
