import type {
  Citation,
  Dated,
  Instrument,
  Issuer,
  KnownAuthority,
  LawRules,
  ListDefinition,
  ListRule,
  LocalDate,
  Perk,
  Threshold,
} from '@egret/domain';
import { citationText, instrumentInForce } from '@egret/domain';
import type { ReferenceVersion } from './document.ts';
import { effectiveVersions, type EffectiveVersion } from './effective.ts';
import type { ReferenceKind } from './kinds.ts';
import type { Definition } from './schemas/index.ts';

/** Everything that belongs to a place or a year, as functions take it: tables in the order of their dates. */
export interface ReferenceTables {
  readonly instruments: readonly Instrument[];
  readonly law: LawRules;
  readonly listDefinitions: readonly ListDefinition[];
  readonly listRules: readonly ListRule[];
  readonly perks: readonly Perk[];
  readonly issuers: readonly Issuer[];
  readonly authorities: readonly KnownAuthority[];
  readonly thresholds: readonly Threshold[];
}

/** What every row of a table has beside its definition. */
interface Item extends Dated {
  readonly id: string;
  readonly version: number;
}

/** The tables that approved versions make, each version on the days on which it decides (`effectiveVersions`). */
export function buildTables(versions: readonly ReferenceVersion[]): ReferenceTables {
  const byKind = Map.groupBy(versions, ({ kind }) => kind);
  const effective = (kind: ReferenceKind) => effectiveVersions(byKind.get(kind) ?? []);
  const instruments = effective('instrument').map(item<'instrument'>);

  /** A text with its citations written out as of its first day. */
  function cited<K extends BasedKind>(kind: K) {
    return effective(kind).map((one) => {
      const { basis, ...rest } = item<K>(one);
      const legalBasis = basis.map((citation) => written(citation, one.activeFrom, instruments)).join('；');
      return { ...rest, basis, legalBasis };
    });
  }
  const lawRules = <K extends BasedKind>(kind: K) =>
    // Ids of rules are unique in their table, and each version is a rule of its own.
    cited(kind).map((rule) => ({ ...rule, id: `${rule.id}-${rule.version}` }));

  return {
    instruments,
    law: {
      severity: lawRules('severity'),
      summaryProcedure: lawRules('summary-procedure'),
      publicity: lawRules('publicity'),
      use: lawRules('use'),
      disclosure: lawRules('disclosure'),
    },
    listDefinitions: effective('list-definition').map((one) => {
      const { basis, ...definition } = item<'list-definition'>(one);
      const [first, ...others] = basis;
      return {
        ...definition,
        instruments: [first.instrument, ...others.map(({ instrument }) => instrument)],
      };
    }),
    listRules: cited('list-rule'),
    perks: cited('perk'),
    issuers: effective('issuer').map(item<'issuer'>),
    authorities: effective('authority').map(item<'authority'>),
    thresholds: cited('threshold'),
  };
}

/** The kinds whose texts rest on instruments. */
type BasedKind = {
  [K in ReferenceKind]: Definition<K> extends { readonly basis: readonly Citation[] } ? K : never;
}[ReferenceKind];

function item<K extends ReferenceKind>(one: EffectiveVersion): Definition<K> & Item {
  const { version, activeFrom, activeTo } = one;
  const definition = version.definition as Definition<K>;
  return { ...definition, id: version.id, version: version.version, activeFrom, activeTo };
}

function written(citation: Citation, on: LocalDate, instruments: readonly Instrument[]): string {
  const instrument = instrumentInForce(citation.instrument, on, instruments);
  return instrument === null ? citation.instrument : citationText(citation, instrument);
}
