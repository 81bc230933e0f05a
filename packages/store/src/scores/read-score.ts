import {
  asItStands,
  isScorable,
  type LawRules,
  type LocalDate,
  type SubjectFacts,
  subjectFactsOf,
} from '@egret/domain';
import type { CompiledModel, Evaluation, ExplanationLine } from '@egret/scorecard';
import type { Db, Store } from '../db.ts';
import { activeModels, modelsByKind } from '../models/active-models.ts';
import type { KnownSubject } from './known-subject.ts';
import { lawDigest } from './law-digest.ts';
import { knownSubjects } from './stream-facts.ts';

/** The live score of a subject, and when and by what it was last found to be that. */
export interface Score {
  readonly subjectId: string;
  readonly modelId: string;
  readonly modelVersion: number;
  /** The day of the evaluation that first said so: with `seq`, what the receipt vouches for. */
  readonly asOf: LocalDate;
  readonly seq: number;
  /** Null where the model gives none; the tier then says why. */
  readonly points: number | null;
  readonly tier: string;
  readonly lines: readonly ExplanationLine[];
  readonly receipt: Uint8Array;
  readonly scoredAt: Date;
  /** The day and the seq of the last evaluation, which said the same. */
  readonly confirmedOn: LocalDate;
  readonly confirmedSeq: number;
  /** Of the law by which the last evaluation read the records. */
  readonly lawDigest: Buffer;
  /** The first day on which it may be another without new knowledge. */
  readonly nextChangeOn: LocalDate | null;
}

/** The live score of a subject, or null where it has none. */
export async function scoreOf(db: Db, subjectId: string): Promise<Score | null> {
  const row = await db
    .selectFrom('score as head')
    .innerJoin('score_version as said', (join) =>
      join
        .onRef('said.subject_id', '=', 'head.subject_id')
        .onRef('said.model_id', '=', 'head.model_id')
        .onRef('said.version', '=', 'head.version'),
    )
    .leftJoin('score_due as due', (join) =>
      join.onRef('due.subject_id', '=', 'head.subject_id').onRef('due.purpose', '=', 'head.model_id'),
    )
    .select(['said.subject_id', 'said.model_id', 'said.model_version', 'said.as_of', 'said.seq'])
    .select(['said.points', 'said.tier', 'said.explanation', 'said.receipt', 'said.scored_at'])
    .select(['head.as_of as confirmed_on', 'head.seq as confirmed_seq', 'head.law_digest', 'due.next_on'])
    .where('head.subject_id', '=', subjectId)
    .executeTakeFirst();
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
    receipt: row.receipt,
    scoredAt: row.scored_at,
    confirmedOn: row.confirmed_on,
    confirmedSeq: row.confirmed_seq,
    lawDigest: row.law_digest,
    nextChangeOn: row.next_on,
  };
}

/**
 * Whether a score still holds on a day under a law; if not, it is computed again before it is used. By another law it was
 * computed without the days on which this one changes something.
 */
export function holdsOn(
  { confirmedOn, lawDigest: digest, nextChangeOn }: Pick<Score, 'confirmedOn' | 'lawDigest' | 'nextChangeOn'>,
  { asOf, law }: { readonly asOf: LocalDate; readonly law: LawRules },
): boolean {
  return (
    confirmedOn <= asOf && (nextChangeOn === null || nextChangeOn > asOf) && digest.equals(lawDigest(law))
  );
}

/** A score computed for one question and not kept. */
export interface EvaluatedSubject {
  readonly subject: KnownSubject;
  /** What the evaluation read. */
  readonly facts: SubjectFacts;
  readonly model: CompiledModel;
  readonly evaluation: Evaluation;
}

/**
 * What a subject's score is or was as of a day, as known now or at `seq`, read by `law`, by the model in force or by
 * the one given. With `standing`, where records and entries stand is told by that later day (`asItStands`). Null where
 * the subject is unknown there, is not to be scored on that day, or no model is for it.
 */
export async function evaluateSubject(
  store: Store,
  subjectId: string,
  question: {
    readonly asOf: LocalDate;
    readonly seq: number | null;
    readonly law: LawRules;
    readonly model?: CompiledModel;
    readonly standing?: LocalDate;
  },
): Promise<EvaluatedSubject | null> {
  const { asOf, seq, law, standing } = question;
  const [subject] = await knownSubjects(store, [subjectId], seq);
  if (!subject || !isScorable(subject, asOf)) return null;
  const model = question.model ?? modelsByKind(await activeModels(store.db)).get(subject.kind);
  if (!model) return null;
  const known = standing === undefined ? subject : asItStands(subject, law, { asOf, today: standing });
  const facts = subjectFactsOf(known, law, asOf);
  return { subject, facts, model, evaluation: model.evaluate(facts, asOf) };
}
