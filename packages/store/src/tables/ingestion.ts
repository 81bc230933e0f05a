import type { ColumnType, Generated } from 'kysely';
import type { Issue, LocalDate, Template } from '@egret/domain';

export interface SourceTable {
  id: string;
  template: Template;
  provider_id: string;
  watermark: string | null;
}

export interface IngestRunTable {
  id: string;
  source_id: string;
  delivery: string;
  location: string;
  delivered_on: LocalDate;
  expected_rows: number | null;
  state: Generated<'due' | 'running' | 'committed' | 'failed'>;
  attempt: Generated<number>;
  read: Generated<number>;
  inserted: Generated<number>;
  revised: Generated<number>;
  withdrawn: Generated<number>;
  unchanged: Generated<number>;
  quarantined: Generated<number>;
  rejected: Generated<number>;
  issues: ColumnType<Issue[], string | undefined, string>;
  warnings: ColumnType<Issue[], string | undefined, string>;
  registered_at: Generated<Date>;
  started_at: Date | null;
  finished_at: Date | null;
}

export interface RawChunkTable {
  run_id: string;
  chunk_no: number;
  first_line: number;
  last_line: number;
  sealed: Buffer;
}

export interface QuarantineTable {
  run_id: string;
  line_no: number;
  outcome: 'quarantined' | 'rejected';
  issues: Issue[];
  batch_id: number;
}

export interface ChangedSubjectTable {
  subject_id: string;
  batch_id: number;
}
