import { addMonths } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import type { Authority } from '../authority.ts';
import type { SubjectKind } from '../vocabulary.ts';
import { definitionOn, instrumentsOn, mayBeDeterminedBy } from './definition.ts';
import type { DeterminingAuthority, ListDefinition, ListTables } from './definition.ts';

/** What an entry claims, whoever claims it. */
export interface ListingClaim {
  readonly definitionId: string;
  /** Id of the instrument that it cites; null: the first one of the definition that is in force. */
  readonly instrumentId: string | null;
  readonly subjectKind: SubjectKind;
  readonly authority: Authority;
  /** The bodies that decided the records which the entry rests on. */
  readonly groundAuthorities: readonly Authority[];
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
}

export type ListingIssueCode =
  | 'unknown-definition'
  | 'definition-not-in-force'
  | 'not-of-this-kind'
  | 'authority-not-named'
  | 'instrument-not-named'
  | 'instrument-not-in-force'
  | 'term-required'
  | 'term-out-of-bounds';

/** What makes a claim inadmissible: which part of it, and what would have been right. */
export interface ListingIssue {
  readonly part: 'definition' | 'subject' | 'determiningAuthority' | 'instrument' | 'validTo';
  readonly code: ListingIssueCode;
  readonly expected: string;
}

export type Admission =
  | { readonly admitted: true; readonly definition: ListDefinition; readonly instrumentId: string }
  | { readonly admitted: false; readonly issues: readonly [ListingIssue, ...ListingIssue[]] };

/**
 * Whether somebody can be on a list at all as claimed: by a definition that holds on the day of the decision, by an
 * authority that it names, under an instrument in force on that day, for a term within its bounds
 * (国办发〔2020〕49号: no list without a basis in law, no effect without an end).
 */
export function admitListing(claim: ListingClaim, tables: ListTables): Admission {
  const definition = definitionOn(tables.listDefinitions, claim.definitionId, claim.decidedOn);
  if (definition === null) return { admitted: false, issues: [definitionIssue(claim, tables)] };
  const issues = [
    subjectIssue(claim, definition),
    authorityIssue(claim, definition),
    termIssue(claim, definition),
  ].filter((issue) => issue !== null);
  const inForce = instrumentsOn(tables.instruments, definition, claim.decidedOn).map(({ id }) => id);
  const instrumentId = inForce.find((id) => claim.instrumentId === null || id === claim.instrumentId);
  if (instrumentId === undefined) {
    return { admitted: false, issues: [instrumentIssue(claim, definition, inForce), ...issues] };
  }
  const [first, ...rest] = issues;
  return first === undefined
    ? { admitted: true, definition, instrumentId }
    : { admitted: false, issues: [first, ...rest] };
}

function subjectIssue({ subjectKind }: ListingClaim, { appliesTo }: ListDefinition): ListingIssue | null {
  if (appliesTo.includes(subjectKind)) return null;
  return { part: 'subject', code: 'not-of-this-kind', expected: appliesTo.join(', ') };
}

function authorityIssue(claim: ListingClaim, definition: ListDefinition): ListingIssue | null {
  if (mayBeDeterminedBy(definition, claim.authority, claim.groundAuthorities)) return null;
  const expected = definition.determiningAuthorities.map(describeAuthority).join('；');
  return { part: 'determiningAuthority', code: 'authority-not-named', expected };
}

/** Why a claim rests on none of the instruments in force (`inForce`, by their ids) that allow the list. */
function instrumentIssue(
  { instrumentId }: ListingClaim,
  definition: ListDefinition,
  inForce: readonly string[],
): ListingIssue {
  const named = instrumentId === null || definition.instruments.includes(instrumentId);
  const code = named ? 'instrument-not-in-force' : 'instrument-not-named';
  return { part: 'instrument', code, expected: inForce.join(' | ') };
}

function definitionIssue(
  { definitionId, decidedOn }: ListingClaim,
  { listDefinitions }: ListTables,
): ListingIssue {
  const versions = listDefinitions.filter((one) => one.id === definitionId);
  if (versions.length > 0) {
    const expected = versions.map((one) => `${one.activeFrom}/${one.activeTo ?? '..'}`).join(', ');
    return { part: 'definition', code: 'definition-not-in-force', expected };
  }
  const ids = new Set(
    listDefinitions.filter((one) => definitionOn([one], one.id, decidedOn)).map(({ id }) => id),
  );
  return { part: 'definition', code: 'unknown-definition', expected: [...ids].join(' | ') };
}

function describeAuthority(named: DeterminingAuthority): string {
  switch (named.type) {
    case 'authority':
      return `${named.name}（${named.uscc}）`;
    case 'kind':
      return named.nameEndings.map((ending) => `…${ending}`).join('、');
    case 'ground-authority':
      return '作出所依据记录的机关';
  }
}

function termIssue(
  { decidedOn, validTo }: ListingClaim,
  { termMonths }: ListDefinition,
): ListingIssue | null {
  if (termMonths === null) return null;
  const [earliest, latest] = [addMonths(decidedOn, termMonths.min), addMonths(decidedOn, termMonths.max)];
  const expected = `${earliest}/${latest}`;
  if (validTo === null) return { part: 'validTo', code: 'term-required', expected };
  return validTo < earliest || validTo > latest
    ? { part: 'validTo', code: 'term-out-of-bounds', expected }
    : null;
}
