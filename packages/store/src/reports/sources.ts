import { sql } from 'kysely';
import type { ListKind, LocalDate, Template } from '@egret/domain';
import type { Db } from '../db.ts';

/** A source that had delivered by a day, as far as was known at a seq. */
export interface DeliverySource {
  readonly template: Template;
  readonly provider: string;
  /** The day of its last delivery by then. */
  readonly lastDeliveredOn: LocalDate;
}

/** The sources that had delivered by `asOf`, by template and name of the provider: what a report may rest on. */
export async function deliverySources(
  db: Db,
  { asOf, seq }: { readonly asOf: LocalDate; readonly seq: number },
): Promise<readonly DeliverySource[]> {
  return db
    .selectFrom('ingest_run')
    .innerJoin('batch', 'batch.run_id', 'ingest_run.id')
    .innerJoin('source', 'source.id', 'ingest_run.source_id')
    .innerJoin('authority', 'authority.id', 'source.provider_id')
    .select([
      'source.template',
      'authority.name as provider',
      sql<LocalDate>`max(ingest_run.delivered_on)`.as('lastDeliveredOn'),
    ])
    .where('ingest_run.state', '=', 'committed')
    .where('ingest_run.delivered_on', '<=', asOf)
    .where('batch.seq', '<=', seq)
    .groupBy(['source.template', 'authority.name'])
    .orderBy('source.template')
    .orderBy('authority.name')
    .execute();
}

/**
 * Whether it is still to be settled who a subject is: it is known by an old number alone, or a person has yet to say
 * whether it and another one are the same. Nobody may be told then that nothing is held on it.
 */
export async function isUnderVerification(db: Db, subjectId: string): Promise<boolean> {
  const { rows } = await sql<{ readonly doubtful: boolean }>`
    select exists (
      select from subject_version
      where subject_id = ${subjectId} and superseded_by_batch is null and provisional
    ) or exists (
      select from subject_merge_proposal
      where ${subjectId} in (subject_id, other_subject_id) and decided_in_batch is null
    ) as doubtful`.execute(db);
  return rows[0]?.doubtful === true;
}

/** Whether anybody was ever entered on a list of this kind. */
export async function hasListEntries(db: Db, list: ListKind): Promise<boolean> {
  const row = await db
    .selectFrom('list_entry')
    .select('id')
    .where('list', '=', list)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
