import type { Generated } from 'kysely';
import type {
  CreditRecord,
  Disclosure,
  LocalDate,
  Procedure,
  RecordKind,
  RecordStatus,
  Registration,
  Severity,
} from '@egret/domain';
import type { FromDelivery } from './knowledge.ts';

export interface RegistrationVersionTable extends FromDelivery {
  name: string;
  legal_form: string;
  state: Registration['state'];
  registered_on: LocalDate;
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
  publicity_ends_on: LocalDate | null;
  severity: Severity | null;
  procedure: Procedure | null;
  disclosure: Disclosure;
  fine_fen: number | null;
  status: RecordStatus;
  repaired_on: LocalDate | null;
  disputed: Generated<boolean>;
  details: CreditRecord['details'];
  source_id: string;
}
