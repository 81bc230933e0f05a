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
  version: number;
  model_version: number;
  as_of: LocalDate;
  seq: number;
  law_digest: Buffer;
  points: number | null;
  tier: string;
  scored_at: Generated<Date>;
}

export interface ScoreVersionTable extends ScoreTable {
  model_hash: string;
  explanation: unknown;
  receipt: Buffer;
  receipt_key_id: string;
}

export interface ScoreDueTable {
  subject_id: string;
  purpose: string;
  next_on: LocalDate;
  seq: Generated<number>;
}

export interface RulesAppliedTable {
  one: Generated<boolean>;
  digest: string;
  as_of: LocalDate;
}
