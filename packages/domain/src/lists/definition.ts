import { isInForce } from '../dated.ts';
import type { Dated } from '../dated.ts';
import type { Label } from '../labels/label.ts';
import type { LocalDate } from '../local-date.ts';
import type { Threshold } from '../reference/threshold.ts';
import { isSameAuthority } from '../authority.ts';
import type { Authority } from '../authority.ts';
import type { ListRule } from './rules.ts';
import type { Disclosure, ListKind, SubjectKind } from '../vocabulary.ts';

/** Whose list it is: of the whole country, of one field of regulation, of the place. */
export const listLevels = ['national', 'sector', 'local'] as const;
export type ListLevel = (typeof listLevels)[number];

/**
 * Who may determine (认定) an entry: a body by its code, every body whose name ends in one of some words (all
 * people's courts, all tax bureaus), or the body that decided one of the records which the entry rests on.
 */
export type DeterminingAuthority =
  | { readonly type: 'authority'; readonly uscc: string; readonly name: string }
  | { readonly type: 'kind'; readonly kind: string; readonly nameEndings: readonly string[] }
  | { readonly type: 'ground-authority' };

/** An effect of an entry, with the basis that it has of its own (惩戒措施、激励措施). */
export interface ListMeasure {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Id of the instrument that orders it. */
  readonly instrument: string;
  readonly article: string | null;
}

/** How long an entry may hold, in calendar months from the day of its decision. */
export interface ListTerm {
  readonly min: number;
  readonly max: number;
}

/**
 * What a list is between two dates. Versions share an id and do not overlap. Nobody is on a list except under a
 * definition: it says which instrument allows the list, who determines, about whom, for how long and to what effect.
 */
export interface ListDefinition extends Dated {
  readonly id: string;
  readonly version: number;
  readonly list: ListKind;
  readonly level: ListLevel;
  readonly name: Label;
  /** The body that keeps the list as a whole. */
  readonly owner: string;
  /** Ids of the instruments that allow it; an entry names one of them that is in force on the day of its decision. */
  readonly instruments: readonly [string, ...string[]];
  readonly determiningAuthorities: readonly [DeterminingAuthority, ...DeterminingAuthority[]];
  readonly appliesTo: readonly SubjectKind[];
  /** Null only where its instrument sets no end; then an entry may have none. */
  readonly termMonths: ListTerm | null;
  /** Who may see that somebody is on it. */
  readonly publicity: Disclosure;
  readonly effects: readonly ListMeasure[];
}

/** What a list needs to know of an instrument: an `Instrument` of the reference data is one. */
export interface ListInstrument extends Dated {
  readonly id: string;
  readonly number: string | null;
  readonly title: Label;
}

/** The tables of the reference data that decide about lists; the caller passes them in. */
export interface ListTables {
  readonly listDefinitions: readonly ListDefinition[];
  readonly instruments: readonly ListInstrument[];
  /** Among them: how long an authority has to re-examine an entry. */
  readonly thresholds: readonly Threshold[];
}

/** The same with the rules that propose. */
export interface ListReference extends ListTables {
  readonly listRules: readonly ListRule[];
}

/** The version of a definition that holds on a day, or null where none does. */
export function definitionOn(
  definitions: readonly ListDefinition[],
  id: string,
  on: LocalDate,
): ListDefinition | null {
  return definitions.find((one) => one.id === id && isInForce(one, on)) ?? null;
}

/** The instruments that allow a list and are in force on a day, in the order of the definition. */
export function instrumentsOn(
  instruments: readonly ListInstrument[],
  definition: ListDefinition,
  on: LocalDate,
): readonly ListInstrument[] {
  return definition.instruments.flatMap((id) =>
    instruments.filter((one) => one.id === id && isInForce(one, on)),
  );
}

/**
 * Whether a definition lets a body determine. `groundAuthorities` are the bodies that decided the records which the
 * entry rests on.
 */
export function mayBeDeterminedBy(
  definition: ListDefinition,
  authority: Authority,
  groundAuthorities: readonly Authority[],
): boolean {
  return definition.determiningAuthorities.some((named) => {
    switch (named.type) {
      case 'authority':
        return isSameAuthority(named, authority);
      case 'kind':
        return named.nameEndings.some((ending) => authority.name.endsWith(ending));
      case 'ground-authority':
        return groundAuthorities.some((ground) => isSameAuthority(ground, authority));
    }
  });
}
