import type { LocalDate } from '@egret/domain';
import { type CompiledModel, type Evaluation, type Mac, receiptOf } from '@egret/scorecard';
import { copyInto, encodeCopyRow } from '../copy.ts';
import type { Sealing } from '../sealing.ts';
import type { Session } from './session.ts';

/** One subject's score before it is kept. */
export interface ComputedScore {
  readonly subjectId: string;
  /** What was known: the seq that the facts were read at. */
  readonly seq: number;
  readonly model: CompiledModel;
  readonly asOf: LocalDate;
  /** Of the law by which the records were read. */
  readonly lawDigest: Buffer;
  readonly evaluation: Evaluation;
}

/** What receipts are made by under a key, and the id under which that is found again. */
export interface ReceiptKey {
  readonly id: string;
  readonly mac: Mac;
}

/** The key under which receipts are made now. */
export function receiptKey(sealing: Sealing): ReceiptKey {
  return { id: sealing.activeKeyIds.receipts, mac: sealing.receiptMac() };
}

/** The line of a score in COPY's text format, with the receipt that vouches for the evaluation. */
export function encodeScore(key: ReceiptKey, score: ComputedScore): string {
  const { subjectId, seq, model, asOf, evaluation } = score;
  const receipt = receiptOf(key.mac, { modelHash: model.hash, subjectId, asOf, seq, evaluation });
  return encodeCopyRow([
    subjectId,
    model.model.id,
    model.model.version,
    model.hash,
    asOf,
    seq,
    score.lawDigest,
    evaluation.points,
    evaluation.tier,
    JSON.stringify(evaluation.lines),
    Buffer.from(receipt),
    key.id,
  ]);
}

const staging = `create temporary table if not exists staged_score (
  subject_id uuid not null, model_id text not null, model_version integer not null, model_hash text not null,
  as_of date not null, seq bigint not null, law_digest bytea not null, points integer, tier text not null,
  explanation jsonb not null, receipt bytea not null, receipt_key_id text not null
) on commit delete rows`;

const versionColumns = `subject_id, model_id, version, model_version, model_hash, as_of, seq, law_digest, points, tier,
  explanation, receipt, receipt_key_id`;

/**
 * First scores, with their first version: after what history is left of a score that ended. Who meets another
 * worker's first score leaves it to the statements below.
 */
const enterFirst = `with first as (
    insert into score (subject_id, model_id, version, model_version, as_of, seq, law_digest, points, tier)
    select subject_id, model_id, 1 + coalesce((select max(version) from score_version v
        where v.subject_id = s.subject_id and v.model_id = s.model_id), 0),
      model_version, as_of, seq, law_digest, points, tier
    from staged_score s
    where not exists (select from score h where h.subject_id = s.subject_id and h.model_id = s.model_id)
    order by subject_id
    on conflict do nothing
    returning subject_id, model_id, version)
  insert into score_version (${versionColumns})
  select s.subject_id, s.model_id, first.version, s.model_version, s.model_hash, s.as_of, s.seq, s.law_digest, s.points,
    s.tier, s.explanation, s.receipt, s.receipt_key_id
  from staged_score s join first on first.subject_id = s.subject_id and first.model_id = s.model_id`;

/** Heads are locked in one order before any is changed: two workers wait for each other, not in a circle. */
const lock = `select count(*) from (
  select from score h join staged_score s on s.subject_id = h.subject_id and s.model_id = h.model_id
  order by h.subject_id for update of h) locked`;

/**
 * A score that knew more stays: it was computed by somebody who came later and committed first. A version is
 * written where points, tier or lines differ; by another model the same lines say something else.
 */
const merge = `with judged as materialized (
    select s.*, h.version as head_version,
      (v.points, v.tier, v.model_hash, v.explanation)
        is distinct from (s.points, s.tier, s.model_hash, s.explanation) as differs
    from staged_score s
    join score h on h.subject_id = s.subject_id and h.model_id = s.model_id
    left join score_version v on v.subject_id = h.subject_id and v.model_id = h.model_id and v.version = h.version
    where h.seq <= s.seq and (h.model_version, h.as_of, h.seq, h.law_digest)
      is distinct from (s.model_version, s.as_of, s.seq, s.law_digest)
  ), added as (
    insert into score_version (${versionColumns})
    select subject_id, model_id, head_version + 1, model_version, model_hash, as_of, seq, law_digest, points, tier,
      explanation, receipt, receipt_key_id
    from judged where differs order by subject_id
  )
  update score h set version = j.head_version + j.differs::integer, model_version = j.model_version, as_of = j.as_of,
    seq = j.seq, law_digest = j.law_digest, points = j.points, tier = j.tier, scored_at = clock_timestamp()
  from judged j where h.subject_id = j.subject_id and h.model_id = j.model_id`;

/** Another model's score of a subject that this one scores now has ended; what it said stays on record. */
const endOthers = `delete from score h using staged_score s
  where h.subject_id = s.subject_id and h.model_id <> s.model_id and h.seq <= s.seq`;

/** Keeps the scores whose lines `encodeScore` made: COPY into staging, then one statement a case. */
export async function saveScores({ client }: Session, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  await client.query(staging);
  await copyInto(client, 'staged_score', lines);
  await client.query('analyze staged_score (subject_id, model_id, seq)');
  await client.query(enterFirst);
  await client.query(lock);
  await client.query(merge);
  await client.query(endOthers);
}

/** The subjects whose scores are over, as known at `seq`. */
export interface EndedScores {
  readonly ended: readonly string[];
  /** Of these nothing may be kept: the history goes too, with all its explanations. */
  readonly erased: readonly string[];
  readonly seq: number;
}

/**
 * Takes away the scores of subjects that have none any more and returns how many there were. One computed
 * from later knowledge stays, and with it its history.
 */
export async function endScores({ client }: Session, { ended, erased, seq }: EndedScores): Promise<number> {
  if (ended.length + erased.length === 0) return 0;
  const deleted = await client.query(
    `delete from score where (subject_id, model_id) in (
       select subject_id, model_id from score where subject_id = any ($1::uuid[]) and seq <= $2
       order by subject_id, model_id for update)`,
    [[...ended, ...erased], seq],
  );
  if (erased.length > 0) {
    await client.query(
      `delete from score_version v where v.subject_id = any ($1::uuid[])
         and not exists (select from score h where h.subject_id = v.subject_id)`,
      [erased],
    );
  }
  return deleted.rowCount ?? 0;
}
