import type { Generated } from 'kysely';
import type { LocalDate, SubjectKind } from '@egret/domain';

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
