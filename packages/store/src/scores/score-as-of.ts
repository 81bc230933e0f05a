import { sql } from 'kysely';
import { isScorable, type LawRules, type LocalDate } from '@egret/domain';
import type { CompiledModel, Evaluation, ExplanationLine } from '@egret/scorecard';
import type { Db, Store } from '../db.ts';
import { activeModels, modelsByKind } from '../models/active-models.ts';
import { lawDigest } from './law-digest.ts';
import { evaluateSubject } from './read-score.ts';
import { currentSubjects } from '../subjects/current-subject.ts';
import { knownSubjects } from './stream-facts.ts';

/** A score as of a day, as known at a point. */
export interface ScoreAsOf extends Pick<Evaluation, 'points' | 'tier' | 'lines'> {
  readonly model: CompiledModel;
  /** `kept`: read from what was said; `computed`: evaluated for this question. The two never differ. */
  readonly origin: 'kept' | 'computed';
}

/**
 * What a subject's score is or was as of a day, as known now or at `seq`, by the model in force. Null where the
 * subject was unknown then or is registered later, is not scored on that day, or no model is for it. Of a natural person it is null too
 * unless they are enrolled on `today`, as known now, and were on that day by the same enrolment: a withdrawal
 * takes back the past as well. With `standing: 'today'` a past day is told by where things stand today
 * (`asItStands`), as a report has to: that is always evaluated anew.
 *
 * It is read from `score_version` where that answers exactly, by the same law: a version of the active model that was evaluated as of
 * this day at this seq; or the newest version, where the head was last evaluated on or before the day and at or
 * before the seq, the day it is due next is later, and no knowledge of the subject waits to be scored (so that none
 * came after the head's seq). Anything else is evaluated from the facts of then and not kept.
 */
export async function scoreAsOf(
  store: Store,
  subjectId: string,
  question: {
    readonly asOf: LocalDate;
    readonly seq: number | null;
    readonly today: LocalDate;
    readonly law: LawRules;
    readonly standing?: 'then' | 'today';
  },
): Promise<ScoreAsOf | null> {
  const { asOf, seq, today, law } = question;
  const standsToday = question.standing === 'today' && asOf < today;
  const subject = await currentSubjects(store.prepared)
    .leftJoin('registration_version as register', (join) =>
      join
        .onRef('register.subject_id', '=', 'subject.subject_id')
        .on('register.superseded_by_batch', 'is', null),
    )
    .select('register.registered_on as registeredOn')
    .where('subject.subject_id', '=', subjectId)
    .executeTakeFirst();
  if (!subject || (subject.registeredOn !== null && subject.registeredOn > asOf)) return null;
  // Organisations are always scored; of persons it depends on when they enrolled, which is read with all their facts.
  if (subject.kind === 'natural-person' && !(await isEnrolled(store, subjectId, { asOf, today }))) {
    return null;
  }
  const model = modelsByKind(await activeModels(store.prepared)).get(subject.kind);
  if (!model) return null;
  const kept = standsToday ? null : await keptScore(store.prepared, subjectId, model, { asOf, seq, law });
  if (kept) return { ...kept, model, origin: 'kept' };
  const evaluated = await evaluateSubject(store, subjectId, {
    ...{ asOf, seq, law, model },
    ...(standsToday ? { standing: today } : {}),
  });
  if (!evaluated) return null;
  const { points, tier, lines } = evaluated.evaluation;
  return { points, tier, lines, model, origin: 'computed' };
}

/** Whether a person is enrolled today, and was on that day by the same enrolment. */
async function isEnrolled(
  store: Store,
  subjectId: string,
  { asOf, today }: { readonly asOf: LocalDate; readonly today: LocalDate },
): Promise<boolean> {
  const [person] = await knownSubjects(store, [subjectId]);
  return person !== undefined && isScorable(person, asOf) && isScorable(person, today);
}

async function keptScore(
  db: Db,
  subjectId: string,
  { model, hash }: CompiledModel,
  { asOf, seq, law }: { readonly asOf: LocalDate; readonly seq: number | null; readonly law: LawRules },
): Promise<Pick<Evaluation, 'points' | 'tier' | 'lines'> | null> {
  const { rows } = await sql<{
    points: number | null;
    tier: string;
    explanation: readonly ExplanationLine[];
  }>`
    select v.points, v.tier, v.explanation from score_version v
    left join score h on h.subject_id = v.subject_id and h.model_id = v.model_id and h.version = v.version
    where v.subject_id = ${subjectId} and v.model_id = ${model.id} and v.model_hash = ${hash}
      and ((v.as_of = ${asOf}::date and v.seq = ${seq}::bigint and v.law_digest = ${lawDigest(law)})
        or (h.law_digest = ${lawDigest(law)} and h.as_of <= ${asOf}::date and (${seq}::bigint is null or h.seq <= ${seq}::bigint)
          and not exists (select from score_due d where d.subject_id = h.subject_id
            and d.purpose = h.model_id and d.next_on <= ${asOf}::date)
          and not exists (select from changed_subject c where c.subject_id = h.subject_id)))
    order by v.version desc limit 1`.execute(db);
  const row = rows[0];
  return row ? { points: row.points, tier: row.tier, lines: row.explanation } : null;
}
