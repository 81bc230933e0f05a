import { addDays, areTwoPersons, type LocalDate } from '@egret/domain';
import { citationProblems, type CitationProblem, parseDocument, type ReferenceKind } from '@egret/reference';
import { closeBatch, openBatch } from '../batch.ts';
import type { Db } from '../db.ts';
import { auditReference, lockReference, mayBegin, type ReferenceActor } from './propose.ts';
import { approvedVersions } from './versions.ts';

export type ReferenceDecisionOutcome =
  | { readonly outcome: 'approved' | 'rejected' | 'unknown' | 'decided-before' | 'own-proposal' }
  /** Its first day has come: it must be proposed again for a later one. */
  | { readonly outcome: 'too-late'; readonly earliest: LocalDate }
  /** What it cites no longer holds on its days. */
  | { readonly outcome: 'broken-citations'; readonly problems: readonly CitationProblem[] };

/**
 * Approves or rejects a proposed version in the caller's transaction, with its audit entry. Nobody decides on what they
 * proposed: two persons do, through whichever clients. Approved, it is known from this batch
 * on and decides from its first day on. What a release shipped for an id that was changed here waits for one approval.
 */
export async function decideReference(
  db: Db,
  version: { readonly kind: ReferenceKind; readonly id: string; readonly version: number },
  decision: 'approve' | 'reject',
  actor: ReferenceActor,
  today: LocalDate,
): Promise<ReferenceDecisionOutcome> {
  await lockReference(db);
  const row = await readProposal(db, version);
  if (row === null) return { outcome: 'unknown' };
  if (row.state !== 'proposed') return { outcome: 'decided-before' };
  if (await isSamePerson(db, row, actor)) return { outcome: 'own-proposal' };
  if (decision === 'reject') {
    await decide(db, version, actor, 'rejected', null);
    return { outcome: 'rejected' };
  }
  const { kind, id } = version;
  const parsed = parseDocument(kind, {
    id,
    inForceFrom: row.in_force_from,
    inForceTo: row.in_force_to,
    definition: row.definition,
  });
  if (!parsed.ok) throw new Error(`the proposal ${kind}/${id} is not what its schema says`);
  if (row.origin === 'decision' && !mayBegin(parsed.document, today)) {
    return { outcome: 'too-late', earliest: addDays(today, 1) };
  }
  const candidate = { ...parsed.document, version: version.version };
  const problems = citationProblems([...(await approvedVersions(db, null)), candidate]);
  if (problems.length > 0) return { outcome: 'broken-citations', problems };
  const batchId = await openBatch(db, 'reference', null);
  await decide(db, version, actor, 'approved', batchId);
  await closeBatch(db, batchId);
  return { outcome: 'approved' };
}

async function readProposal(
  db: Db,
  { kind, id, version }: { readonly kind: ReferenceKind; readonly id: string; readonly version: number },
) {
  const row = await db
    .selectFrom('reference_version as r')
    .leftJoin('client', 'client.id', 'r.proposed_by')
    .select([
      'r.state',
      'r.origin',
      'r.in_force_from',
      'r.in_force_to',
      'r.definition',
      'r.proposed_staff_no',
      'client.department_id',
    ])
    .where('r.kind', '=', kind)
    .where('r.id', '=', id)
    .where('r.version', '=', version)
    .executeTakeFirst();
  return row ?? null;
}

async function isSamePerson(
  db: Db,
  proposal: {
    readonly proposed_staff_no: string | null;
    readonly department_id: string | null;
  },
  actor: ReferenceActor,
): Promise<boolean> {
  if (proposal.department_id === null || proposal.proposed_staff_no === null) return false;
  const client = await db
    .selectFrom('client')
    .select('department_id')
    .where('id', '=', actor.clientId)
    .executeTakeFirstOrThrow();
  return !areTwoPersons(
    { departmentId: proposal.department_id, staffNo: proposal.proposed_staff_no },
    { departmentId: client.department_id, staffNo: actor.operator.staffNo },
  );
}

async function decide(
  db: Db,
  version: { readonly kind: ReferenceKind; readonly id: string; readonly version: number },
  actor: ReferenceActor,
  state: 'approved' | 'rejected',
  batchId: number | null,
): Promise<void> {
  await db
    .updateTable('reference_version')
    .set((set) => ({
      state,
      decided_by: actor.clientId,
      decided_staff_no: actor.operator.staffNo,
      decided_name: actor.operator.name,
      decided_reason: actor.reason,
      decided_at: set.fn<Date>('clock_timestamp'),
      batch_id: batchId,
    }))
    .where('kind', '=', version.kind)
    .where('id', '=', version.id)
    .where('version', '=', version.version)
    .execute();
  await auditReference(db, actor, 'decide-reference', version, state);
}
