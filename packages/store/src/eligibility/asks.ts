import type { KeyedDigest } from '../sealing.ts';
import type { EligibilityReason, IdentifierScheme, LocalDate } from '@egret/domain';

/** A perk as its rule stands at the moment of the check; the same for everyone who asks. */
export interface PerkTerms {
  readonly perk: string;
  /** Whether the perk is offered on the date of the question. */
  readonly active: boolean;
  /** Whether the moment of the check lies within the perk's weekdays and hours. */
  readonly withinPeriod: boolean;
  /** Points from which the perk opens; null where it needs enrolment only. */
  readonly minimumScore: number | null;
  /** How often a person may use it in the period that began on `periodStart`; null for as often as they like. */
  readonly quota: { readonly count: number; readonly periodStart: LocalDate } | null;
}

/** One question of a venue about one person. */
export interface EligibilityAsk {
  readonly clientId: string;
  /** The venue's own number of the request: the same number is the same check. */
  readonly requestNo: string;
  readonly perk: string;
  readonly scheme: IdentifierScheme;
  /** Of the person's number under every configured key, the active one first (`Sealing.identifierDigests`). */
  readonly digests: readonly KeyedDigest[];
  readonly consentRef: string;
  readonly operator: { readonly staffNo: string; readonly name: string };
}

/** What holds for every ask of one call. */
export interface EligibilityMoment {
  /** The date that enrolment, lists and score are read at. */
  readonly asOf: LocalDate;
  readonly checkedAt: Date;
  /** One for each perk that is asked for. */
  readonly terms: readonly PerkTerms[];
  /** Of the law by which scores are to be computed. */
  readonly lawDigest: Buffer;
  /**
   * False: a person whose score is missing, rests on another law or no longer holds on `asOf` is answered `stale`, and
   * nothing is decided. True: the score was computed a moment ago, and one that is missing or does not hold opens no door.
   */
  readonly decideStale: boolean;
}

/** The answer as it is kept: yes or no, never the score and never why. */
export interface EligibilityAnswer {
  readonly checkId: string;
  readonly reason: EligibilityReason;
  readonly checkedAt: Date;
}

export type EligibilityOutcome =
  | { readonly outcome: 'answered'; readonly answer: EligibilityAnswer }
  /** The venue used this request number for another question before. */
  | { readonly outcome: 'conflict' }
  /** The person's score must be computed before the question can be decided. */
  | { readonly outcome: 'stale'; readonly subjectId: string };
