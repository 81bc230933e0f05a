import type { Generated } from 'kysely';
import type { AccessBasisKind, LocalDate } from '@egret/domain';

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
