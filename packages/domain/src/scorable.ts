import type { LocalDate } from './local-date.ts';
import type { SubjectKind } from './vocabulary.ts';

/** What decides whether a subject has a score at all. */
export interface Scorable {
  readonly kind: SubjectKind;
  /** Of a person: the day of acceptance; null: not enrolled. */
  readonly since: LocalDate | null;
  /** The first day on which a withdrawn enrolment no longer holds; null where none is withdrawn. */
  readonly enrolledUntil: LocalDate | null;
  /** The day on which a minor subject turns 18; null for all others. */
  readonly minorUntil: LocalDate | null;
}

/**
 * Whether a subject has a score on a day, if there is a model for its kind: organisations and the self-employed
 * always, a natural person of age from the day of acceptance to the day before the withdrawal.
 */
export function isScorable(subject: Scorable, asOf: LocalDate): boolean {
  if (subject.kind !== 'natural-person') return true;
  const { since, enrolledUntil, minorUntil } = subject;
  if (since === null || since > asOf || (minorUntil !== null && minorUntil > asOf)) return false;
  return enrolledUntil === null || enrolledUntil > asOf;
}

/** The first later day on which `isScorable` answers differently by the passing of time; null where there is none. */
export function scorableChangesOn(subject: Scorable, asOf: LocalDate): LocalDate | null {
  const now = isScorable(subject, asOf);
  const days = [subject.since, subject.enrolledUntil, subject.minorUntil].filter((day) => day !== null);
  return days.toSorted().find((day) => day > asOf && isScorable(subject, day) !== now) ?? null;
}
