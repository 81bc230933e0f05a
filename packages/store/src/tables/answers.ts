import type { Generated } from 'kysely';
import type { AccessBasisKind, LocalDate, RecordKind } from '@egret/domain';

export interface CreditReportTable {
  report_no: string;
  verification_digest: Buffer;
  client_id: string;
  subject_id: string;
  identifier_digest: Buffer;
  digest_key_id: string;
  access_basis_kind: AccessBasisKind | null;
  as_of: LocalDate;
  seq: number;
  sealed: Buffer;
  created_at: Generated<Date>;
}

export interface PerkQuotaUseTable {
  perk: string;
  identifier_digest: Buffer;
  digest_key_id: string;
  period_start: LocalDate;
  used: number;
}

export interface PublishedFigureTable {
  year: number;
  measure: string;
  value: number | null;
  at_least: Generated<boolean>;
  source: string;
}

export interface RecordCountTable {
  kind: RecordKind;
  decided_on: LocalDate;
  count: number;
}

export interface RecordGoneTable {
  subject_id: string;
  record_id: string;
  kind: RecordKind;
  decided_on: LocalDate;
  gone_from: LocalDate;
  gone_until: LocalDate | null;
}

export interface RecordCountSeqTable {
  one: Generated<boolean>;
  seq: number;
}
