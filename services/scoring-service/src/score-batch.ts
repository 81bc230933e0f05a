import { type ListReference, subjectFactsOf } from '@egret/domain';
import { decideScore } from '@egret/scorecard';
import {
  activeModels,
  createScoreSheet,
  holdRules,
  rulesDigest,
  currentSeq,
  modelsByKind,
  type ScoreTerms,
  type Session,
  streamSubjects,
  type SubjectScope,
} from '@egret/store';
import { decideListEntries } from './decide-list-entries.ts';
import { createListSheet } from './list-sheet.ts';
import type { ScoringOutcome } from './outcome.ts';

/** By what subjects are scored and listed. */
export interface ScoringTerms extends ListReference, ScoreTerms {}

/** Which of the two questions about its subjects a batch is to answer. */
export type Work = 'scores' | 'list-rules' | 'both';

/**
 * Loads the facts of a scope, decides on score and list entries of each subject, and saves the decisions, all in
 * the caller's transaction. One way for one subject and for the whole population: facts come by COPY, scores and
 * days go by COPY, nothing is asked per subject. Memory grows with the scope: give scopes of some ten thousand
 * subjects. Throws `RulesChangedError` where other rules have been announced.
 */
export async function scoreBatch(
  session: Session,
  scope: SubjectScope,
  work: Work,
  terms: ScoringTerms,
): Promise<ScoringOutcome> {
  const { asOf, listRules, law } = terms;
  await holdRules(session.db, rulesDigest(terms));
  const models = modelsByKind(await activeModels(session.db));
  const scores = createScoreSheet(terms);
  const lists = createListSheet(scope, asOf, terms);
  const missing = new Set('ids' in scope ? scope.ids : []);
  let subjects = 0;
  for await (const subject of streamSubjects(session.client, scope)) {
    subjects += 1;
    missing.delete(subject.subjectId);
    const facts = subjectFactsOf(subject, law, asOf);
    if (work !== 'list-rules') {
      const model = models.get(subject.kind);
      scores.enter(subject, model, decideScore(subject, facts, model, asOf));
    }
    if (work !== 'scores') lists.enter(subject, decideListEntries(subject, facts, asOf, listRules));
  }
  if (missing.size > 0) {
    const seq = await currentSeq(session.db);
    if (work !== 'list-rules') scores.leave([...missing], seq);
    if (work !== 'scores') lists.leave([...missing], seq);
  }
  const deleted = await scores.save(session, lists.dues);
  const listed = work === 'scores' ? { proposed: 0, lapsed: 0, suspended: 0 } : await lists.save(session);
  return { subjects, scored: scores.scored, deleted, ...listed };
}
