import { subjectFactsOf } from '@egret/domain';
import { decideScore } from '@egret/scorecard';
import type { Store } from '../db.ts';
import { activeModels, modelsByKind } from '../models/active-models.ts';
import { createScoreSheet, type ScoreTerms } from './score-sheet.ts';
import { inSession } from './session.ts';
import { streamSubjects } from './stream-facts.ts';

/**
 * Scores a few subjects again as of a day, in one transaction, for a reader who has met a score that no longer
 * holds. It saves scores and nothing else: proposals of the list rules are for the scoring service to make, so
 * the marks of changed subjects stay for it.
 */
export async function rescoreSubjects(
  store: Store,
  ids: readonly string[],
  terms: ScoreTerms,
): Promise<void> {
  if (ids.length === 0) return;
  const { asOf, law } = terms;
  await inSession(store, async (session) => {
    const models = modelsByKind(await activeModels(session.db));
    const sheet = createScoreSheet(terms);
    for await (const subject of streamSubjects(session.client, { ids })) {
      const model = models.get(subject.kind);
      sheet.enter(subject, model, decideScore(subject, subjectFactsOf(subject, law, asOf), model, asOf));
    }
    await sheet.save(session);
  });
}
