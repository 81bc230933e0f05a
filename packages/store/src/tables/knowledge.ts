import type { Generated, GeneratedAlways } from 'kysely';

export interface KnowledgeClockTable {
  one: Generated<boolean>;
  seq: number;
}

export interface BatchTable {
  id: GeneratedAlways<number>;
  origin: 'ingest' | 'list-decision' | 'record-event' | 'directory' | 'reference';
  run_id: string | null;
  seq: number | null;
  recorded_at: Generated<Date>;
}

/** What every versioned row carries: where it came from and between which batches it is the current one. */
export interface Versioned {
  subject_id: string;
  version: number;
  batch_id: number;
  superseded_by_batch: number | null;
}

export interface FromDelivery extends Versioned {
  content_digest: Buffer;
  run_id: string;
  line_no: number;
}
