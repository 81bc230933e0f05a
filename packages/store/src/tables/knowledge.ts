import type { Generated, GeneratedAlways } from 'kysely';
import type { LocalDate } from '@egret/domain';

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

/** What versions of something delivered carry: the one with the latest (reported_on, place) is current. */
export interface FromDelivery extends Versioned {
  reported_on: LocalDate;
  place: string;
  content_digest: Buffer;
  digest_version: number;
  digest_key_id: string;
  run_id: string;
  line_no: number;
}
