import type { Authority, Ground, ListEntryStep } from '@egret/domain';
import type { Db } from '../db.ts';

/** A step with who took it and what it says, as the timeline of an entry shows it. */
export interface HeldStep extends ListEntryStep {
  /** Null where a rule or a fallen ground acted. */
  readonly operator: { readonly staffNo: string; readonly name: string; readonly department: string } | null;
  readonly authority: Authority | null;
  readonly documentNumber: string | null;
  readonly instrumentId: string | null;
  readonly article: string | null;
  readonly reason: string | null;
  readonly fallen: readonly Ground[];
  readonly factsSeq: number;
  readonly recordedAt: Date;
}

/** The steps of an entry in the order in which they were recorded; none where there is no such entry. */
export async function entrySteps(db: Db, entryId: string): Promise<readonly HeldStep[]> {
  const rows = await db
    .selectFrom('list_entry as entry')
    .innerJoin('list_entry_step as step', (join) =>
      join.onRef('step.subject_id', '=', 'entry.subject_id').onRef('step.entry_id', '=', 'entry.id'),
    )
    .leftJoin('authority', 'authority.id', 'step.authority_id')
    .leftJoin('client', 'client.id', 'step.client_id')
    .leftJoin('authority as department', 'department.id', 'client.department_id')
    .selectAll('step')
    .select([
      'authority.uscc as authority_uscc',
      'authority.name as authority_name',
      'department.name as department_name',
    ])
    .where('entry.id', '=', entryId)
    .orderBy('step.step_no')
    .execute();
  return rows.map((row) => ({
    stepNo: row.step_no,
    kind: row.kind,
    effectiveOn: row.effective_on,
    endsOn: row.ends_on,
    operator:
      row.operator_staff_no === null
        ? null
        : {
            staffNo: row.operator_staff_no,
            name: row.operator_name ?? '',
            department: row.department_name ?? '',
          },
    authority: row.authority_name === null ? null : { uscc: row.authority_uscc, name: row.authority_name },
    documentNumber: row.document_number,
    instrumentId: row.particulars.instrument ?? null,
    article: row.particulars.article ?? null,
    reason: row.particulars.reason ?? null,
    fallen: row.particulars.fallen ?? [],
    factsSeq: row.facts_seq,
    recordedAt: row.recorded_at,
  }));
}
