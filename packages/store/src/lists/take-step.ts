import type { Transaction } from 'kysely';
import {
  type ListingActor,
  type ListTables,
  type LocalDate,
  type Refusal,
  type RequestedStep,
  type StepRequest,
  transition,
} from '@egret/domain';
import { type AuditAction, appendAuditEntry } from '../audit/append-audit-entry.ts';
import { authorityId } from '../authorities/authority-id.ts';
import { closeBatch, openBatch } from '../batch.ts';
import type { Database } from '../tables/index.ts';
import { appendSteps, type ListActor } from './append-steps.ts';
import { listingFacts } from './listing-facts.ts';
import { lockLists } from './lock-lists.ts';
import { standingEntry } from './standing-entry.ts';

export type StepOutcome =
  | { readonly outcome: 'taken'; readonly kind: RequestedStep }
  | { readonly outcome: 'unknown' }
  | Refusal;

/** Who takes a step, as the domain and as the audit trail know them, and why. */
export interface StepAuthor {
  readonly listing: ListingActor;
  readonly actor: ListActor;
  readonly reason: string;
}

/**
 * Takes a step on an entry, in the caller's transaction: of two that come at the same time the later waits and is
 * decided on what the earlier left. Only a step that is taken writes: itself, its audit entry, the end of a task that it
 * answers, and a batch, whose seq is taken as the transaction's last statement: call it last.
 */
export async function takeListStep(
  trx: Transaction<Database>,
  entryId: string,
  request: StepRequest,
  author: StepAuthor,
  tables: ListTables,
  asOf: LocalDate,
): Promise<StepOutcome> {
  const asked = await trx
    .selectFrom('list_entry')
    .select('subject_id')
    .where('id', '=', entryId)
    .executeTakeFirst();
  if (!asked) return { outcome: 'unknown' };
  const factsSeq = await lockLists(trx, asked.subject_id);
  const standing = await standingEntry(trx, entryId, asOf);
  const facts = await listingFacts(trx, asked.subject_id, entryId, asOf);
  if (!standing || !facts) return { outcome: 'unknown' };
  const decided = transition(standing, request, author.listing, tables, facts);
  if (decided.outcome !== 'step') return decided;

  const { kind, decision, fallen } = decided;
  const batchId = await openBatch(trx, 'list-decision', null);
  const step = {
    ...{
      subjectId: asked.subject_id,
      entryId,
      kind,
      effectiveOn: decision.effectiveOn,
      endsOn: decision.endsOn,
    },
    authorityId: decision.authority === null ? null : await authorityId(trx, decision.authority),
    documentNumber: decision.documentNumber,
    particulars: {
      ...{ instrument: decision.instrumentId, article: decision.article, reason: author.reason },
      ...(fallen.length > 0 && { fallen }),
    },
  };
  await appendSteps(trx, [step], { actor: author.actor, factsSeq, batchId });
  await trx
    .updateTable('task')
    .set({ closed_in_batch: batchId })
    .where('subject_id', '=', asked.subject_id)
    .where('entry_id', '=', entryId)
    .where('closed_in_batch', 'is', null)
    .execute();
  await appendAuditEntry(trx, {
    ...{ ...author.actor, action: actionOf(kind), purpose: null, matter: author.reason },
    ...{
      accessBasis: null,
      subjectId: asked.subject_id,
      identifierDigest: null,
      object: entryId,
      result: kind,
    },
  });
  await closeBatch(trx, batchId);
  return { outcome: 'taken', kind };
}

/** Under which word the audit trail keeps a step: a decision on a proposal, or what happens to an entry later. */
function actionOf(kind: RequestedStep): AuditAction {
  return kind === 'determined' || kind === 'rejected' ? 'determine-list-entry' : 'step-list-entry';
}
