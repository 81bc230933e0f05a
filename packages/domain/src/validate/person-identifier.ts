import { checkIdentifier } from '../identity/check-identifier.ts';
import type { Draft, Field } from '../mappings/mapping.ts';
import type { Entry, Identifier } from '../records.ts';
import { readWord } from './read-cell.ts';
import type { Row } from './row.ts';
import { report, titleOf } from './row.ts';
import { paperWords } from './subject-words.ts';

/**
 * The number of a natural person by the type of their papers, or of the column that only citizen numbers
 * stand in; null with an issue where there is none or it is wrong.
 */
export function readPersonIdentifier(row: Row): Identifier | null {
  const { personNumber, residentId } = row.draft;
  if (!personNumber && residentId) return check(row, 'residentId', 'resident-id', residentId);
  if (!personNumber) {
    report(row, personNumber === undefined ? 'residentId' : 'personNumber', { code: 'required', params: {} });
    readWord(row, 'paper', paperWords);
    return null;
  }
  return readNumber(row, 'paper', 'personNumber', personNumber);
}

/**
 * A legal representative's number; null where it is missing or wrong, which is no fault of what the row says of the
 * organisation (`isRepresentativeUnread` tells it).
 */
export function readRepresentativeIdentifier(row: Row): Identifier | null {
  const { legalRepresentativeNumber } = row.draft;
  if (!legalRepresentativeNumber) return null;
  const apart: Row = { ...row, issues: [] };
  return readNumber(
    apart,
    'legalRepresentativePaper',
    'legalRepresentativeNumber',
    legalRepresentativeNumber,
  );
}

/** Whether a row names papers of its legal representative that say nothing: its number is wrong, or is missing. */
export function isRepresentativeUnread(draft: Draft, entry: Entry): boolean {
  const { legalRepresentativeNumber, legalRepresentativePaper } = draft;
  if (!legalRepresentativeNumber && !legalRepresentativePaper) return false;
  return 'legalRepresentative' in entry && entry.legalRepresentative?.identifier === null;
}

/** Without a column for the type, numbers are citizen numbers: the standard of 2015 knew no others. */
function readNumber(row: Row, paperField: Field, numberField: Field, number: string): Identifier | null {
  const paper = row.draft[paperField];
  if (paper === undefined) return check(row, numberField, 'resident-id', number);
  if (paper === null) {
    report(row, paperField, { code: 'required', params: {} });
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
