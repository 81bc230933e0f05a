import type { Authority } from './authority.ts';
import type { LocalDate } from './local-date.ts';
import type { StatedEvent } from './events.ts';
import type {
  Disclosure,
  IdentifierScheme,
  Procedure,
  RecordKind,
  Severity,
  SubjectKind,
} from './vocabulary.ts';

/** An identifier in its normalised form (`normaliseIdentifier`), its check digit right. */
export interface Identifier {
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

/** The subject as one row names it: at least one identifier, best scheme first. */
export interface SubjectReference {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly identifiers: readonly [Identifier, ...Identifier[]];
  /** The day a minor turns 18; null for adults, for organisations and where the birth date is not known. */
  readonly minorUntil: LocalDate | null;
}

/** The legal representative (法定代表人) of an organisation or the operator of a self-employed household. */
export interface LegalRepresentative {
  readonly name: string;
  readonly identifier: Identifier | null;
  readonly minorUntil: LocalDate | null;
}

/** The columns that every kind of record has; money in fen, dates as calendar dates. */
interface RecordCore {
  readonly documentNumber: string;
  readonly issuingAuthority: Authority;
  /** The day of the decision; of a public service the day it was closed, of a commitment the day it was signed. */
  readonly decidedOn: LocalDate;
  readonly validFrom: LocalDate | null;
  /** Last day of validity; null for long-term (长期, 2099/12/31) or where none is stated. */
  readonly validTo: LocalDate | null;
  /** What the row itself said, null where it said nothing: what the law makes of it is `lawOf`'s to say. */
  readonly severityStated: Severity | null;
  readonly procedureStated: Procedure | null;
  readonly disclosureStated: Disclosure | null;
  readonly publicityStatedUntil: LocalDate | null;
  readonly fineFen: number | null;
}

export const licenceKinds = [
  'ordinary',
  'special',
  'recognition',
  'approval',
  'registration',
  'other',
] as const;
export type LicenceKind = (typeof licenceKinds)[number];

export interface LicenceDetails {
  readonly documentName: string;
  readonly licenceKind: LicenceKind;
  /** The subtype that follows 其他-. */
  readonly licenceKindOther: string | null;
  readonly certificateName: string | null;
  readonly certificateNumber: string | null;
  readonly content: string;
  readonly provider: Authority;
  readonly note: string | null;
}

export const penaltyKinds = [
  'warning',
  'public-criticism',
  'fine',
  'confiscation',
  'suspension-of-business',
  'closure',
  'licence-suspended',
  'licence-revoked',
  'qualification-lowered',
  'business-restricted',
  'occupation-restricted',
  'administrative-detention',
  'other',
] as const;
export type PenaltyKind = (typeof penaltyKinds)[number];

export interface PenaltyDetails {
  readonly violationType: string;
  readonly facts: string;
  readonly legalBasis: string;
  readonly penaltyKinds: readonly PenaltyKind[];
  readonly penaltyKindOther: string | null;
  readonly content: string;
  readonly confiscatedFen: number | null;
  readonly certificate: string | null;
  readonly provider: Authority;
  readonly note: string | null;
}

export interface PublicServiceDetails {
  readonly itemCode: string;
  readonly subItem: string;
  readonly acceptedOn: LocalDate;
  readonly result: string;
}

export const otherKinds = ['honour', 'volunteering', 'donation', 'judgment-default'] as const;
export type OtherKind = (typeof otherKinds)[number];
export const honourLevels = ['national', 'provincial', 'city', 'district'] as const;
export type HonourLevel = (typeof honourLevels)[number];

export interface OtherDetails {
  readonly otherKind: OtherKind;
  readonly honourLevel: HonourLevel | null;
  readonly text: string;
}

export const commitmentKinds = [
  'informed',
  'tolerant-acceptance',
  'proof-replacement',
  'repair',
  'self-discipline',
  'voluntary-publicity',
] as const;
export type CommitmentKind = (typeof commitmentKinds)[number];
export const fulfilments = ['pending', 'fulfilled', 'partly-fulfilled', 'breached'] as const;
export type Fulfilment = (typeof fulfilments)[number];

export interface CommitmentDetails {
  readonly commitmentKind: CommitmentKind;
  readonly item: string;
  readonly fulfilment: Fulfilment;
}

export interface DetailsOf {
  readonly licence: LicenceDetails;
  readonly penalty: PenaltyDetails;
  readonly 'public-service': PublicServiceDetails;
  readonly other: OtherDetails;
  readonly commitment: CommitmentDetails;
}

/**
 * A record of public credit information (公共信用信息) as one department reported it: its content and nothing else.
 * What happened to it later are its events (`events.ts`), what it is worth on a day say `standingOf` and `lawOf`.
 */
export type CreditRecord = {
  readonly [K in RecordKind]: RecordCore & { readonly kind: K; readonly details: DetailsOf[K] };
}[RecordKind];

/** 存续, 经营异常, 注销, 吊销, 迁出. */
export const registrationStates = ['in-business', 'abnormal', 'cancelled', 'revoked', 'moved-out'] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** What the register of organisations says of one on the day of delivery. */
export interface Registration {
  readonly name: string;
  readonly legalForm: string;
  readonly state: RegistrationState;
  readonly registeredOn: LocalDate;
  /** Day of the approval that the entry shows (核准日期): of registration, change, revocation or cancellation. */
  readonly approvedOn: LocalDate | null;
  readonly capitalFen: number | null;
  readonly industry: string | null;
  readonly address: string | null;
  readonly businessScope: string | null;
  readonly registrationAuthority: Authority;
}

/** A person's acceptance of the score agreement (开通), or its end. */
export interface Enrolment {
  readonly agreementNumber: string;
  readonly acceptedOn: LocalDate;
  readonly withdrawnOn: LocalDate | null;
}

/** What a row names of a record that it does not bring: enough to find it, whichever of the two arrives first. */
export interface RecordReference {
  readonly kind: RecordKind;
  readonly issuingAuthority: Authority;
  readonly documentNumber: string;
  /** As `naturalKey` returns it for the record. */
  readonly naturalKey: string;
}

/** What one good row says: who it is about and what of them. */
export type Entry = { readonly subject: SubjectReference } & (
  | {
      readonly type: 'record';
      readonly legalRepresentative: LegalRepresentative | null;
      readonly record: CreditRecord;
      /** What the row says has happened to the record; none where it only says that it is in effect. */
      readonly events: readonly StatedEvent[];
    }
  | {
      /** A row that brings no record, only what happened to one of the same subject (判决履行完毕). */
      readonly type: 'event';
      readonly reference: RecordReference;
      readonly events: readonly [StatedEvent, ...StatedEvent[]];
    }
  | {
      readonly type: 'registration';
      readonly legalRepresentative: LegalRepresentative | null;
      readonly registration: Registration;
    }
  | { readonly type: 'enrolment'; readonly enrolment: Enrolment }
);
