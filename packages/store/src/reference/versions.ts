import { parseDocument, type ReferenceVersion } from '@egret/reference';
import type { Db } from '../db.ts';

/**
 * The approved versions that were known at a seq (null: now), in the order of kind, id and version. Throws where a row is
 * not what the schema of its kind says: that is a mistake of a migration, never answered with half a law.
 */
export async function approvedVersions(db: Db, seq: number | null): Promise<readonly ReferenceVersion[]> {
  const rows = await db
    .selectFrom('reference_version as r')
    .innerJoin('batch', 'batch.id', 'r.batch_id')
    .select(['r.kind', 'r.id', 'r.version', 'r.in_force_from', 'r.in_force_to', 'r.definition'])
    .where('r.state', '=', 'approved')
    .$if(seq !== null, (query) => query.where('batch.seq', '<=', seq))
    .orderBy('r.kind')
    .orderBy('r.id')
    .orderBy('r.version')
    .execute();
  return rows.map((row) => {
    const { kind, id, version, in_force_from: inForceFrom, in_force_to: inForceTo, definition } = row;
    const parsed = parseDocument(kind, { id, inForceFrom, inForceTo, definition });
    if (parsed.ok) return { ...parsed.document, version };
    const fields = parsed.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new Error(
      `the store keeps ${kind}/${id} version ${version} as its schema does not allow: ${fields}`,
    );
  });
}

/** The commit order of the newest change of reference data, or null where there is none. */
export async function newestReference(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('reference_version as r')
    .innerJoin('batch', 'batch.id', 'r.batch_id')
    .select((query) => query.fn.max('batch.seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? null;
}
