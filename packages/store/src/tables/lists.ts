import type { Generated } from 'kysely';
import type { ListKind, LocalDate } from '@egret/domain';

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
