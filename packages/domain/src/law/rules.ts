import type { Dated } from '../dated.ts';
import type { PenaltyKind } from '../records.ts';
import type { Disclosure, RecordKind, Severity } from '../vocabulary.ts';

/** A rule of law between two dates, with the instruments that say so. Ids are unique in a table. */
export interface LawRule extends Dated {
  readonly id: string;
  readonly legalBasis: string;
}

/** How serious a penalty decided between two dates is where its source does not say. */
export interface SeverityRule extends LawRule {
  /** Any of these makes a penalty serious. */
  readonly seriousKinds: readonly PenaltyKind[];
  /** Fines from this amount (fen) on are serious (巨额罚款); null where the amount does not matter. */
  readonly seriousFineFrom: number | null;
  /** Kinds that are minor where nothing else was imposed. */
  readonly minorKinds: readonly PenaltyKind[];
}

/** What the summary procedure (简易程序) allows for decisions between two dates. */
export interface SummaryProcedureRule extends LawRule {
  readonly kinds: readonly PenaltyKind[];
  /** The largest fines in fen. */
  readonly citizenFineFen: number;
  readonly organisationFineFen: number;
}

/** How long a penalty of one severity is shown, in calendar months from the day of the decision. */
export interface PublicityPeriod {
  /** Until then it cannot be repaired. */
  readonly minimumMonths: number;
  /** Then its publicity ends by itself. */
  readonly maximumMonths: number;
}

/** The publicity of penalties on organisations and the self-employed, for decisions between two dates. */
export interface PublicityRule extends LawRule {
  /** Null where penalties of that severity are not shown. */
  readonly periods: Readonly<Record<Severity, PublicityPeriod | null>>;
  /** Whether penalties of the summary procedure, and those of warnings and public criticism alone, are shown. */
  readonly showsSummaryProcedure: boolean;
  readonly showsWarningsAlone: boolean;
}

/** What a repair (信用修复) ends: publicity alone, or publicity, sharing and use together. */
export type RepairEffect = 'publicity' | 'all';

/** What may still be done with a record on days between two dates, whenever it was decided. */
export interface UseRule extends LawRule {
  /** Years from the decision after which a penalty is kept in the archive, no longer shared or scored. */
  readonly penaltyYears: number;
  readonly repairEnds: RepairEffect;
  /** Whether the fulfilment of a judgment ends publicity, sharing and use of the default. */
  readonly fulfilmentEnds: boolean;
}

/** Who may see a record decided between two dates whose source does not say, by the kind of record and of subject. */
export interface DisclosureRule extends LawRule {
  readonly kind: RecordKind;
  readonly organisations: Disclosure;
  readonly persons: Disclosure;
  /** Whether a record on a natural person may be public at all, also where its source says so. */
  readonly publicOfPersons: boolean;
}

/** The law that records are read by. Each table is in the order of its dates. */
export interface LawRules {
  readonly severity: readonly SeverityRule[];
  readonly summaryProcedure: readonly SummaryProcedureRule[];
  readonly publicity: readonly PublicityRule[];
  readonly use: readonly UseRule[];
  readonly disclosure: readonly DisclosureRule[];
}
