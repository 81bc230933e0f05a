import type {
  AccessBasisKind,
  Identifier,
  Label,
  LawRules,
  ListReference,
  LocalDate,
  Purpose,
  SubjectKind,
} from '@egret/domain';
import type { ReportMaterial, ReportSource } from '@egret/store';

/** An organisation's score as of the day asked about, by the model in force. */
export interface ReportEvaluation {
  readonly model: Label & {
    readonly id: string;
    readonly version: number;
    readonly noteZh: string;
    readonly noteEn: string;
  };
  readonly asOf: LocalDate;
  /** Null where there is no score; the tier then says why. */
  readonly points: number | null;
  readonly tier: Label & { readonly id: string };
}

/** Whom a report is about, as far as anything is held. */
export interface ReportSubject {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly minorUntil: LocalDate | null;
  /** The name that the requester gave is neither the current nor a former one of the organisation. */
  readonly nameDiffers: boolean;
  /** It is still to be settled who it is. */
  readonly underVerification: boolean;
  readonly material: ReportMaterial;
  /** Null where no model is for the subject or it says nothing of the day asked about; of persons always. */
  readonly evaluation: ReportEvaluation | null;
}

/** Everything that a report is made of. */
export interface ReportInput {
  readonly reportNo: string;
  /** The platform that issues it, as the report names it. */
  readonly issuedBy: Label;
  readonly identifier: Identifier;
  readonly subject: ReportSubject;
  readonly purpose: Purpose;
  readonly accessBasis: AccessBasisKind | null;
  readonly requestedBy: string;
  readonly generatedAt: Date;
  /** The business day of issue: what may be shown follows the law of this day. */
  readonly issuedOn: LocalDate;
  /** The day asked about: what was decided by then. */
  readonly asOf: LocalDate;
  /** What the lists are called that entries stand on, and what allows them. */
  readonly lists: ListReference;
  readonly seq: number;
  /** What the records are read by. */
  readonly law: LawRules;
  /** How authorities are reached, by their unified social credit code. */
  readonly contacts: ReadonlyMap<string, string>;
  /** Whose information is held, by what it is about. */
  readonly sources: readonly ReportSource[];
}
