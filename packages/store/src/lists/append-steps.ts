import { sql } from 'kysely';
import type { ListStepKind, LocalDate } from '@egret/domain';
import type { Db } from '../db.ts';
import type { StepParticulars } from '../tables/lists.ts';

/** Who acts on an entry: a client, and the person at it. */
export interface ListActor {
  readonly clientId: string;
  readonly operator: { readonly staffNo: string; readonly name: string };
}

/** A step to be recorded. */
export interface NewStep {
  readonly subjectId: string;
  readonly entryId: string;
  readonly kind: ListStepKind;
  readonly effectiveOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly authorityId: string | null;
  readonly documentNumber: string | null;
  readonly particulars: StepParticulars;
}

/**
 * Appends steps, one an entry, each after the last of its entry, in one statement. `actor` is null where a rule or a
 * fallen ground acts; `factsSeq` is what was known when it was decided. The caller holds the lists of the subjects.
 * Whoever is on a list from now on, or no more, is to be scored again, for models read the lists; whose proposal is
 * rejected, to be asked about again, for it holds back no other one any more.
 */
export async function appendSteps(
  db: Db,
  steps: readonly NewStep[],
  by: { readonly actor: ListActor | null; readonly factsSeq: number; readonly batchId: number },
): Promise<void> {
  if (steps.length === 0) return;
  const { actor, factsSeq, batchId } = by;
  await sql`
    insert into list_entry_step (subject_id, entry_id, step_no, kind, effective_on, ends_on, client_id,
      operator_staff_no, operator_name, authority_id, document_number, particulars, facts_seq, batch_id)
    select n."subjectId", n."entryId",
      1 + coalesce((select max(s.step_no) from list_entry_step s
        where s.subject_id = n."subjectId" and s.entry_id = n."entryId"), 0),
      n.kind, n."effectiveOn", n."endsOn", ${actor?.clientId ?? null}::uuid,
      ${actor?.operator.staffNo ?? null}::text, ${actor?.operator.name ?? null}::text,
      n."authorityId", n."documentNumber", n.particulars, ${factsSeq}::bigint, ${batchId}::bigint
    from json_to_recordset(${JSON.stringify(steps)}::json) as n ("subjectId" uuid, "entryId" uuid, kind text,
      "effectiveOn" date, "endsOn" date, "authorityId" uuid, "documentNumber" text, particulars jsonb)
    order by n."subjectId", n."entryId"`.execute(db);
  const touched = steps.filter(({ kind }) => changing.includes(kind)).map(({ subjectId }) => subjectId);
  if (touched.length === 0) return;
  await sql`insert into changed_subject (subject_id, batch_id)
    select distinct unnest(${touched}::uuid[]), ${batchId}::bigint on conflict do nothing`.execute(db);
}

/** The steps after which an entry counts, counts no more, or is open no more by the word of a person. */
const changing: readonly ListStepKind[] = [
  'rejected',
  'determined',
  'suspended',
  'resumed',
  'expired',
  'repaired',
  'removed',
  'revoked',
];
