import type { Generated, GeneratedAlways } from 'kysely';
import type {
  CreditRecord,
  Disclosure,
  IdentifierScheme,
  LocalDate,
  Procedure,
  RecordKind,
  RecordStatus,
  Registration,
  Severity,
  SubjectKind,
} from '@egret/domain';

export interface KnowledgeClockTable {
  one: Generated<boolean>;
  seq: number;
}

export interface BatchTable {
  id: GeneratedAlways<number>;
  origin: 'ingest' | 'list-decision';
  run_id: string | null;
  seq: number | null;
  recorded_at: Generated<Date>;
}

export interface SubjectTable {
  id: string;
  kind: SubjectKind;
  name: string;
  minor_until: LocalDate | null;
  batch_id: number;
}

export interface IdentifierTable {
  id: string;
  subject_id: string;
  scheme: IdentifierScheme;
  digest: Buffer;
  value: string | null;
  sealed: Buffer | null;
  batch_id: number;
}

/** What every versioned row carries: where it came from and between which batches it is the current one. */
interface Versioned {
  subject_id: string;
  version: number;
  batch_id: number;
  superseded_by_batch: number | null;
}

interface FromDelivery extends Versioned {
  content_digest: Buffer;
  run_id: string;
  line_no: number;
}

export interface RelationTable extends Versioned {
  kind: 'legal-representative';
  related_subject_id: string | null;
  name: string;
}

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
