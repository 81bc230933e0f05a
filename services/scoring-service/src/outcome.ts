/** What became of the subjects of one or more batches. */
export interface ScoringOutcome {
  /** Subjects read. */
  readonly subjects: number;
  /** Scores computed. */
  readonly scored: number;
  /** Scores taken away: the enrolment was withdrawn, or no model is in force. */
  readonly deleted: number;
  /** List entries proposed. */
  readonly proposed: number;
  /** Proposals that lapsed with their grounds. */
  readonly lapsed: number;
  /** Determined entries suspended because a ground of theirs fell. */
  readonly suspended: number;
}

export const nothingDone: ScoringOutcome = {
  subjects: 0,
  scored: 0,
  deleted: 0,
  proposed: 0,
  lapsed: 0,
  suspended: 0,
};

/** The sum of two outcomes. */
export function addOutcomes(a: ScoringOutcome, b: ScoringOutcome): ScoringOutcome {
  return {
    subjects: a.subjects + b.subjects,
    scored: a.scored + b.scored,
    deleted: a.deleted + b.deleted,
    proposed: a.proposed + b.proposed,
    lapsed: a.lapsed + b.lapsed,
    suspended: a.suspended + b.suspended,
  };
}
