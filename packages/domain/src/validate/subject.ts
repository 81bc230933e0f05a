import { normaliseIdentifier } from '../identity/normalise-identifier.ts';
import { minorUntil } from '../identity/personal.ts';
import { subjectKindLabels } from '../labels/vocabulary-labels.ts';
import type { LocalDate } from '../local-date.ts';
import type { Field } from '../mappings/mapping.ts';
import { mask, maskPersonalNumbers } from '../mask.ts';
import type { Identifier, LegalRepresentative, SubjectReference } from '../records.ts';
import type { SubjectKind, Template } from '../vocabulary.ts';
import { organisationCodeFields, readOrganisationIdentifiers } from './organisation-identifiers.ts';
import { readPersonIdentifier, readRepresentativeIdentifier } from './person-identifier.ts';
import { readName, readWord } from './read-cell.ts';
import type { Row } from './row.ts';
import { report } from './row.ts';
import { subjectKindWords } from './subject-words.ts';

/**
 * Who a row is about, by the category that it states; `asOf` is the day by which minority is told. Null with
 * issues where the name, the category or the identifiers are missing or wrong.
 */
export function readSubject(row: Row, asOf: LocalDate | null): SubjectReference | null {
  const kind = readKind(row);
  return kind === null ? null : readSubjectOf(row, kind, asOf);
}

/** The same where the template itself says what the subject is. */
export function readSubjectOf(row: Row, kind: SubjectKind, asOf: LocalDate | null): SubjectReference | null {
  const name = readName(row, 'name');
  const [first, ...rest] = kind === 'natural-person' ? readPerson(row) : readOrganisation(row, kind);
  if (name === null || first === undefined) return null;
  const minor = kind === 'natural-person' ? minorUntil(first, asOf ?? row.context.deliveredOn) : null;
  return { kind, name: maskPersonalNumbers(name), identifiers: [first, ...rest], minorUntil: minor };
}

/** The legal representative or operator, where the row names one. */
export function readLegalRepresentative(row: Row, asOf: LocalDate | null): LegalRepresentative | null {
  const identifier = readRepresentativeIdentifier(row);
  const name = readName(row, 'legalRepresentative');
  if (name === null) return null;
  return {
    name: maskPersonalNumbers(name),
    identifier,
    minorUntil: identifier === null ? null : minorUntil(identifier, asOf ?? row.context.deliveredOn),
  };
}

/** Natural persons' layouts have no columns for an organisation's codes. */
const personsOnly: ReadonlySet<Template> = new Set<Template>([
  'licence-natural-person',
  'penalty-natural-person',
  'enrolment',
]);

/**
 * Layouts without the column (natural persons' ones may lack it, the standard of 2015 did) tell the category
 * by which numbers are filled.
 */
function readKind(row: Row): SubjectKind | null {
  const text = row.draft.subjectKind;
  const ofPersons = personsOnly.has(row.template);
  if (text === undefined) {
    const person = row.draft.personNumber ?? row.draft.residentId ?? null;
    return ofPersons || person !== null ? 'natural-person' : 'organisation';
  }
  const kind = readWord(row, 'subjectKind', subjectKindWords);
  if (kind === null || kind === 'natural-person' || !ofPersons) return kind;
  const known = [subjectKindLabels['natural-person'].zh];
  report(row, 'subjectKind', { code: 'unknown-value', params: { known } });
  return null;
}

function readPerson(row: Row): readonly Identifier[] {
  for (const { field, scheme } of organisationCodeFields) {
    const text = row.draft[field];
    if (text) pushNotApplicable(row, field, normaliseIdentifier(scheme, text), 'natural-person');
  }
  const identifier = readPersonIdentifier(row);
  return identifier === null ? [] : [identifier];
}

function readOrganisation(row: Row, kind: SubjectKind): readonly Identifier[] {
  for (const field of ['personNumber', 'residentId'] as const) {
    const text = row.draft[field];
    if (text) {
      pushNotApplicable(row, field, text, kind);
      // A row with a person's number and no code is a person's with the wrong category: one issue says so.
      if (organisationCodeFields.every((code) => !row.draft[code.field])) return [];
    }
  }
  return readOrganisationIdentifiers(row);
}

function pushNotApplicable(row: Row, field: Field, text: string, kind: SubjectKind): void {
  report(row, field, { code: 'not-applicable', params: { kind } }, mask(text));
}
