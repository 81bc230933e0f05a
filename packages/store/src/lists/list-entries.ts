import { type RawBuilder, sql } from 'kysely';
import {
  type IdentifierScheme,
  identifierSchemes,
  type ListEntryOrigin,
  type ListKind,
  type ListState,
  type LocalDate,
  type SubjectKind,
} from '@egret/domain';
import type { Db } from '../db.ts';
import type { Sealing } from '../sealing.ts';
import type { StepParticulars } from '../tables/lists.ts';
import { dateSql, entryCountsSql, entryStateSql, stateMarkSql } from './in-force.ts';
import type { HeldListEntry } from './list-entry.ts';

/** Which entries of the lists are asked for. */
export interface ListPage {
  /** Null: of every list. */
  readonly list: ListKind | null;
  readonly definitionId: string | null;
  /** `determined` leaves out a red entry that does not count beside black. */
  readonly state: ListState;
  /** Only the entries that this authority is to decide or decided, and proposals that none has taken on. */
  readonly authorityId: string | null;
  readonly asOf: LocalDate;
  /** The id after which the page begins. */
  readonly after: string | null;
  readonly limit: number;
}

/** At most `limit` entries in one state on a day, in the order of their ids. */
export async function pageListEntries(
  db: Db,
  sealing: Sealing,
  page: ListPage,
): Promise<readonly HeldListEntry[]> {
  const { rows } = await pageQuery(page).execute(db);
  return rows.map((row) => toListEntry(row, sealing));
}

/** The statement of a page. */
export function pageQuery(page: ListPage): RawBuilder<EntryRow> {
  const moment = { asOf: dateSql(page.asOf), seq: null };
  const mark = stateMarkSql('e', page.state, moment.asOf);
  const found = [
    ...(page.list === null ? [] : [sql`e.list = ${page.list}`]),
    ...(page.definitionId === null ? [] : [sql`e.definition_id = ${page.definitionId}`]),
    ...(page.after === null ? [] : [sql`e.id > ${page.after}::uuid`]),
    ...(mark === null ? [] : [sql.raw(mark)]),
  ];
  const kept = [
    page.state === 'determined'
      ? sql.raw(entryCountsSql('e', moment))
      : sql`${sql.raw(entryStateSql('e', moment))} = ${page.state}`,
    ...(page.authorityId === null
      ? []
      : [
          sql`coalesce((
            select s.authority_id from list_entry_step s
            where s.subject_id = e.subject_id and s.entry_id = e.id and s.kind in ('proposed', 'determined')
            order by s.step_no desc limit 1), ${page.authorityId}::uuid) = ${page.authorityId}::uuid`,
        ]),
  ];
  return entriesQuery(page.asOf, { found, kept, limit: page.limit });
}

/** The entry with this id as it stands on a day, or null. */
export async function listEntryById(
  db: Db,
  sealing: Sealing,
  id: string,
  asOf: LocalDate,
): Promise<HeldListEntry | null> {
  const chosen = { found: [sql`e.id = ${id}::uuid`], kept: [], limit: 1 };
  const { rows } = await entriesQuery(asOf, chosen).execute(db);
  return rows[0] ? toListEntry(rows[0], sealing) : null;
}

interface EntryRow {
  readonly id: string;
  readonly definition_id: string;
  readonly definition_version: number;
  readonly list: ListKind;
  readonly origin: ListEntryOrigin;
  readonly state: ListState;
  readonly rule_id: string | null;
  readonly rule_version: number;
  readonly record_ids: readonly string[];
  readonly kind: 'proposed' | 'determined';
  readonly particulars: StepParticulars;
  readonly reason: string | null;
  readonly document_number: string | null;
  readonly effective_on: LocalDate;
  readonly ends_on: LocalDate | null;
  readonly proposed_at: Date;
  readonly recorded_at: Date;
  readonly subject_id: string;
  readonly subject_kind: SubjectKind;
  readonly subject_name: string;
  readonly sealed_as: string;
  readonly scheme: IdentifierScheme;
  readonly value: string | null;
  readonly sealed: Buffer | null;
  readonly authority_id: string | null;
  readonly authority_uscc: string | null;
  readonly authority_name: string;
}

