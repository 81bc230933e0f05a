import type { LocalDate, SubjectFacts } from '@egret/domain';

/** A subject as the store knows it for scoring and for the list rules, at one point of the known-axis. */
export interface KnownSubject extends SubjectFacts {
  /** The first day on which a withdrawn enrolment holds no more; null where none is withdrawn. */
  readonly enrolledUntil: LocalDate | null;
  readonly minorUntil: LocalDate | null;
  /** What was known: the seq that the facts were read at. */
  readonly seq: number;
}

/**
 * Whether a subject has a score on a day, if a model is for its kind: organisations and self-employed
 * always, a natural person of age from the day of acceptance to the day before the withdrawal.
 */
export function isScorable(subject: KnownSubject, asOf: LocalDate): boolean {
  if (subject.kind !== 'natural-person') return true;
  const { since, enrolledUntil } = subject;
  if (since === null || since > asOf || isMinor(subject, asOf)) return false;
  return enrolledUntil === null || enrolledUntil > asOf;
}

/** Whether the subject is a minor on a day: then it is neither scored nor listed. */
export function isMinor(subject: KnownSubject, asOf: LocalDate): boolean {
  return subject.minorUntil !== null && subject.minorUntil > asOf;
}
