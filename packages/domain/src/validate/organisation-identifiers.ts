import { checkIdentifier } from '../identity/check-identifier.ts';
import { normaliseIdentifier } from '../identity/normalise-identifier.ts';
import { birthDate } from '../identity/personal.ts';
import type { Field } from '../mappings/mapping.ts';
import { mask } from '../mask.ts';
import type { Identifier } from '../records.ts';
import { type IdentifierScheme, identifierSchemes } from '../vocabulary.ts';
import type { Row } from './row.ts';
import { report, titleOf } from './row.ts';

/** The columns of an organisation's codes, in the order in which they decide who it is. */
export const organisationCodeFields: readonly { readonly field: Field; readonly scheme: IdentifierScheme }[] =
  [
    { field: 'uscc', scheme: 'uscc' },
    { field: 'organisationCode', scheme: 'organisation-code' },
    { field: 'registrationNumber', scheme: 'registration-number' },
    { field: 'taxNumber', scheme: 'tax-number' },
  ];

/**
 * The codes of an organisation or a self-employed household, best first. At least one must be given and each
 * must be right; the organisation code must be the one within the unified social credit code (GB 32100-2015).
 */
export function readOrganisationIdentifiers(row: Row): readonly Identifier[] {
  const identifiers: Identifier[] = [];
  let given = false;
  for (const { field, scheme } of organisationCodeFields) {
    const text = row.draft[field];
    if (text === null || text === undefined) continue;
    given = true;
    const identifier = readOrganisationCode(row, field, scheme, text);
    if (identifier === null) continue;
    const [best] = identifiers;
    // One number for all purposes: the tax or registration number of today is the same code again.
    if (identifier.value === best?.value) continue;
    if (identifier.scheme === 'uscc' && best?.scheme === 'uscc') {
      reportMismatch(row, field, best.value);
    } else {
      identifiers.push(identifier);
    }
  }
  // A registration number may turn out to be the unified code: the best scheme still goes first.
  identifiers.sort((a, b) => identifierSchemes.indexOf(a.scheme) - identifierSchemes.indexOf(b.scheme));
  if (!given) report(row, 'uscc', { code: 'code-required', params: {} });
  checkOrganisationCodeWithin(row, identifiers);
  return identifiers;
}

/** One code of an organisation, null with an issue where it is wrong. */
export function readOrganisationCode(
  row: Row,
  field: Field,
  scheme: IdentifierScheme,
  text: string,
): Identifier | null {
  const checked = checkIdentifier(scheme, text, '');
  const value = checked.ok ? checked.value.value : normaliseIdentifier(scheme, text);
  const personal = scheme !== 'tax-number' && personShape(value);
  if (personal === 'certain' || (personal === 'possible' && !checked.ok)) {
    report(row, field, { code: 'personal-number', params: {} }, mask(value));
    return null;
  }
  if (checked.ok) return checked.value;
  const damage = spreadsheetDamage(value);
  for (const issue of checked.issues) {
    if (damage === null) row.issues.push({ ...issue, field: titleOf(row.template, field) });
    else report(row, field, { code: damage, params: { scheme } });
  }
  return null;
}

/** Whether a value is a citizen number: `certain` by its check digit, `possible` by the date of birth in it. */
function personShape(value: string): 'certain' | 'possible' | 'no' {
  if (/^\d{17}[\dX]$/.test(value)) {
    const born = birthDate({ scheme: 'resident-id', value });
    if (born === null || born < '1900-01-01' || born >= '2100-01-01') return 'no';
    return checkIdentifier('resident-id', value, '').ok ? 'certain' : 'possible';
  }
  const upgraded = /^\d{15}$/.test(value) ? normaliseIdentifier('resident-id', value) : null;
  return upgraded !== null && birthDate({ scheme: 'resident-id', value: upgraded }) !== null
    ? 'possible'
    : 'no';
}

/** What a spreadsheet does to long numbers: scientific notation, or zeros after the fifteenth digit. */
function spreadsheetDamage(value: string): 'scientific-notation' | 'stored-as-number' | null {
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(value)) return 'scientific-notation';
  return /^\d{15}000$/.test(value) || /^\d+\.0$/.test(value) ? 'stored-as-number' : null;
}

function checkOrganisationCodeWithin(row: Row, identifiers: readonly Identifier[]): void {
  const [uscc, code] = identifiers;
  if (uscc?.scheme !== 'uscc' || code?.scheme !== 'organisation-code') return;
  const within = uscc.value.slice(8, 17);
  if (within !== code.value) reportMismatch(row, 'organisationCode', within);
}

/** A code that contradicts the unified social credit code of the row. */
function reportMismatch(row: Row, field: Field, expected: string): void {
  report(row, field, { code: 'mismatch', params: { other: titleOf(row.template, 'uscc'), expected } });
}