/** Which entries are read: those `found` by an index, in the order of their ids, of them the first that are `kept`. */
interface Chosen {
  readonly found: readonly RawBuilder<unknown>[];
  readonly kept: readonly RawBuilder<unknown>[];
  readonly limit: number;
}

/**
 * Entries with their subjects, each by the identifier of its best scheme, and the step that says who decides. The page is
 * chosen first, and only its entries are joined; offsets keep the planner to walking in the order of the ids, so that
 * it works out no more states than the page needs.
 */
function entriesQuery(asOf: LocalDate, { found, kept, limit }: Chosen): RawBuilder<EntryRow> {
  const state = sql.raw(entryStateSql('e', { asOf: dateSql(asOf), seq: null }));
  return sql<EntryRow>`
    with page as materialized (
      select e.*
      from (select e.* from list_entry e where ${sql.join(found.length > 0 ? found : [sql`true`], sql` and `)}
        order by e.id offset 0) e
      where exists (
          select from subject_version v
          where v.subject_id = e.subject_id and v.superseded_by_batch is null and v.merged_into is null offset 0)
        and exists (select from identifier i where i.subject_id = e.subject_id and i.ended_by_batch is null offset 0)
        ${sql.join(
          kept.map((condition) => sql`and ${condition}`),
          sql` `,
        )}
      order by e.id limit ${limit}
    )
    select e.id, e.definition_id, e.definition_version, e.list, e.origin, ${state} as state, e.rule_id, e.rule_version,
      e.record_ids, decision.kind, decision.particulars, first.particulars ->> 'reason' as reason,
      decision.document_number, decision.effective_on, decision.ends_on, first.recorded_at as proposed_at,
      decision.recorded_at, e.subject_id, subject.kind as subject_kind, subject.name as subject_name,
      best.sealed_as, best.scheme, best.value, best.sealed,
      authority.id as authority_id, authority.uscc as authority_uscc, authority.name as authority_name
    from page e
    join subject_version subject on subject.subject_id = e.subject_id
      and subject.superseded_by_batch is null and subject.merged_into is null
    join list_entry_step first on first.subject_id = e.subject_id and first.entry_id = e.id and first.step_no = 1
    join lateral (
      select s.* from list_entry_step s
      where s.subject_id = e.subject_id and s.entry_id = e.id and s.kind in ('proposed', 'determined')
      order by s.step_no desc limit 1
    ) decision on true
    join lateral (
      select coalesce(identifier.sealed_as, identifier.id) as sealed_as, identifier.scheme, identifier.value,
        identifier.sealed
      from identifier
      where identifier.subject_id = e.subject_id and identifier.ended_by_batch is null
      order by array_position(${[...identifierSchemes]}::text[], identifier.scheme) limit 1
    ) best on true
    left join authority on authority.id = decision.authority_id
    order by e.id`;
}

function toListEntry(row: EntryRow, sealing: Sealing): HeldListEntry {
  const value =
    row.value ??
    sealing.open({ table: 'identifier', id: row.sealed_as }, row.sealed ?? Buffer.of()).toString();
  const determined = row.kind === 'determined';
  return {
    id: row.id,
    definition: { id: row.definition_id, version: row.definition_version },
    list: row.list,
    origin: row.origin,
    state: row.state,
    subject: {
      id: row.subject_id,
      kind: row.subject_kind,
      name: row.subject_name,
      identifier: { scheme: row.scheme, value },
    },
    rule: row.rule_id === null ? null : { id: row.rule_id, version: row.rule_version },
    instrumentId: row.particulars.instrument ?? null,
    article: row.particulars.article ?? null,
    reason: row.reason,
    recordIds: row.record_ids,
    determiningAuthority:
      row.authority_id === null
        ? null
        : { id: row.authority_id, uscc: row.authority_uscc, name: row.authority_name },
    decisionNumber: row.document_number,
    decidedOn: determined || row.origin === 'determined-elsewhere' ? row.effective_on : null,
    validTo: row.ends_on,
    proposedAt: row.proposed_at,
    determinedAt: determined ? row.recorded_at : null,
  };
}
