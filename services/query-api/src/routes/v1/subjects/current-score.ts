import {
  citedRecords,
  holdsOn,
  modelVersion,
  receiptKey,
  rescoreSubjects,
  scoreOf,
  type Subject,
} from '@egret/store';
import type { z } from 'zod';
import type { ApiContext } from '../../../context.ts';
import { type scoreOutput, showScore } from './score-output.ts';

/**
 * The live score of a subject as it is sent, or null where it has none. One whose day of change has come, or that
 * rests on another law, is computed again first, which writes the score and no proposal.
 */
export async function currentScore(
  { store, sealing, clock, reference }: Pick<ApiContext, 'store' | 'sealing' | 'clock' | 'reference'>,
  subject: Subject,
): Promise<z.input<typeof scoreOutput> | null> {
  const today = clock.businessDate();
  const kept = await scoreOf(store.db, subject.id);
  const { law } = await reference.current();
  if (kept && !holdsOn(kept, { asOf: today, law })) {
    await rescoreSubjects(store, [subject.id], { asOf: today, key: receiptKey(sealing), law });
  }
  const score = await scoreOf(store.db, subject.id);
  const model = score && (await modelVersion(store.db, score.modelId, score.modelVersion));
  if (!model) return null;
  const recordIds = score.lines.flatMap(({ recordId }) => recordId ?? []);
  const cited = await citedRecords(store.db, { subjectId: subject.id, seq: score.seq }, recordIds);
  return showScore(subject, score, model, { cited, today });
}
