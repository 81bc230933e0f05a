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

export interface EligibilityCheckTable {
  client_id: string;
  request_no: string;
  id: string;
  perk: string;
  identifier_digest: Buffer;
  digest_key_id: string;
  consent_ref: string;
  eligible: boolean;
  reason: 'eligible' | 'not-eligible' | 'perk-not-active' | 'outside-period' | 'quota-used';
  checked_at: Date;
  valid_until: Date;
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
