import { type RawBuilder, sql } from 'kysely';
import { endingKinds } from '@egret/domain';
import type { Db } from '../db.ts';

/** Which batches the kept counts do not count yet. */
export interface NewBatches {
  /** The seq up to which they count. */
  readonly kept: number;
  /** The seq of the newest batch. */
  readonly known: number;
  /** The least id of those between; null where there is none. */
  readonly oldest: number | null;
}

/** Reads up to where the counts are kept; with `lock`, null where somebody else is at keeping them. */
export async function newBatches(db: Db, { lock }: { readonly lock: boolean }): Promise<NewBatches | null> {
  const { rows } = await sql<NewBatches>`
    select kept.seq as kept, clock.seq as known, (
        select min(id) from (select b.id from batch b where b.seq > kept.seq order by b.seq offset 0) newer
      ) as oldest
    from record_count_seq kept cross join knowledge_clock clock
    ${lock ? sql`for update of kept skip locked` : sql``}`.execute(db);
  return rows[0] ?? null;
}

/*
 * What new batches brought is found by the summary of the pages from the oldest of them on; each row is asked for its
 * batch by key, because rows of counted batches lie among them.
 */

const isNew = ({ kept, known }: NewBatches) => sql`b.seq > ${kept} and b.seq <= ${known}`;

/** The batch of a row by its key, and by nothing else. */
const batchOf = (row: string) =>
  sql`(select seq from batch where id = ${sql.ref(`${row}.batch_id`)} offset 0)`;

/**
 * The versions that the new batches brought (change 1) and superseded (change -1), as a relation for a `from`:
 * subject_id, record_id, kind, decided_on, change.
 */
export function changedVersions(batches: NewBatches): RawBuilder<unknown> {
  return sql`(
    select v.subject_id, v.record_id, v.kind, v.decided_on, 1 as change
    from record_version v cross join lateral ${batchOf('v')} b
    where v.batch_id >= ${batches.oldest}::bigint and ${isNew(batches)}
    union all
    select v.subject_id, v.record_id, v.kind, v.decided_on, -1
    from batch b
    cross join lateral (select * from record_version v where v.superseded_by_batch = b.id offset 0) v
    where ${isNew(batches)}
  )`;
}

const ending = sql`kind in (${sql.join(endingKinds.map((kind) => sql.lit(kind)))})`;

/**
 * The records that may have begun or ceased to stand with the new batches, by an event or because an ended one has
 * another version, as a relation for a `from`: subject_id, record_id.
 */
export function touchedRecords(batches: NewBatches): RawBuilder<unknown> {
  return sql`(
    select h.subject_id, h.record_id
    from record_event h cross join lateral ${batchOf('h')} b
    where h.batch_id >= ${batches.oldest}::bigint and ${isNew(batches)}
      and (h.${ending} or h.kind in ('reinstated', 'event-revoked'))
    union
    select v.subject_id, v.record_id from ${changedVersions(batches)} v
    where exists (
      select from record_event where subject_id = v.subject_id and record_id = v.record_id and ${ending} offset 0)
  )`;
}
