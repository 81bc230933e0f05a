import type {
  AccessBasisKind,
  Identifier,
  Label,
  LawRules,
  LocalDate,
  Purpose,
  SubjectKind,
} from '@egret/domain';
import type { ReportMaterial } from '@egret/store';

/** An organisation's score on the day of the report. */
export interface ReportEvaluation {
  readonly model: Label & {
    readonly id: string;
    readonly version: number;
    readonly noteZh: string;
    readonly noteEn: string;
  };
  readonly points: number;
  readonly tier: Label & { readonly id: string };
}

/** Whom a report is about, as far as anything is held. */
export interface ReportSubject {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly minorUntil: LocalDate | null;
  readonly material: ReportMaterial;
  /** Null where no model is for the subject, and for natural persons always. */
  readonly evaluation: ReportEvaluation | null;
}

/** Everything that a report is made of. */
export interface ReportInput {
  readonly reportNo: string;
  /** The platform that issues it, as the report names it. */
  readonly issuedBy: Label;
  readonly identifier: Identifier;
  /** The name that the requester gave; of nobody known it is all there is. */
  readonly givenName: string | null;
  readonly subject: ReportSubject | null;
  readonly purpose: Purpose;
  readonly accessBasis: AccessBasisKind | null;
  readonly requestedBy: string;
  readonly generatedAt: Date;
  readonly asOf: LocalDate;
  readonly seq: number;
  /** What the records are read by. */
  readonly law: LawRules;
}
