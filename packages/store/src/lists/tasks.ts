import type { LocalDate } from '@egret/domain';
import type { Db } from '../db.ts';

/** What an authority has to do about an entry. */
export interface EntryTask {
  readonly id: string;
  readonly reasonCode: string;
  /** Null where the calendar of that year is not published: the last day is not known yet. */
  readonly dueOn: LocalDate | null;
}

/** The open task on an entry, or null. */
export async function openTask(db: Db, entryId: string): Promise<EntryTask | null> {
  const row = await db
    .selectFrom('task')
    .select(['id', 'reason_code as reasonCode', 'due_on as dueOn'])
    .where('entry_id', '=', entryId)
    .where('closed_in_batch', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}
