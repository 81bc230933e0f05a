import { type RawBuilder, sql } from 'kysely';
import { type LocalDate, type RecordKind, recordKinds, standingOf } from '@egret/domain';
import type { Db } from '../db.ts';
import { recordsWithEvents } from './gone-spells.ts';
import { changedVersions, type NewBatches, newBatches, touchedRecords } from './new-batches.ts';

/** Records of each kind; null where nothing of the kind was ever reported for the time asked about. */
export type RecordCounts = Readonly<Record<RecordKind, number | null>>;

/**
 * The stock: records of each kind decided on or before a date, in their current version, that stand on that date
 * (`standingOf`): a fulfilled judgment is held until the court deletes it. A kind of which none is held counts 0 only if it was being
 * delivered by that date; before, it is not known, and null. Call it in one snapshot (repeatable read): else what somebody
 * counts meanwhile may be counted twice.
 */
export async function stockOn(db: Db, on: LocalDate): Promise<RecordCounts> {
  return countRecords(db, null, on);
}

/** The flow: the same of records decided from one date to another, both inclusive, that stand on the latter. */
export async function decidedBetween(db: Db, from: LocalDate, to: LocalDate): Promise<RecordCounts> {
  return countRecords(db, from, to);
}

/** Adds what `keepCounts` has counted to what newer batches changed. */
async function countRecords(db: Db, from: LocalDate | null, to: LocalDate): Promise<RecordCounts> {
  const batches = await newBatches(db, { lock: false });
  if (batches === null) throw new Error('record_count_seq has no row');
  const held = await countsOf(db, heldQuery(batches, from, to));
  const gone = await countsOf(db, goneQuery(batches, from, to));
  for (const record of await recordsWithEvents(db, touchedRecords(batches))) {
    const { kind, decidedOn, events } = record;
    if (decidedOn > to || (from !== null && decidedOn < from)) continue;
    if (!standingOf(record, events, to).stands) gone.set(kind, (gone.get(kind) ?? 0) + 1);
  }
  const delivered = await deliveredKinds(db, to);
  const counts = recordKinds.map((kind) => {
    const count = held.get(kind) ?? 0;
    const known = count > 0 || delivered.has(kind);
    return [kind, known ? count - (gone.get(kind) ?? 0) : null] as const;
  });
  return Object.fromEntries(counts) as RecordCounts;
}

interface CountRow {
  readonly kind: RecordKind;
  readonly count: number;
}

async function countsOf(db: Db, query: RawBuilder<CountRow>): Promise<Map<RecordKind, number>> {
  const { rows } = await query.execute(db);
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

const decided = (from: LocalDate | null, to: LocalDate) =>
  sql`decided_on <= ${to}::date and (${from}::date is null or decided_on >= ${from}::date)`;

/** How many current records of each kind were decided from one date (null: from ever) to another. */
export function heldQuery(batches: NewBatches, from: LocalDate | null, to: LocalDate): RawBuilder<CountRow> {
  return sql<CountRow>`
    select kind, sum(count)::bigint as count from (
      select kind, count from record_count where ${decided(from, to)}
      union all
      select kind, change from ${changedVersions(batches)} changed where ${decided(from, to)}
    ) counts
    group by kind`;
}

/** How many of them do not stand on the latter day, without those that new batches touched. */
export function goneQuery(batches: NewBatches, from: LocalDate | null, to: LocalDate): RawBuilder<CountRow> {
  return sql<CountRow>`
    with touched as materialized (select subject_id, record_id from ${touchedRecords(batches)} touched)
    select kind, count(*) as count from record_gone
    where ${decided(from, to)} and gone_from <= ${to}::date and (gone_until is null or gone_until > ${to}::date)
      and (subject_id, record_id) not in (select subject_id, record_id from touched)
    group by kind`;
}

/** The kinds of which something was delivered by a date: a delivery knows its template, which begins with its kind. */
async function deliveredKinds(db: Db, to: LocalDate): Promise<ReadonlySet<RecordKind>> {
  const { rows } = await sql<{ kind: RecordKind }>`
    select k.kind from unnest(${sql.val(recordKinds)}::text[]) as k (kind)
    where exists (
      select from source s join ingest_run r on r.source_id = s.id
      where starts_with(s.template, k.kind) and r.state = 'released' and r.delivered_on <= ${to}::date
    )`.execute(db);
  return new Set(rows.map(({ kind }) => kind));
}
