import type { Generated } from 'kysely';
import type { IdentifierScheme, LocalDate, RegistrationState, SubjectKind } from '@egret/domain';
import type { Versioned } from './knowledge.ts';

export interface SubjectTable {
  id: string;
  batch_id: number;
}

/** Who gave a subject its name, from the weakest evidence to the strongest. */
export type NamedBy = 'mention' | 'record' | 'register' | 'person';

/** The row that a person or a delivery is answerable with; both null where a person decided. */
interface FromRow {
  run_id: string | null;
  line_no: number | null;
}

export interface SubjectVersionTable extends Versioned, FromRow {
  kind: SubjectKind;
  name: string;
  former_names: Generated<string[]>;
  minor_until: LocalDate | null;
  registration_state: RegistrationState | null;
  provisional: Generated<boolean>;
  merged_into: string | null;
  named_by: NamedBy;
  named_on: LocalDate;
  named_place: string;
}

export interface IdentifierTable extends FromRow {
  id: string;
  subject_id: string;
  scheme: IdentifierScheme;
  digest: Buffer;
  digest_key_id: string;
  value: string | null;
  sealed: Buffer | null;
  sealed_as: string | null;
  batch_id: number;
  ended_by_batch: number | null;
}

export interface RelationTable extends Versioned, FromRow {
  related_subject_id: string | null;
  name: string;
  dated_on: LocalDate;
  place: string;
  from_register: boolean;
  ended_on: LocalDate | null;
}

export interface SubjectMergeProposalTable extends FromRow {
  id: string;
  subject_id: string;
  other_subject_id: string;
  reason: 'code-of-another-subject' | 'name-differs';
  batch_id: number;
  decision: 'merged' | 'kept-apart' | null;
  decided_in_batch: number | null;
}
