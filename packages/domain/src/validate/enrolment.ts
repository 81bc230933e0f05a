import { birthDate, minorUntil } from '../identity/personal.ts';
import type { LocalDate } from '../local-date.ts';
import { mask } from '../mask.ts';
import type { Entry, SubjectReference } from '../records.ts';
import { checkOrder, checkPast, readDate, readPastDate, readReference } from './read-cell.ts';
import type { Row } from './row.ts';
import { report } from './row.ts';
import { readSubjectOf } from './subject.ts';

/**
 * A person's acceptance of the score agreement, or its end; null with issues. Only persons whose number proves that they
 * were 18 on the day of acceptance can be enrolled: minors are never scored.
 */
export function readEnrolment(row: Row): Entry | null {
  const acceptedOn = readPastDate(row, 'acceptedOn');
  const withdrawnOn = readDate(row, 'withdrawnOn');
  if (withdrawnOn !== null && checkPast(row, 'withdrawnOn', withdrawnOn)) {
    checkOrder(row, { field: 'acceptedOn', date: acceptedOn }, { field: 'withdrawnOn', date: withdrawnOn });
  }
  const subject = readSubjectOf(row, 'natural-person', acceptedOn);
  if (subject !== null) checkAge(row, subject, acceptedOn);
  const agreementNumber = readReference(row, 'agreementNumber');
  if (acceptedOn === null || subject === null || agreementNumber === null) return null;
  return { type: 'enrolment', subject, enrolment: { agreementNumber, acceptedOn, withdrawnOn } };
}

function checkAge(row: Row, subject: SubjectReference, acceptedOn: LocalDate | null): void {
  const [identifier] = subject.identifiers;
  const field = row.draft.personNumber ? 'personNumber' : 'residentId';
  const received = mask(identifier.value);
  if (birthDate(identifier) === null) {
    report(row, field, { code: 'age-unknown', params: {} }, received);
    return;
  }
  const ofAgeOn = acceptedOn === null ? null : minorUntil(identifier, acceptedOn);
  if (ofAgeOn !== null) report(row, field, { code: 'minor', params: { ofAgeOn } }, received);
}
