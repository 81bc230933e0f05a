import type { Generated } from 'kysely';
import type {
  CreditRecord,
  Disclosure,
  LocalDate,
  Procedure,
  RecordEventKind,
  RecordKind,
  RegistrationState,
  Severity,
} from '@egret/domain';
import type { FromDelivery } from './knowledge.ts';

export interface RegistrationVersionTable extends FromDelivery {
  name: string;
  legal_form: string;
  state: RegistrationState;
  registered_on: LocalDate;
  approved_on: LocalDate | null;
  capital_fen: number | null;
  industry: string | null;
  address: string | null;
  business_scope: string | null;
  authority_id: string;
}

export interface EnrolmentVersionTable extends FromDelivery {
  agreement_number: string;
  accepted_on: LocalDate;
  withdrawn_on: LocalDate | null;
}

export interface RecordVersionTable extends FromDelivery {
  record_id: string;
  kind: RecordKind;
  authority_id: string;
  document_number: string;
  natural_key: string;
  decided_on: LocalDate;
  valid_from: LocalDate | null;
  valid_to: LocalDate | null;
  publicity_stated_until: LocalDate | null;
  severity_stated: Severity | null;
  procedure_stated: Procedure | null;
  disclosure_stated: Disclosure | null;
  fine_fen: number | null;
  details: CreditRecord['details'];
  source_id: string;
}

export interface RecordEventTable {
  subject_id: string;
  record_id: string;
  id: string;
  record_kind: Generated<RecordKind | null>;
  record_authority_id: Generated<string | null>;
  record_natural_key: Generated<string | null>;
  kind: RecordEventKind;
  effective_on: LocalDate;
  authority_id: string | null;
  document_number: string | null;
  outcome: string | null;
  replaced_by: string | null;
  revokes: string | null;
  reported_on: LocalDate;
  place: string;
  run_id: string | null;
  line_no: number | null;
  client_id: string | null;
  operator_staff_no: string | null;
  operator_name: string | null;
  event_digest: Buffer;
  digest_version: number;
  digest_key_id: string;
  batch_id: number;
}
