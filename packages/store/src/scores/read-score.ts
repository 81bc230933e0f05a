import type { LocalDate } from '@egret/domain';
import type { CompiledModel, Evaluation, ExplanationLine } from '@egret/scorecard';
import type { Db, Store } from '../db.ts';
import { activeModels, modelsByKind } from '../models/active-models.ts';
import { isScorable, type KnownSubject } from './known-subject.ts';
import { subjectFacts } from './stream-facts.ts';

/** The live score of a subject. */
export interface Score {
  readonly subjectId: string;
  readonly modelId: string;
  readonly modelVersion: number;
  readonly asOf: LocalDate;
  readonly seq: number;
  readonly points: number;
  readonly tier: string;
  readonly lines: readonly ExplanationLine[];
  readonly nextChangeOn: LocalDate | null;
  readonly receipt: Uint8Array;
  readonly scoredAt: Date;
}

/** The live score of a subject, or null where it has none. */
export async function scoreOf(db: Db, subjectId: string): Promise<Score | null> {
  const row = await db.selectFrom('score').selectAll().where('subject_id', '=', subjectId).executeTakeFirst();
  if (!row) return null;
  return {
    subjectId: row.subject_id,
    modelId: row.model_id,
    modelVersion: row.model_version,
    asOf: row.as_of,
    seq: row.seq,
    points: row.points,
    tier: row.tier,
    // Written by `encodeScore` and by nobody else.
    lines: row.explanation as readonly ExplanationLine[],
    nextChangeOn: row.next_change_on,
    receipt: row.receipt,
    scoredAt: row.scored_at,
  };
}

/** Whether a score still holds on a day; if not, it is computed again before it is used. */
export function holdsOn(score: Pick<Score, 'asOf' | 'nextChangeOn'>, asOf: LocalDate): boolean {
  return score.asOf <= asOf && (score.nextChangeOn === null || score.nextChangeOn > asOf);
}

/** A score computed for one question and not kept. */
export interface EvaluatedSubject {
  readonly subject: KnownSubject;
  readonly model: CompiledModel;
  readonly evaluation: Evaluation;
}

/**
 * What a subject's score is or was as of a day, as known now or at `seq`, by the model in force or by the
 * one given. Null where the subject is unknown there, is not to be scored on that day, or no model is for it.
 */
export async function evaluateSubject(
  store: Store,
  subjectId: string,
  question: { readonly asOf: LocalDate; readonly seq: number | null; readonly model?: CompiledModel },
): Promise<EvaluatedSubject | null> {
  const { asOf, seq } = question;
  const [subject] = await subjectFacts(store, [subjectId], seq);
  if (!subject || !isScorable(subject, asOf)) return null;
  const model = question.model ?? modelsByKind(await activeModels(store.db)).get(subject.kind);
  return model ? { subject, model, evaluation: model.evaluate(subject, asOf) } : null;
}
