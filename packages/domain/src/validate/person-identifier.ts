import { checkIdentifier } from '../identity/check-identifier.ts';
import type { Field } from '../mappings/mapping.ts';
import type { Identifier } from '../records.ts';
import { required } from './issues.ts';
import { readWord } from './read-cell.ts';
import type { Row } from './row.ts';
import { titleOf } from './row.ts';
import { paperWords } from './subject-words.ts';

/**
 * The number of a natural person by the type of their papers, or of the column that only citizen numbers
 * stand in; null with an issue where there is none or it is wrong.
 */
export function readPersonIdentifier(row: Row): Identifier | null {
  const { personNumber, residentId } = row.draft;
  if (!personNumber && residentId) return check(row, 'residentId', 'resident-id', residentId);
  if (!personNumber) {
    row.issues.push(
      required(titleOf(row.template, personNumber === undefined ? 'residentId' : 'personNumber')),
    );
    readWord(row, 'paper', paperWords);
    return null;
  }
  return readNumber(row, 'paper', 'personNumber', personNumber);
}

/** A legal representative's number: optional, but required once a type is given. */
export function readRepresentativeIdentifier(row: Row): Identifier | null {
  const { legalRepresentativeNumber, legalRepresentativePaper } = row.draft;
  if (legalRepresentativeNumber) {
    return readNumber(
      row,
      'legalRepresentativePaper',
      'legalRepresentativeNumber',
      legalRepresentativeNumber,
    );
  }
  if (legalRepresentativePaper) row.issues.push(required(titleOf(row.template, 'legalRepresentativeNumber')));
  return null;
}

/** Without a column for the type, numbers are citizen numbers: the standard of 2015 knew no others. */
function readNumber(row: Row, paperField: Field, numberField: Field, number: string): Identifier | null {
  const paper = row.draft[paperField];
  if (paper === undefined) return check(row, numberField, 'resident-id', number);
  if (paper === null) {
    row.issues.push(required(titleOf(row.template, paperField)));
    return null;
  }
  const scheme = readWord(row, paperField, paperWords);
  return scheme === null ? null : check(row, numberField, scheme, number);
}

function check(row: Row, field: Field, scheme: Identifier['scheme'], number: string): Identifier | null {
  const checked = checkIdentifier(scheme, number, '', row.context.deliveredOn);
  if (checked.ok) return checked.value;
  const title = titleOf(row.template, field);
  row.issues.push(...checked.issues.map((found) => ({ ...found, field: title })));
  return null;
}
