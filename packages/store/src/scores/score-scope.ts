import { type ListRule, type LocalDate, proposeListEntries } from '@egret/domain';
import { activeModels, modelsByKind } from '../models/active-models.ts';
import { lapseProposals } from '../proposals/lapse-proposals.ts';
import { saveProposals, type SubjectProposal } from '../proposals/save-proposals.ts';
import type { SubjectScope } from './fact-query.ts';
import { isMinor, isScorable } from './known-subject.ts';
import { deleteScores, encodeScore, saveScores } from './save-scores.ts';
import type { Session } from './session.ts';
import { streamSubjectFacts } from './stream-facts.ts';

/** What became of the subjects of one or more scopes. */
export interface ScoringOutcome {
  /** Subjects read. */
  readonly subjects: number;
  /** Scores computed. */
  readonly scored: number;
  /** Scores deleted: the enrolment was withdrawn, or no model is in force. */
  readonly deleted: number;
  /** List entries proposed. */
  readonly proposed: number;
}

export const nothingScored: ScoringOutcome = { subjects: 0, scored: 0, deleted: 0, proposed: 0 };

/** The sum of two outcomes. */
export function addOutcomes(a: ScoringOutcome, b: ScoringOutcome): ScoringOutcome {
  return {
    subjects: a.subjects + b.subjects,
    scored: a.scored + b.scored,
    deleted: a.deleted + b.deleted,
    proposed: a.proposed + b.proposed,
  };
}

/**
 * Scores every subject of a scope as of a day with the models in force and keeps the scores, deletes those
 * of subjects that have none any more, and lets the list rules propose entries from the same facts: all
 * in the caller's transaction. One way for one subject and for the whole population: facts come by COPY,
 * scores go by COPY, nothing is asked per subject. Memory grows with the scope's scores: give scopes of
 * some ten thousand subjects.
 */
export async function scoreScope(
  session: Session,
  scope: SubjectScope,
  terms: { readonly asOf: LocalDate; readonly key: Uint8Array; readonly listRules: readonly ListRule[] },
): Promise<ScoringOutcome> {
  const { asOf, key, listRules } = terms;
  const models = modelsByKind(await activeModels(session.db));
  const lines: string[] = [];
  const unscorable: string[] = [];
  const proposals: SubjectProposal[] = [];
  let seq = 0;
  for await (const subject of streamSubjectFacts(session.client, scope)) {
    seq = subject.seq;
    const model = models.get(subject.kind);
    if (model && isScorable(subject, asOf)) {
      lines.push(encodeScore(key, { subject, model, asOf, evaluation: model.evaluate(subject, asOf) }));
    } else {
      unscorable.push(subject.subjectId);
    }
    if (subject.facts.length > 0 && !isMinor(subject, asOf)) {
      for (const proposal of proposeListEntries(subject, asOf, listRules)) {
        proposals.push({ ...proposal, subjectId: subject.subjectId });
      }
    }
  }
  await saveScores(session, lines);
  const deleted = await deleteScores(session, unscorable, seq);
  await lapseProposals(session.db, scope, proposals);
  const proposed = await saveProposals(session.db, proposals, asOf);
  return { subjects: lines.length + unscorable.length, scored: lines.length, deleted, proposed };
}
