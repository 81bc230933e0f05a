import type { ListKind, LocalDate, Registration } from '@egret/domain';
import type { Db } from '../db.ts';
import { entryInForce } from '../lists/in-force.ts';
import { type HeldRecord, heldRecords } from '../records/held-records.ts';
import { knownAt } from '../records/known-at.ts';

/** An entry of a list that counts. */
export interface HeldListing {
  readonly id: string;
  readonly list: ListKind;
  readonly determiningAuthority: string;
  readonly decisionNumber: string;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
  readonly legalBasis: string;
  readonly reason: string;
}

/** What is held on a subject, for a report: nothing of it is chosen or masked yet. */
export interface ReportMaterial {
  readonly registration: Registration | null;
  /** The legal representative (法定代表人), or the operator (经营者) of a self-employed household. */
  readonly representative: string | null;
  /** In the order (decided on, id), none decided after `asOf`; where each stands is the caller's to ask. */
  readonly records: readonly HeldRecord[];
  readonly listings: readonly HeldListing[];
}

/** A day in the world, and the point of the known-axis up to which is read. */
export interface ReportPoint {
  readonly asOf: LocalDate;
  readonly seq: number;
}

/** Reads what was known of a subject at `seq` and held on `asOf`. */
export async function reportMaterial(db: Db, subjectId: string, point: ReportPoint): Promise<ReportMaterial> {
  const [registration, representative, records, listings] = await Promise.all([
    readRegistration(db, subjectId, point),
    readRepresentative(db, subjectId, point),
    heldRecords(db, subjectId, point),
    readListings(db, subjectId, point),
  ]);
  return { registration, representative, records, listings };
}

async function readRegistration(
  db: Db,
  subjectId: string,
  { asOf, seq }: ReportPoint,
): Promise<Registration | null> {
  const row = await db
    .selectFrom('registration_version')
    .innerJoin('authority', 'authority.id', 'registration_version.authority_id')
    .selectAll('registration_version')
    .select(['authority.uscc as authority_uscc', 'authority.name as authority_name'])
    .where('subject_id', '=', subjectId)
    .where('registered_on', '<=', asOf)
    .where(knownAt('registration_version', seq))
    .executeTakeFirst();
  if (!row) return null;
  return {
    name: row.name,
    legalForm: row.legal_form,
    state: row.state,
    registeredOn: row.registered_on,
    capitalFen: row.capital_fen,
    industry: row.industry,
    address: row.address,
    businessScope: row.business_scope,
    registrationAuthority: { uscc: row.authority_uscc, name: row.authority_name },
  };
}

async function readRepresentative(db: Db, subjectId: string, { seq }: ReportPoint): Promise<string | null> {
  const row = await db
    .selectFrom('relation')
    .select('name')
    .where('subject_id', '=', subjectId)
    .where('kind', 'in', ['legal-representative', 'operator'])
    .where(knownAt('relation', seq))
    .executeTakeFirst();
  return row?.name ?? null;
}

async function readListings(
  db: Db,
  subjectId: string,
  { asOf, seq }: ReportPoint,
): Promise<readonly HeldListing[]> {
  const rows = await db
    .selectFrom('list_entry')
    .innerJoin('authority', 'authority.id', 'list_entry.determining_authority_id')
    .innerJoin('batch', 'batch.id', 'list_entry.determined_in_batch')
    .select([
      'list_entry.id',
      'list_entry.list',
      'authority.name as determiningAuthority',
      'list_entry.decision_number as decisionNumber',
      'list_entry.decided_on as decidedOn',
      'list_entry.valid_to as validTo',
      'list_entry.legal_basis as legalBasis',
      'list_entry.reason',
    ])
    .$narrowType<{ decisionNumber: string; decidedOn: LocalDate }>()
    .where('list_entry.subject_id', '=', subjectId)
    .where('batch.seq', '<=', seq)
    .where(entryInForce(asOf))
    .orderBy('list_entry.decided_on')
    .orderBy('list_entry.id')
    .execute();
  return rows.map((row) => ({ ...row }));
}
