import { type SqlBool, sql } from 'kysely';
import {
  type Authority,
  type CreditRecord,
  type ListKind,
  type LocalDate,
  type Registration,
} from '@egret/domain';
import type { Db } from '../db.ts';
import { dateSql, entryCountsSql, entryStateSql } from '../lists/in-force.ts';
import type { StepParticulars } from '../tables/lists.ts';

/** A record with what the store knows beside its content. */
export interface HeldRecord {
  readonly id: string;
  readonly disputed: boolean;
  readonly record: CreditRecord;
}

/** An entry of a list that counts, or that is suspended and has no effect. */
export interface HeldListing {
  readonly id: string;
  readonly list: ListKind;
  readonly suspended: boolean;
  readonly determiningAuthority: string;
  readonly decisionNumber: string;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
  readonly instrumentId: string | null;
  readonly article: string | null;
  /** The rule that proposed it, whose words say why; null where a person wrote the reason. */
  readonly rule: { readonly id: string; readonly version: number } | null;
  readonly reason: string | null;
}

/** What is held on a subject, for a report: nothing of it is chosen or masked yet. */
export interface ReportMaterial {
  readonly registration: Registration | null;
  readonly legalRepresentative: string | null;
  /** In the order (decided on, id), none decided after `asOf`, none withdrawn. */
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
  const [registration, legalRepresentative, records, listings] = await Promise.all([
    readRegistration(db, subjectId, point),
    readLegalRepresentative(db, subjectId, point),
    readRecords(db, subjectId, point),
    readListings(db, subjectId, point),
  ]);
  return { registration, legalRepresentative, records, listings };
}

/** Whether a version was known at a seq: its batch is not later, and the batch that superseded it is. */
function knownAt(table: string, seq: number) {
  const [batch, superseding] = [sql.ref(`${table}.batch_id`), sql.ref(`${table}.superseded_by_batch`)];
  return sql<SqlBool>`(
    exists (select from batch where batch.id = ${batch} and batch.seq <= ${seq})
    and not exists (select from batch where batch.id = ${superseding} and batch.seq <= ${seq})
  )`;
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

async function readLegalRepresentative(
  db: Db,
  subjectId: string,
  { seq }: ReportPoint,
): Promise<string | null> {
  const row = await db
    .selectFrom('relation')
    .select('name')
    .where('subject_id', '=', subjectId)
    .where('kind', 'in', ['legal-representative', 'operator'])
    .where(knownAt('relation', seq))
    .executeTakeFirst();
  return row?.name ?? null;
}

async function readRecords(
  db: Db,
  subjectId: string,
  { asOf, seq }: ReportPoint,
): Promise<readonly HeldRecord[]> {
  const rows = await db
    .selectFrom('record_version')
    .innerJoin('authority', 'authority.id', 'record_version.authority_id')
    .selectAll('record_version')
    .select(['authority.uscc as authority_uscc', 'authority.name as authority_name'])
    .where('subject_id', '=', subjectId)
    .where('decided_on', '<=', asOf)
    .where('status', '<>', 'withdrawn')
    .where(knownAt('record_version', seq))
    .orderBy('decided_on')
    .orderBy('record_id')
    .execute();
  return rows.map((row) => {
    const issuingAuthority: Authority = { uscc: row.authority_uscc, name: row.authority_name };
    // The columns were written from one record: kind and details belong together.
    const record = {
      kind: row.kind,
      documentNumber: row.document_number,
      issuingAuthority,
      decidedOn: row.decided_on,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      publicityEndsOn: row.publicity_ends_on,
      severity: row.severity,
      procedure: row.procedure,
      disclosure: row.disclosure,
      fineFen: row.fine_fen,
      status: row.status,
      repairedOn: row.repaired_on,
      details: row.details,
    } as CreditRecord;
    return { id: row.record_id, disputed: row.disputed, record };
  });
}

interface ListingRow extends Omit<HeldListing, 'rule' | 'instrumentId' | 'article'> {
  readonly ruleId: string | null;
  readonly ruleVersion: number;
  readonly particulars: StepParticulars;
}

async function readListings(
  db: Db,
  subjectId: string,
  { asOf, seq }: ReportPoint,
): Promise<readonly HeldListing[]> {
  const moment = { asOf: dateSql(asOf), seq };
  const state = sql.raw(entryStateSql('e', moment));
  const { rows } = await sql<ListingRow>`
    select e.id, e.list, ${state} = 'suspended' as suspended, authority.name as "determiningAuthority",
      decision.document_number as "decisionNumber", decision.effective_on as "decidedOn",
      decision.ends_on as "validTo", e.rule_id as "ruleId", e.rule_version as "ruleVersion", decision.particulars,
      first.particulars ->> 'reason' as reason
    from list_entry e
    join list_entry_step first on first.subject_id = e.subject_id and first.entry_id = e.id and first.step_no = 1
    join lateral (
      select s.* from list_entry_step s join batch on batch.id = s.batch_id and batch.seq <= ${seq}
      where s.subject_id = e.subject_id and s.entry_id = e.id and s.kind = 'determined'
      order by s.step_no desc limit 1
    ) decision on true
    join authority on authority.id = decision.authority_id
    where e.subject_id = ${subjectId}::uuid
      and (${sql.raw(entryCountsSql('e', moment))} or ${state} = 'suspended')
    order by decision.effective_on, e.id`.execute(db);
  return rows.map(({ ruleId, ruleVersion, particulars, ...listing }) => ({
    ...listing,
    rule: ruleId === null ? null : { id: ruleId, version: ruleVersion },
    instrumentId: particulars.instrument ?? null,
    article: particulars.article ?? null,
  }));
}
