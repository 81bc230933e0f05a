import { sql } from 'kysely';
import { addWorkingDays, type ListReview, type ListTables, type LocalDate, thresholdOn } from '@egret/domain';
import type { Db } from '../db.ts';
import { appendSteps, type NewStep } from './append-steps.ts';

/** The threshold that says how many working days an authority has to answer for an entry whose ground fell. */
const reexamination = 'list-re-examination';

/**
 * Records that open proposals lapse and that entries are suspended from `asOf` on, both in favour of the subject and at
 * once, and opens a task for each suspended entry's authority. Returns how many of each.
 */
export async function saveFallenGrounds(
  db: Db,
  reviews: readonly (ListReview & { readonly subjectId: string })[],
  { asOf, seq }: { readonly asOf: LocalDate; readonly seq: number },
  { thresholds }: Pick<ListTables, 'thresholds'>,
  batchId: number,
): Promise<{ readonly lapsed: number; readonly suspended: number }> {
  const common = { effectiveOn: asOf, endsOn: null, authorityId: null, documentNumber: null } as const;
  const lapsed = reviews.flatMap(({ subjectId, lapsing }) =>
    lapsing.map((entryId): NewStep => ({ ...common, subjectId, entryId, kind: 'lapsed', particulars: {} })),
  );
  const suspended = reviews.flatMap(({ subjectId, suspending }) =>
    suspending.map(({ entryId, fallen }): NewStep => ({
      ...common,
      ...{ subjectId, entryId, kind: 'suspended', particulars: { fallen } },
    })),
  );
  await appendSteps(db, [...lapsed, ...suspended], { actor: null, factsSeq: seq, batchId });
  const days = thresholdOn(thresholds, reexamination, asOf)?.value ?? null;
  await openTasks(db, suspended, { asOf, days }, batchId);
  return { lapsed: lapsed.length, suspended: suspended.length };
}

async function openTasks(
  db: Db,
  suspended: readonly NewStep[],
  { asOf, days }: { readonly asOf: LocalDate; readonly days: number | null },
  batchId: number,
): Promise<void> {
  if (suspended.length === 0) return;
  // Where the place sets no time limit, or the calendar of its end is not published, the day is not known.
  const due = days === null ? 'unknown' : addWorkingDays(asOf, days);
  const dueOn = due === 'unknown' ? null : due;
  const rows = suspended.map(({ subjectId, entryId, particulars }) => {
    return { subjectId, entryId, reason: `ground-${particulars.fallen?.[0]?.standing ?? 'ended'}` };
  });
  await sql`
    insert into task (id, kind, subject_id, entry_id, authority_id, due_on, reason_code, opened_in_batch)
    select gen_random_uuid(), 're-examine-entry', n."subjectId", n."entryId", decision.authority_id, ${dueOn}::date,
      n.reason, ${batchId}
    from json_to_recordset(${JSON.stringify(rows)}::json) as n ("subjectId" uuid, "entryId" uuid, reason text)
    join lateral (
      select s.authority_id from list_entry_step s
      where s.subject_id = n."subjectId" and s.entry_id = n."entryId" and s.kind = 'determined'
      order by s.step_no desc limit 1
    ) decision on true
    on conflict (subject_id, entry_id, kind) where closed_in_batch is null do nothing`.execute(db);
}
