import { randomBytes, randomUUID } from 'node:crypto';
import { type CreditRecord, localDate, type Registration } from '@egret/domain';
import type { Store } from '@egret/store';
import type { Insertable, Kysely } from 'kysely';

type Tables = Store['db'] extends Kysely<infer Database> ? Database : never;

/** A row of a table as it is inserted. */
export type Row<T extends keyof Tables> = Insertable<Tables[T]>;

/** What a test must say of a row, and what it may. */
type Given<T extends keyof Tables, K extends keyof Row<T>> = Pick<Row<T>, K> & Partial<Row<T>>;

/** Where a version comes from: line 2 of a file that was delivered on the first day of 2020. */
const delivered = {
  reported_on: localDate('2020-01-01'),
  place: 'test/1.csv/000000002',
  digest_version: 1,
  digest_key_id: 'test',
  run_id: randomUUID(),
  line_no: 2,
};
const first = { version: 1, superseded_by_batch: null };

export function subjectVersionRow(
  row: Given<'subject_version', 'subject_id' | 'kind' | 'name' | 'batch_id'>,
): Row<'subject_version'> {
  return {
    ...first,
    minor_until: null,
    registration_state: null,
    merged_into: null,
    named_by: 'record',
    named_on: localDate('2018-01-01'),
    named_place: '',
    run_id: null,
    line_no: null,
    ...row,
  };
}

export function enrolmentVersionRow(
  row: Given<'enrolment_version', 'subject_id' | 'accepted_on' | 'batch_id'>,
): Row<'enrolment_version'> {
  return {
    ...first,
    ...delivered,
    content_digest: Buffer.alloc(32),
    agreement_number: 'A-1',
    withdrawn_on: null,
    ...row,
  };
}

/** The row of a registration; the authority is named by its id. */
export function registrationVersionRow(
  registration: Registration,
  row: Given<'registration_version', 'subject_id' | 'authority_id' | 'batch_id'>,
): Row<'registration_version'> {
  return {
    ...first,
    ...delivered,
    content_digest: Buffer.alloc(32),
    name: registration.name,
    legal_form: registration.legalForm,
    state: registration.state,
    registered_on: registration.registeredOn,
    approved_on: registration.approvedOn,
    capital_fen: registration.capitalFen,
    industry: registration.industry,
    address: registration.address,
    business_scope: registration.businessScope,
    ...row,
  };
}

export function relationRow(row: Given<'relation', 'subject_id' | 'name' | 'batch_id'>): Row<'relation'> {
  return {
    ...first,
    related_subject_id: null,
    dated_on: localDate('2015-03-04'),
    place: '',
    from_register: true,
    ended_on: null,
    run_id: null,
    line_no: null,
    ...row,
  };
}

/** The row of a record; its natural key is its own id, and the authority is named by its id. */
export function recordVersionRow(
  record: CreditRecord,
  row: Given<'record_version', 'subject_id' | 'record_id' | 'authority_id' | 'batch_id'>,
): Row<'record_version'> {
  return {
    ...first,
    ...delivered,
    content_digest: Buffer.alloc(32),
    natural_key: row.record_id,
    kind: record.kind,
    document_number: record.documentNumber,
    decided_on: record.decidedOn,
    valid_from: record.validFrom,
    valid_to: record.validTo,
    publicity_stated_until: record.publicityStatedUntil,
    severity_stated: record.severityStated,
    procedure_stated: record.procedureStated,
    disclosure_stated: record.disclosureStated,
    fine_fen: record.fineFen,
    details: record.details,
    source_id: randomUUID(),
    ...row,
  };
}

export function recordEventRow(
  row: Given<'record_event', 'subject_id' | 'record_id' | 'kind' | 'effective_on' | 'batch_id'>,
): Row<'record_event'> {
  return {
    ...delivered,
    id: randomUUID(),
    authority_id: null,
    document_number: null,
    outcome: null,
    replaced_by: null,
    revokes: null,
    client_id: null,
    operator_staff_no: null,
    operator_name: null,
    event_digest: randomBytes(32),
    ...row,
  };
}

export function listEntryRow(
  row: Given<'list_entry', 'subject_id' | 'id' | 'list' | 'definition_id' | 'batch_id'>,
): Row<'list_entry'> {
  return {
    definition_version: 1,
    origin: 'proposed-here',
    rule_id: null,
    rule_version: typeof row.rule_id === 'string' ? 1 : null,
    record_ids: [],
    ...row,
  };
}

/** The row of a step that nobody took: a client, an authority and a document belong to a determination. */
export function listEntryStepRow(
  row: Given<'list_entry_step', 'subject_id' | 'entry_id' | 'step_no' | 'kind' | 'effective_on' | 'batch_id'>,
): Row<'list_entry_step'> {
  return {
    ends_on: null,
    client_id: null,
    operator_staff_no: null,
    operator_name: null,
    authority_id: null,
    document_number: null,
    particulars: JSON.stringify({ instrument: 'state-council-office-2020-49', article: null }),
    facts_seq: 0,
    ...row,
  };
}
