import { sql } from 'kysely';
import { type ListKind, type LocalDate, type OtherKind, otherKinds, type Template } from '@egret/domain';
import type { Db } from '../db.ts';

/** What a source tells of: what a template carries, of 其他信息 its kinds one by one, or a list. */
export type SourceInformation = Exclude<Template, 'other'> | OtherKind | ListKind;

/** Whose information is held, as far as was known at a seq. */
export interface ReportSource {
  readonly information: SourceInformation;
  /** The department that delivers, or the authority that decided on entries of the list. */
  readonly name: string;
  /** The day of its first delivery; null of a list. */
  readonly firstDeliveredOn: LocalDate | null;
  /** The day of its last delivery; of a list the day of the last decision. */
  readonly lastDeliveredOn: LocalDate;
}

/**
 * The departments that have delivered and the authorities that have decided on list entries, by what they tell of: what
 * a report may rest on, whatever day it asks about, because a delivery tells of the days before it too. A department
 * that delivers 其他信息 is a source of the kinds that it has ever told of.
 */
export function reportSources(db: Db, seq: number): Promise<readonly ReportSource[]> {
  const kept = newest.get(db);
  if (kept?.seq === seq) return kept.sources;
  const sources = readSources(db, seq);
  newest.set(db, { seq, sources });
  // What failed is asked again.
  sources.catch(() => newest.delete(db));
  return sources;
}

/** What was known at a seq does not change, and most reports are issued at the same one. */
const newest = new WeakMap<
  Db,
  { readonly seq: number; readonly sources: Promise<readonly ReportSource[]> }
>();

async function readSources(db: Db, seq: number): Promise<readonly ReportSource[]> {
  const { rows } = await sql<ReportSource>`
    with delivered as (
      select source.id, source.template, authority.name,
        min(run.delivered_on) as first_on, max(run.delivered_on) as last_on
      from ingest_run run
      join batch on batch.run_id = run.id and batch.seq <= ${seq}
      join source on source.id = run.source_id
      join authority on authority.id = source.provider_id
      where run.state = 'released'
      group by source.id, source.template, authority.name
    )
    select template as information, name, first_on as "firstDeliveredOn", last_on as "lastDeliveredOn"
    from delivered where template <> 'other'
    union all
    select other_kind, name, first_on, last_on
    from delivered join unnest(${[...otherKinds]}::text[]) other_kind on exists (
      select from record_version told
      where told.kind = 'other' and told.source_id = delivered.id and told.details ->> 'otherKind' = other_kind
    )
    where template = 'other'
    union all
    select entry.list, authority.name, null, max(decision.effective_on)
    from list_entry_step decision
    join batch on batch.id = decision.batch_id and batch.seq <= ${seq}
    join list_entry entry on entry.subject_id = decision.subject_id and entry.id = decision.entry_id
    join authority on authority.id = decision.authority_id
    where decision.kind = 'determined'
    group by entry.list, authority.name
    order by 1, 2`.execute(db);
  return rows;
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
