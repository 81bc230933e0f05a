import { sql } from 'kysely';
import type { ListEntryOrigin, ListKind, ListState, LocalDate, StandingEntry } from '@egret/domain';
import type { Db } from '../db.ts';
import type { StepParticulars } from '../tables/lists.ts';
import { dateSql, entryStateSql } from './in-force.ts';

interface StandingRow {
  readonly subject_id: string;
  readonly definition_id: string;
  readonly list: ListKind;
  readonly origin: ListEntryOrigin;
  readonly state: ListState;
  readonly revoked: boolean;
  readonly department_id: string | null;
  readonly staff_no: string | null;
  readonly effective_on: LocalDate;
  readonly ends_on: LocalDate | null;
  readonly authority_id: string | null;
  readonly uscc: string | null;
  readonly name: string | null;
  readonly document_number: string | null;
  readonly particulars: StepParticulars;
}

/** An entry with its subject, as it stands on a day when somebody acts on it; null where there is none. */
export async function standingEntry(
  db: Db,
  entryId: string,
  asOf: LocalDate,
): Promise<(StandingEntry & { readonly subjectId: string }) | null> {
  const state = sql.raw<ListState>(entryStateSql('e', { asOf: dateSql(asOf), seq: null }));
  const { rows } = await sql<StandingRow>`
    select e.subject_id, e.definition_id, e.list, e.origin, ${state} as state, client.department_id,
      exists (
        select from list_entry_step s
        where s.subject_id = e.subject_id and s.entry_id = e.id and s.kind = 'revoked'
      ) as revoked,
      first.operator_staff_no as staff_no, decision.effective_on, decision.ends_on, decision.authority_id,
      authority.uscc, authority.name, decision.document_number, decision.particulars
    from list_entry e
    join list_entry_step first on first.subject_id = e.subject_id and first.entry_id = e.id and first.step_no = 1
    left join client on client.id = first.client_id
    join lateral (
      select s.* from list_entry_step s
      where s.subject_id = e.subject_id and s.entry_id = e.id and s.kind in ('proposed', 'determined')
      order by s.step_no desc limit 1
    ) decision on true
    left join authority on authority.id = decision.authority_id
    where e.id = ${entryId}::uuid`.execute(db);
  const row = rows[0];
  return row === undefined ? null : toStandingEntry(row);
}

function toStandingEntry(row: StandingRow): StandingEntry & { readonly subjectId: string } {
  const { department_id: departmentId, staff_no: staffNo, name } = row;
  return {
    subjectId: row.subject_id,
    entry: { definitionId: row.definition_id, list: row.list, origin: row.origin },
    state: row.state,
    revoked: row.revoked,
    parties: {
      proposedBy: departmentId === null || staffNo === null ? null : { departmentId, staffNo },
      determiningAuthorityId: row.authority_id,
    },
    decision: {
      authority: name === null ? null : { uscc: row.uscc, name },
      documentNumber: row.document_number,
      effectiveOn: row.effective_on,
      endsOn: row.ends_on,
      instrumentId: row.particulars.instrument ?? null,
      article: row.particulars.article ?? null,
    },
  };
}
