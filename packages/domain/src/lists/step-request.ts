import type { LocalDate } from '../local-date.ts';
import type { Authority } from '../authority.ts';
import type { SubjectKind } from '../vocabulary.ts';
import type { ListingIssue } from './admission.ts';
import type { ListEntry, ListState } from './entry.ts';
import type { Ground } from './grounds.ts';
import type { EntryParties, MayTake } from './parties.ts';

/** A step that a person requests. */
export type StepRequest =
  | {
      readonly kind: 'determined';
      readonly documentNumber: string | null;
      readonly decidedOn: LocalDate | null;
      readonly validTo: LocalDate | null;
    }
  | { readonly kind: 'rejected' }
  | {
      readonly kind: 'suspended' | 'resumed' | 'expired' | 'repaired' | 'removed' | 'revoked';
      /** The day from which it holds; null: today. */
      readonly effectiveOn: LocalDate | null;
      readonly documentNumber: string | null;
    };
export type RequestedStep = StepRequest['kind'];

/** Who decides or decided, by which document, for how long and under what: proposed first, then determined. */
export interface ListDecision {
  readonly authority: Authority | null;
  readonly documentNumber: string | null;
  readonly effectiveOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly instrumentId: string | null;
  readonly article: string | null;
}

/** An entry as it stands when somebody acts on it. */
export interface StandingEntry {
  readonly entry: Pick<ListEntry, 'definitionId' | 'list' | 'origin'>;
  readonly state: ListState;
  /** Whether its determination was revoked, which an ended entry's can be too. */
  readonly revoked: boolean;
  readonly parties: EntryParties;
  readonly decision: ListDecision;
}

/** What else bears on a step, as of the day on which it is requested. */
export interface ListingFacts {
  readonly asOf: LocalDate;
  readonly subject: { readonly kind: SubjectKind; readonly minorUntil: LocalDate | null };
  readonly onBlackList: boolean;
  readonly grounds: readonly (Ground & {
    readonly authority: Authority;
    /** The day of the record's decision; null where no such record is held any more. */
    readonly decidedOn: LocalDate | null;
  })[];
  /** Other entries of the subject that are open or stand, by the decision that each rests on. */
  readonly otherDecisions: readonly {
    readonly definitionId: string;
    readonly authority: Authority;
    readonly documentNumber: string;
  }[];
}

/** The step to be recorded. */
export interface Transition {
  readonly outcome: 'step';
  readonly kind: RequestedStep;
  readonly decision: ListDecision;
  /** Of a resumption: the grounds that do not stand, which the entry no longer rests on. */
  readonly fallen: readonly Ground[];
}

export type ListingObstacle =
  | 'minor'
  | 'on-black-list'
  | 'already-entered'
  | 'ground-fallen'
  | 'no-ground-left';

export type Refusal =
  | { readonly outcome: 'forbidden'; readonly why: Exclude<MayTake, 'yes'> }
  | { readonly outcome: 'invalid'; readonly issues: readonly [StepIssue, ...StepIssue[]] }
  /** This step does not follow where the entry stands; those of `allowed` do. */
  | { readonly outcome: 'illegal'; readonly state: ListState; readonly allowed: readonly RequestedStep[] }
  | { readonly outcome: 'obstacle'; readonly why: ListingObstacle | 'differs-from-transcription' };

/** What is missing or wrong in a requested step. */
export type StepIssue =
  | ListingIssue
  | {
      readonly part: 'documentNumber' | 'decidedOn' | 'validTo' | 'effectiveOn';
      readonly code: 'required' | 'too-early' | 'in-future';
      readonly expected: string;
    }
  | { readonly part: 'decidedOn'; readonly code: 'before-ground'; readonly expected: string };
