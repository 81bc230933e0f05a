import {
  citationProblems,
  type ReferenceKind,
  type ReferenceVersion,
  type ShippedDocument,
} from '@egret/reference';
import { sql } from 'kysely';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import { closeBatch, openBatch } from '../batch.ts';
import type { Db } from '../db.ts';
import { referenceDigest } from './digest.ts';
import { approvedVersions } from './versions.ts';

/** Shipped texts that cite law which is not in force on the days that they decide on, or that the store does not know. */
export class CitationError extends Error {
  override name = 'CitationError';
  readonly forOperator = true;
}

/**
 * Keeps what the software and the district's profile ship, each text once. A text is approved at once, except of an id
 * that persons here have changed: then it waits as a proposal, because from then on two people decide. A text that was
 * shipped before stays as it was decided, so that two releases that run side by side do not undo each other. What is
 * new, of the software and of the profile, leaves an audit entry. Throws
 * `CitationError` where a text rests on law that does not hold, and then nothing is kept.
 */
export async function saveShippedReference(db: Db, documents: readonly ShippedDocument[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Services that start together take turns.
    await sql`lock table reference_version in share row exclusive mode`.execute(trx);
    const rows = await newRows(trx, documents);
    if (rows.length === 0) return;
    const approved = rows.filter((row) => row.state === 'approved');
    refuseBrokenCitations([...(await approvedVersions(trx, null)), ...approved]);
    const batchId = approved.length > 0 ? await openBatch(trx, 'reference', null) : null;
    await trx
      .insertInto('reference_version')
      .values(
        rows.map((row) => ({
          kind: row.kind,
          id: row.id,
          version: row.version,
          in_force_from: row.inForceFrom,
          in_force_to: row.inForceTo,
          definition: JSON.stringify(row.definition),
          digest: row.digest,
          origin: row.origin,
          state: row.state,
          batch_id: row.state === 'approved' ? batchId : null,
        })),
      )
      .execute();
    for (const origin of new Set(rows.map((row) => row.origin))) {
      const ofOrigin = rows.filter((row) => row.origin === origin);
      await appendAuditEntry(trx, {
        ...{ clientId: null, operator: null, action: 'ship-reference', purpose: null, matter: null },
        ...{ accessBasis: null, subjectId: null, identifierDigest: null, object: `reference/${origin}` },
        result: ofOrigin.map(({ kind, id, version }) => `${kind}/${id}/${version}`).join(' '),
      });
    }
    if (batchId !== null) await closeBatch(trx, batchId);
  });
}

interface NewRow extends ReferenceVersion {
  readonly digest: Buffer;
  readonly origin: ShippedDocument['origin'];
  readonly state: 'proposed' | 'approved';
}

/** The texts that are not kept yet, with the version that each gets. */
async function newRows(db: Db, documents: readonly ShippedDocument[]): Promise<readonly NewRow[]> {
  const kept = await db
    .selectFrom('reference_version')
    .select(['kind', 'id', 'version', 'digest', 'origin', 'state'])
    .execute();
  const known = new Set(kept.map(({ digest }) => digest.toString('hex')));
  const newest = new Map<string, number>();
  const decidedHere = new Set<string>();
  for (const { kind, id, version, origin, state } of kept) {
    newest.set(key(kind, id), Math.max(version, newest.get(key(kind, id)) ?? 0));
    if (origin === 'decision' && state === 'approved') decidedHere.add(key(kind, id));
  }
  return documents.flatMap((document): NewRow[] => {
    const digest = referenceDigest(document);
    if (known.has(digest.toString('hex'))) return [];
    known.add(digest.toString('hex'));
    const name = key(document.kind, document.id);
    const version = (newest.get(name) ?? 0) + 1;
    newest.set(name, version);
    return [{ ...document, version, digest, state: decidedHere.has(name) ? 'proposed' : 'approved' }];
  });
}

function key(kind: ReferenceKind, id: string): string {
  return `${kind}/${id}`;
}

function refuseBrokenCitations(versions: readonly ReferenceVersion[]): void {
  const problems = citationProblems(versions).map(
    ({ kind, id, version, path, cited, on, code }) =>
      `${kind}/${id} version ${version} ${path.join('.')}: ${cited} ${code} on ${on}`,
  );
  if (problems.length > 0) throw new CitationError(problems.join('\n'));
}
