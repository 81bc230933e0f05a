import type { Generated } from 'kysely';
import type { LocalDate } from '@egret/domain';
import type { ReferenceKind, ReferenceOrigin } from '@egret/reference';

export interface ReferenceVersionTable {
  kind: ReferenceKind;
  id: string;
  version: number;
  in_force_from: LocalDate;
  in_force_to: LocalDate | null;
  definition: unknown;
  digest: Buffer;
  origin: ReferenceOrigin;
  state: 'proposed' | 'approved' | 'rejected';
  proposed_by: string | null;
  proposed_staff_no: string | null;
  proposed_name: string | null;
  proposed_reason: string | null;
  proposed_at: Generated<Date>;
  decided_by: string | null;
  decided_staff_no: string | null;
  decided_name: string | null;
  decided_reason: string | null;
  decided_at: Date | null;
  batch_id: number | null;
}
