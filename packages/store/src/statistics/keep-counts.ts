import { sql } from 'kysely';
import type { Db, Store } from '../db.ts';
import { goneSpells, recordsWithEvents } from './gone-spells.ts';
import { changedVersions, type NewBatches, newBatches, touchedRecords } from './new-batches.ts';

/**
 * Counts what the batches since the last time changed into `record_count` and `record_gone`, so that nobody has to
 * count it again. Does nothing where another one is at it.
 */
export async function keepCounts({ db }: Pick<Store, 'db'>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const batches = await newBatches(trx, { lock: true });
    if (batches === null || batches.known === batches.kept) return;
    await sql`
      insert into record_count as counted (kind, decided_on, count)
      select kind, decided_on, sum(change) from ${changedVersions(batches)} changed
      group by kind, decided_on having sum(change) <> 0
      on conflict (kind, decided_on) do update set count = counted.count + excluded.count`.execute(trx);
    await keepGone(trx, batches);
    await trx.updateTable('record_count_seq').set({ seq: batches.known }).execute();
  });
}

/** Of a record that was touched all spells are worked out again: later batches may be seen, and do so once more. */
async function keepGone(db: Db, batches: NewBatches): Promise<void> {
  const touched = await recordsWithEvents(db, touchedRecords(batches));
  await sql`
    delete from record_gone g using ${touchedRecords(batches)} touched
    where g.subject_id = touched.subject_id and g.record_id = touched.record_id`.execute(db);
  const spells = touched.flatMap((record) => {
    const { subjectId, recordId, kind, decidedOn } = record;
    return goneSpells(record).map((spell) => ({ subjectId, recordId, kind, decidedOn, ...spell }));
  });
  await sql`
    insert into record_gone (subject_id, record_id, kind, decided_on, gone_from, gone_until)
    select "subjectId", "recordId", kind, "decidedOn", "from", until
    from json_to_recordset(${JSON.stringify(spells)}::json) as spell ("subjectId" uuid, "recordId" uuid, kind text,
      "decidedOn" date, "from" date, until date)`.execute(db);
}
