import { sql } from 'kysely';
import type { ListKind, LocalDate, Registration } from '@egret/domain';
import type { Db } from '../db.ts';
import { entryCountsSql, entryStateSql } from '../lists/in-force.ts';
import { type HeldRecord, heldRecords } from '../records/held-records.ts';
import { knownAt } from '../records/known-at.ts';
import type { StepParticulars } from '../tables/lists.ts';

/** An entry of a list that counts, or that is suspended and has no effect. */
export interface HeldListing {
  readonly id: string;
  readonly definitionId: string;
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
  /** The legal representative (法定代表人), or the operator (经营者) of a self-employed household. */
  readonly representative: string | null;
  /** In the order of `heldRecords`, none decided after `asOf`; where each stands is the caller's to ask. */
  readonly records: readonly HeldRecord[];
  /** In the order (decided on, document number, id). */
  readonly listings: readonly HeldListing[];
}

/** A day in the world, the day of issue, and the point of the known-axis up to which is read. */
export interface ReportPoint {
  readonly asOf: LocalDate;
  readonly issuedOn: LocalDate;
  readonly seq: number;
}

/**
 * Reads what was known of a subject at `seq` and held on `asOf`; of list entries, what still held on the day of issue: a
 * question about the past brings nothing back that has ended.
 */
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
    approvedOn: row.approved_on,
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
    .where(knownAt('relation', seq))
    .executeTakeFirst();
  return row?.name ?? null;
}

interface ListingRow extends Omit<HeldListing, 'rule' | 'instrumentId' | 'article'> {
  readonly ruleId: string | null;
  readonly ruleVersion: number;
  readonly particulars: StepParticulars;
}

async function readListings(
  db: Db,
  subjectId: string,
  { asOf, issuedOn, seq }: ReportPoint,
): Promise<readonly HeldListing[]> {
  const days = asOf === issuedOn ? ['moment.as_of'] : ['moment.as_of', 'moment.issued_on'];
  const moments = days.map((day) => ({ asOf: day, seq: 'moment.seq' }));
  const isSuspended = moments.map((moment) => `${entryStateSql('e', moment)} = 'suspended'`);
  const isHeld = moments.map((moment, index) => `(${entryCountsSql('e', moment)} or ${isSuspended[index]})`);
  const { rows } = await sql<ListingRow>`
    select e.id, e.definition_id as "definitionId", e.list, ${sql.raw(isSuspended.join(' or '))} as suspended, authority.name as "determiningAuthority",
      decision.document_number as "decisionNumber", decision.effective_on as "decidedOn",
      decision.ends_on as "validTo", e.rule_id as "ruleId", e.rule_version as "ruleVersion", decision.particulars,
      first.particulars ->> 'reason' as reason
    from (select ${asOf}::date as as_of, ${issuedOn}::date as issued_on, ${seq}::bigint as seq) moment
    cross join list_entry e
    join list_entry_step first on first.subject_id = e.subject_id and first.entry_id = e.id and first.step_no = 1
    join lateral (
      select s.* from list_entry_step s join batch on batch.id = s.batch_id and batch.seq <= moment.seq
      where s.subject_id = e.subject_id and s.entry_id = e.id and s.kind = 'determined'
      order by s.step_no desc limit 1
    ) decision on true
    join authority on authority.id = decision.authority_id
    where e.subject_id = ${subjectId}::uuid
      and ${sql.raw(isHeld.join(' and '))}
    order by decision.effective_on, decision.document_number collate "C", e.id`.execute(db);
  return rows.map(({ ruleId, ruleVersion, particulars, ...listing }) => ({
    ...listing,
    rule: ruleId === null ? null : { id: ruleId, version: ruleVersion },
    instrumentId: particulars.instrument ?? null,
    article: particulars.article ?? null,
  }));
}
