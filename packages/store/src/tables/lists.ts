import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Ground, ListEntryOrigin, ListKind, ListStepKind, LocalDate } from '@egret/domain';

/** A row that is written once. */
type Once<T> = ColumnType<T, T, never>;

export interface ListEntryTable {
  subject_id: Once<string>;
  id: Once<string>;
  definition_id: Once<string>;
  definition_version: Once<number>;
  list: Once<ListKind>;
  origin: Once<ListEntryOrigin>;
  rule_id: Once<string | null>;
  rule_version: Once<number | null>;
  record_ids: Once<string[]>;
  batch_id: Once<number>;
}

/** What a step says beside its columns. */
export interface StepParticulars {
  readonly instrument?: string | null;
  readonly article?: string | null;
  /** A person's reason, numbers of persons masked in it. */
  readonly reason?: string;
  /** Of a suspension: the grounds that fell. Of a resumption: those that did not stand then; left out if none. */
  readonly fallen?: readonly Ground[];
}

export interface ListEntryStepTable {
  subject_id: Once<string>;
  entry_id: Once<string>;
  step_no: Once<number>;
  kind: Once<ListStepKind>;
  effective_on: Once<LocalDate>;
  ends_on: Once<LocalDate | null>;
  client_id: Once<string | null>;
  operator_staff_no: Once<string | null>;
  operator_name: Once<string | null>;
  authority_id: Once<string | null>;
  document_number: Once<string | null>;
  particulars: JSONColumnType<StepParticulars, string, never>;
  facts_seq: Once<number>;
  recorded_at: Generated<Date>;
  batch_id: Once<number>;
}

export interface ListExaminationTable {
  subject_id: string;
  facts_seq: number;
}

export interface TaskTable {
  id: string;
  kind: 're-examine-entry';
  subject_id: string;
  entry_id: string;
  authority_id: string | null;
  due_on: LocalDate | null;
  reason_code: string;
  opened_in_batch: number;
  closed_in_batch: number | null;
}
