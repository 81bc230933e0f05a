import type { LocalDate } from '@egret/domain';
import { type CompiledModel, type Evaluation, receiptOf } from '@egret/scorecard';
import { copyInto, encodeCopyRow } from '../copy.ts';
import type { Sealing } from '../sealing.ts';
import type { KnownSubject } from './known-subject.ts';
import type { Session } from './session.ts';

/** One subject's score before it is kept. */
export interface ComputedScore {
  readonly subject: KnownSubject;
  readonly model: CompiledModel;
  readonly asOf: LocalDate;
  readonly evaluation: Evaluation;
}

/** The key under which receipts are made now. */
export function receiptKey(sealing: Sealing): Uint8Array {
  return sealing.receiptKey();
}

/** The earlier of two days, null meaning never. */
function earlier(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/**
 * The line of a score in COPY's text format. A person's score ends with the enrolment: the day of a
 * withdrawal that is still to come is a day on which the score changes. The receipt vouches for the
 * evaluation alone, and whoever checks it evaluates again.
 */
export function encodeScore(key: Uint8Array, score: ComputedScore): string {
  const { subject, model, asOf, evaluation } = score;
  const receipt = receiptOf(key, {
    modelHash: model.hash,
    subjectId: subject.subjectId,
    asOf,
    seq: subject.seq,
    evaluation,
  });
  return encodeCopyRow([
    subject.subjectId,
    model.model.id,
    model.model.version,
    asOf,
    subject.seq,
    evaluation.points,
    evaluation.tier,
    JSON.stringify(evaluation.lines),
    earlier(evaluation.nextChangeOn, subject.enrolledUntil),
    Buffer.from(receipt),
  ]);
}

const columns = `subject_id, model_id, model_version, as_of, seq, points, tier, explanation, next_change_on, receipt`;

const staging = `create temporary table if not exists staged_score (
  subject_id uuid not null, model_id text not null, model_version integer not null, as_of date not null,
  seq bigint not null, points integer not null, tier text not null, explanation jsonb not null,
  next_change_on date, receipt bytea not null
) on commit delete rows`;

/**
 * Staging is filled and read in the order of the subjects, without a sort: two workers that write the same
 * rows wait for each other, not in a circle. A score that knew more stays: it was computed by somebody who
 * came later and committed first.
 */
const merge = `insert into score (${columns})
  select ${columns} from staged_score
  on conflict (subject_id) do update set
    model_id = excluded.model_id, model_version = excluded.model_version, as_of = excluded.as_of,
    seq = excluded.seq, points = excluded.points, tier = excluded.tier, explanation = excluded.explanation,
    next_change_on = excluded.next_change_on, receipt = excluded.receipt, scored_at = clock_timestamp()
  where score.seq <= excluded.seq`;

/** Keeps the scores whose lines `encodeScore` made: COPY into staging, then one merge. */
export async function saveScores({ client }: Session, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  await client.query(staging);
  await copyInto(client, 'staged_score', lines);
  await client.query(merge);
}

/**
 * Deletes the scores of subjects that have none any more, as known at `seq`, and gives how many there
 * were. One computed from later knowledge stays.
 */
export async function deleteScores(
  { client }: Session,
  ids: readonly string[],
  seq: number,
): Promise<number> {
  if (ids.length === 0) return 0;
  const deleted = await client.query(
    `delete from score where (subject_id, seq) in (
       select subject_id, seq from score where subject_id = any ($1::uuid[]) and seq <= $2
       order by subject_id for update)`,
    [ids, seq],
  );
  return deleted.rowCount ?? 0;
}
