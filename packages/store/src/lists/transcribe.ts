import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import {
  admitListing,
  type Authority,
  type ListingIssue,
  type ListingObstacle,
  listingObstacle,
  type ListTables,
  type LocalDate,
} from '@egret/domain';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import { authorityId } from '../authorities/authority-id.ts';
import { closeBatch, openBatch } from '../batch.ts';
import type { Database } from '../tables/index.ts';
import { appendSteps, type ListActor } from './append-steps.ts';
import { listingFacts } from './listing-facts.ts';
import { lockLists } from './lock-lists.ts';

/** A decision that an authority took elsewhere, as a person copies it here. */
export interface Transcription {
  readonly definitionId: string;
  /** Id of the instrument that the decision names; null: the one of the definition that is in force. */
  readonly instrumentId: string | null;
  readonly article: string | null;
  readonly subjectId: string;
  readonly determiningAuthority: Authority;
  readonly decisionNumber: string;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
  readonly reason: string;
}

export type TranscriptionOutcome =
  | { readonly outcome: 'transcribed'; readonly id: string }
  | { readonly outcome: 'unknown-subject' }
  | { readonly outcome: 'invalid'; readonly issues: readonly [ListingIssue, ...ListingIssue[]] }
  | { readonly outcome: 'obstacle'; readonly why: ListingObstacle };

/**
 * Keeps a decision taken elsewhere as a proposed entry: it counts once a second person accepts it (`takeListStep`).
 * Writes the entry with its first step, its audit entry and a batch, whose seq it takes as the transaction's last
 * statement: call it last. A refused transcription writes nothing that anybody sees.
 */
export async function transcribeListEntry(
  trx: Transaction<Database>,
  transcription: Transcription,
  actor: ListActor,
  tables: ListTables,
  asOf: LocalDate,
): Promise<TranscriptionOutcome> {
  const { definitionId, subjectId, determiningAuthority: authority, decidedOn, validTo } = transcription;
  const unlocked = await listingFacts(trx, subjectId, null, asOf);
  if (!unlocked) return { outcome: 'unknown-subject' };
  const claim = { ...transcription, subjectKind: unlocked.subject.kind, authority, groundAuthorities: [] };
  const admission = admitListing(claim, tables);
  if (!admission.admitted) return { outcome: 'invalid', issues: admission.issues };
  const { definition, instrumentId } = admission;
  const factsSeq = await lockLists(trx, subjectId);
  const facts = (await listingFacts(trx, subjectId, null, asOf)) ?? unlocked;
  const decision = {
    ...{ authority, documentNumber: transcription.decisionNumber, effectiveOn: decidedOn, endsOn: validTo },
    ...{ instrumentId, article: transcription.article },
  };
  const why = listingObstacle(definition.list, { definitionId, decision }, facts);
  if (why !== null) return { outcome: 'obstacle', why };

  const batchId = await openBatch(trx, 'list-decision', null);
  const id = randomUUID();
  await trx
    .insertInto('list_entry')
    .values({
      ...{ subject_id: subjectId, id, definition_id: definitionId, definition_version: definition.version },
      ...{ list: definition.list, origin: 'determined-elsewhere', rule_id: null, rule_version: null },
      ...{ record_ids: [], batch_id: batchId },
    })
    .execute();
  const step = {
    ...({ subjectId, entryId: id, kind: 'proposed', effectiveOn: decidedOn, endsOn: validTo } as const),
    authorityId: await authorityId(trx, authority),
    documentNumber: transcription.decisionNumber,
    particulars: { instrument: instrumentId, article: transcription.article, reason: transcription.reason },
  };
  await appendSteps(trx, [step], { actor, factsSeq, batchId });
  await appendAuditEntry(trx, {
    ...{ ...actor, action: 'transcribe-list-entry', purpose: null, matter: transcription.reason },
    ...{ accessBasis: null, subjectId, identifierDigest: null, object: id, result: 'proposed' },
  });
  await closeBatch(trx, batchId);
  return { outcome: 'transcribed', id };
}
