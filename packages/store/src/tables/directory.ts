import type { IdentifierScheme, LocalDate, SubjectKind } from '@egret/domain';
import type { Versioned } from './knowledge.ts';

export interface SubjectTable {
  id: string;
  kind: SubjectKind;
  name: string;
  minor_until: LocalDate | null;
  batch_id: number;
}

export interface IdentifierTable {
  id: string;
  subject_id: string;
  scheme: IdentifierScheme;
  digest: Buffer;
  value: string | null;
  sealed: Buffer | null;
  batch_id: number;
}

export interface RelationTable extends Versioned {
  kind: 'legal-representative';
  related_subject_id: string | null;
  name: string;
}
