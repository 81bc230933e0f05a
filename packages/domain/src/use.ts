import type { StandingEvent } from './events.ts';
import type { RecordContent } from './law/law-of.ts';
import type { LawRules } from './law/rules.ts';
import type { LocalDate } from './local-date.ts';
import type { OtherKind } from './records.ts';
import type { SubjectKind } from './vocabulary.ts';

/** What of a subject decides who may see and use its records. */
export interface RecordSubject {
  readonly kind: SubjectKind;
  /** The day a minor turns 18; null for all others. */
  readonly minorUntil: LocalDate | null;
}

/** What of a record's content decides who may see and use it. */
export interface UsableContent extends RecordContent {
  readonly otherKind: OtherKind | null;
}

/** What may be done with a record on a day. */
export interface RecordUse {
  /** Shown to everybody, on public notices and in public lists. */
  readonly published: boolean;
  /** Seen by departments on their duty. */
  readonly shared: boolean;
  /** Seen with the consent of the subject, or by the subject. */
  readonly authorised: boolean;
  /** Read by score models and list rules. */
  readonly scored: boolean;
  /** The first later day on which any of this is otherwise by the passing of time; null: none known. */
  readonly changesOn: LocalDate | null;
}

/** What may be done with a record on a day, by where it stands and what the law makes of it. */
export declare function useOf(
  content: UsableContent,
  events: readonly StandingEvent[],
  subject: RecordSubject,
  rules: LawRules,
  on: LocalDate,
): RecordUse;
