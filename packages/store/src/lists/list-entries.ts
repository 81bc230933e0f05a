import { sql } from 'kysely';
import { identifierSchemes, type ListState, type ListKind, type LocalDate } from '@egret/domain';
import type { Db } from '../db.ts';
import type { Sealing } from '../sealing.ts';
import { entryInForce } from './in-force.ts';
import type { ListEntry } from './list-entry.ts';

/**
 * At most `limit` entries of a list in one state, in the order of their ids, those behind `after` where it
 * is given. Determined entries are those that count on `asOf`; the other states are given as they stand.
 */
export async function pageListEntries(
  db: Db,
  sealing: Sealing,
  page: {
    readonly list: ListKind;
    readonly state: ListState;
    readonly asOf: LocalDate;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<readonly ListEntry[]> {
  const rows = await entries(db)
    .where('list_entry.list', '=', page.list)
    .where('list_entry.state', '=', page.state)
    .$if(page.state === 'determined', (query) => query.where(entryInForce(page.asOf)))
    .$if(page.after !== null, (query) => query.where('list_entry.id', '>', page.after ?? ''))
    .orderBy('list_entry.id')
    .limit(page.limit)
    .execute();
  return rows.map((row) => toListEntry(row, sealing));
}

/** The entry with this id, or null. */
export async function listEntryById(db: Db, sealing: Sealing, id: string): Promise<ListEntry | null> {
  const row = await entries(db).where('list_entry.id', '=', id).executeTakeFirst();
  return row ? toListEntry(row, sealing) : null;
}

type EntryRow = Awaited<ReturnType<ReturnType<typeof entries>['executeTakeFirstOrThrow']>>;

/** Entries with their subjects, each by the identifier of its best scheme. */
function entries(db: Db) {
  return db
    .selectFrom('list_entry')
    .innerJoin('subject_version as subject', (join) =>
      join
        .onRef('subject.subject_id', '=', 'list_entry.subject_id')
        .on('subject.superseded_by_batch', 'is', null),
    )
    .innerJoinLateral(
      (lateral) =>
        lateral
          .selectFrom('identifier')
          .select(['identifier.scheme', 'identifier.value', 'identifier.sealed'])
          .select((eb) => eb.fn.coalesce('identifier.sealed_as', 'identifier.id').as('sealed_as'))
          .whereRef('identifier.subject_id', '=', 'subject.subject_id')
          .where('identifier.ended_by_batch', 'is', null)
          .orderBy(sql`array_position(${sql.val([...identifierSchemes])}::text[], identifier.scheme)`)
          .limit(1)
          .as('best'),
      (join) => join.onTrue(),
    )
    .leftJoin('authority', 'authority.id', 'list_entry.determining_authority_id')
    .select([
      'list_entry.id',
      'list_entry.list',
      'list_entry.origin',
      'list_entry.state',
      'list_entry.rule_id',
      'list_entry.legal_basis',
      'list_entry.reason',
      'list_entry.record_ids',
      'list_entry.decision_number',
      'list_entry.decided_on',
      'list_entry.valid_to',
      'list_entry.proposed_at',
      'list_entry.determined_at',
      'subject.subject_id',
      'subject.kind as subject_kind',
      'subject.name as subject_name',
      'best.sealed_as',
      'best.scheme',
      'best.value',
      'best.sealed',
      'authority.uscc as authority_uscc',
      'authority.name as authority_name',
    ]);
}

function toListEntry(row: EntryRow, sealing: Sealing): ListEntry {
  const value =
    row.value ??
    sealing.open({ table: 'identifier', id: row.sealed_as }, row.sealed ?? Buffer.of()).toString();
  return {
    id: row.id,
    list: row.list,
    origin: row.origin,
    state: row.state,
    subject: {
      id: row.subject_id,
      kind: row.subject_kind,
      name: row.subject_name,
      identifier: { scheme: row.scheme, value },
    },
    ruleId: row.rule_id,
    legalBasis: row.legal_basis,
    reason: row.reason,
    recordIds: row.record_ids,
    determiningAuthority:
      row.authority_name === null ? null : { uscc: row.authority_uscc, name: row.authority_name },
    decisionNumber: row.decision_number,
    decidedOn: row.decided_on,
    validTo: row.valid_to,
    proposedAt: row.proposed_at,
    determinedAt: row.determined_at,
  };
}
