import type { Generated } from 'kysely';
import type { ListKind, LocalDate, PerkId, SubjectKind } from '@egret/domain';

export interface ScoreModelTable {
  id: string;
  version: number;
  applies_to: SubjectKind[];
  hash: string;
  definition: unknown;
  state: Generated<'proposed' | 'active' | 'retired'>;
  proposed_by: string | null;
  activated_by: string | null;
  activated_at: Date | null;
}

export interface ScoreTable {
  subject_id: string;
  model_id: string;
  model_version: number;
  as_of: LocalDate;
  seq: number;
  points: number;
  tier: string;
  explanation: unknown;
  next_change_on: LocalDate | null;
  receipt: Buffer;
  scored_at: Generated<Date>;
}

export interface ListEntryTable {
  subject_id: string;
  id: string;
  list: ListKind;
  origin: 'determined-elsewhere' | 'proposed-here';
  state: Generated<'proposed' | 'determined' | 'rejected' | 'lapsed' | 'delisted'>;
  rule_id: string | null;
  legal_basis: string;
  reason: string;
  record_ids: Generated<string[]>;
  determining_authority_id: string | null;
  decision_number: string | null;
  decided_on: LocalDate | null;
  valid_to: LocalDate | null;
  proposed_by: string | null;
  proposed_at: Generated<Date>;
  determined_by: string | null;
  determined_at: Date | null;
  proposed_in_batch: number;
  determined_in_batch: number | null;
}

export interface CreditReportTable {
  report_no: string;
  verification_digest: Buffer;
  client_id: string;
  subject_id: string | null;
  identifier_digest: Buffer;
  as_of: LocalDate;
  seq: number;
  sealed: Buffer;
  created_at: Generated<Date>;
}

export interface EligibilityCheckTable {
  client_id: string;
  request_no: string;
  id: string;
  perk: PerkId;
  identifier_digest: Buffer;
  consent_ref: string;
  eligible: boolean;
  reason: 'eligible' | 'not-eligible' | 'perk-not-active' | 'outside-period' | 'quota-used';
  checked_at: Date;
  valid_until: Date;
}

export interface PerkQuotaUseTable {
  perk: PerkId;
  identifier_digest: Buffer;
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
