import { addDays, type LocalDate } from '@egret/domain';
import { citationProblems, type CitationProblem, type ReferenceDocument } from '@egret/reference';
import { sql } from 'kysely';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import type { Db } from '../db.ts';
import { referenceDigest } from './digest.ts';
import { approvedVersions } from './versions.ts';

/** Who changes reference data: a person at a client, and why. */
export interface ReferenceActor {
  readonly clientId: string;
  readonly operator: { readonly staffNo: string; readonly name: string };
  readonly reason: string;
}

export type ProposalOutcome =
  | { readonly outcome: 'proposed'; readonly version: number }
  /** It would decide on days that have come: answers of these days would have been other ones. */
  | { readonly outcome: 'too-early'; readonly earliest: LocalDate }
  /** Another proposal of the same text waits for its decision. */
  | { readonly outcome: 'open-proposal'; readonly version: number }
  | { readonly outcome: 'broken-citations'; readonly problems: readonly CitationProblem[] };

/**
 * Proposes a version of a text, checked by its schema, in the caller's transaction with its audit entry. It holds nothing
 * until another person approves it (`decideReference`). `today` is the business date.
 */
export async function proposeReference(
  db: Db,
  document: ReferenceDocument,
  actor: ReferenceActor,
  today: LocalDate,
): Promise<ProposalOutcome> {
  const { kind, id, inForceFrom, inForceTo, definition } = document;
  if (!mayBegin(document, today)) return { outcome: 'too-early', earliest: addDays(today, 1) };
  await lockReference(db);
  const kept = await db
    .selectFrom('reference_version')
    .select(['version', 'state', 'origin'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .execute();
  const open = kept.find(({ state, origin }) => state === 'proposed' && origin === 'decision');
  if (open !== undefined) return { outcome: 'open-proposal', version: open.version };
  const version = Math.max(0, ...kept.map((row) => row.version)) + 1;
  const problems = citationProblems([...(await approvedVersions(db, null)), { ...document, version }]);
  if (problems.length > 0) return { outcome: 'broken-citations', problems };
  await db
    .insertInto('reference_version')
    .values({
      kind,
      id,
      version,
      in_force_from: inForceFrom,
      in_force_to: inForceTo,
      definition: JSON.stringify(definition),
      digest: referenceDigest(document),
      origin: 'decision',
      state: 'proposed',
      proposed_by: actor.clientId,
      proposed_staff_no: actor.operator.staffNo,
      proposed_name: actor.operator.name,
      proposed_reason: actor.reason,
    })
    .execute();
  await auditReference(db, actor, 'propose-reference', { kind, id, version }, 'proposed');
  return { outcome: 'proposed', version };
}

/**
 * Whether a text may begin on its first day if it is decided today: from tomorrow on. An instrument begins when its
 * issuer said, whenever it is entered: on its own it decides nothing.
 */
export function mayBegin(
  { kind, inForceFrom }: Pick<ReferenceDocument, 'kind' | 'inForceFrom'>,
  today: LocalDate,
): boolean {
  return kind === 'instrument' || inForceFrom > today;
}

/** Changes of reference data take turns until the transaction ends: each is checked against all before it. */
export async function lockReference(db: Db): Promise<void> {
  await sql`lock table reference_version in share row exclusive mode`.execute(db);
}

/** Appends what somebody did about a version to the audit trail. */
export async function auditReference(
  db: Db,
  actor: ReferenceActor,
  action: 'propose-reference' | 'decide-reference',
  { kind, id, version }: Pick<ReferenceDocument, 'kind' | 'id'> & { readonly version: number },
  result: string,
): Promise<void> {
  await appendAuditEntry(db, {
    clientId: actor.clientId,
    operator: actor.operator,
    action,
    purpose: null,
    matter: actor.reason,
    accessBasis: null,
    subjectId: null,
    identifierDigest: null,
    object: `${kind}/${id}/${version}`,
    result,
  });
}
