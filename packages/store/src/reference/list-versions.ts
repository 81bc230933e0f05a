import type { ReferenceKind, ReferenceOrigin, ReferenceVersion } from '@egret/reference';
import type { Db } from '../db.ts';

/** A version as it is kept, whatever became of it. */
export interface KeptReferenceVersion extends Omit<ReferenceVersion, 'definition'> {
  readonly definition: unknown;
  readonly origin: ReferenceOrigin;
  readonly state: 'proposed' | 'approved' | 'rejected';
  readonly proposedAt: Date;
  readonly decidedAt: Date | null;
}

/** Every version of a kind, or of one id of it, in the order of id and version. */
export async function referenceVersions(
  db: Db,
  kind: ReferenceKind,
  id: string | null,
): Promise<readonly KeptReferenceVersion[]> {
  const rows = await db
    .selectFrom('reference_version')
    .selectAll()
    .where('kind', '=', kind)
    .$if(id !== null, (query) => query.where('id', '=', id))
    .orderBy('id')
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    version: row.version,
    inForceFrom: row.in_force_from,
    inForceTo: row.in_force_to,
    definition: row.definition,
    origin: row.origin,
    state: row.state,
    proposedAt: row.proposed_at,
    decidedAt: row.decided_at,
  }));
}
