import type { ColumnType, Generated } from 'kysely';
import type { Issue, LocalDate, Template } from '@egret/domain';
import type { RunCounters } from '../ingest/delivery.ts';

export interface SourceTable {
  id: string;
  template: Template;
  provider_id: string;
  watermark: string | null;
}

/** due → staging → staged (or held, until a person decides) → released, or failed. */
export type RunState = 'due' | 'staging' | 'staged' | 'held' | 'released' | 'failed';

export interface IngestRunTable {
  id: string;
  source_id: string;
  delivery: string;
  location: string;
  delivered_on: LocalDate;
  expected_rows: number | null;
  hold: Generated<boolean>;
  state: Generated<RunState>;
  staged_as: string | null;
  staged_rows: Generated<number>;
  staged_line: Generated<number>;
  staged_parties: Generated<number>;
  notes: ColumnType<unknown, string | null | undefined, string | null>;
  attempt: Generated<number>;
  waits: Generated<number>;
  retry_at: Date | null;
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

export interface StagedChunkTable {
  run_id: string;
  chunk_no: number;
  lines: number[];
  raw: Buffer;
  rows: Buffer;
}

export interface RawChunkTable {
  run_id: string;
  chunk_no: number;
  lines: number[];
  outcomes: string;
  sealed: Buffer;
}

/** What became of each row of a run; a view. */
export interface RunRowTable {
  run_id: string;
  line_no: number;
  outcome: keyof Omit<RunCounters, 'read'>;
  issues: Issue[];
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
