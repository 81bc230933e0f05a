import { sql } from 'kysely';
import type { Db } from './db.ts';
import type { BatchTable } from './tables/knowledge.ts';

/** Opens a batch in the caller's transaction and returns its id. `closeBatch` must be its last statement. */
export async function openBatch(db: Db, origin: BatchTable['origin'], runId: string | null): Promise<number> {
  const row = await db
    .insertInto('batch')
    .values({ origin, run_id: runId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Takes the batch's place on the known-axis and returns it. The clock's row stays locked until the caller's
 * transaction ends, so that seq is commit order: call it last.
 */
export async function closeBatch(db: Db, batchId: number): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    with tick as (update knowledge_clock set seq = seq + 1 returning seq)
    update batch set seq = tick.seq from tick where batch.id = ${batchId} returning batch.seq
  `.execute(db);
  const row = rows[0];
  if (!row) throw new Error(`no batch ${batchId} is open`);
  return row.seq;
}

/** What is known now: every batch up to this seq is committed and visible to later statements. */
export async function currentSeq(db: Db): Promise<number> {
  const row = await db.selectFrom('knowledge_clock').select('seq').executeTakeFirstOrThrow();
  return row.seq;
}
