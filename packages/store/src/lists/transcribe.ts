import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { type Authority, type ListKind, listingObstacle, type LocalDate } from '@egret/domain';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import { closeBatch, openBatch } from '../batch.ts';
import type { Database } from '../tables/index.ts';
import { authorityId } from '../authorities/authority-id.ts';
import { isOnBlackList } from './in-force.ts';
import type { ListActor } from './list-entry.ts';

/** A decision that an authority took elsewhere, as a person copies it here. */
export interface Transcription {
  readonly list: ListKind;
  readonly subjectId: string;
  readonly determiningAuthority: Authority;
  readonly decisionNumber: string;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
  readonly legalBasis: string;
  readonly reason: string;
}

export type TranscriptionOutcome =
  | { readonly outcome: 'transcribed'; readonly id: string }
  | {
      readonly outcome: 'refused';
      readonly why: 'unknown-subject' | 'minor' | 'on-black-list' | 'already-entered';
    };

/**
 * Keeps a decision taken elsewhere as a proposed entry: it counts once a second person accepts it
 * (`determineListEntry`). Writes the entry, its audit entry and a batch, whose seq it takes as the
 * transaction's last statement: call it last. A refused transcription writes nothing.
 */
export async function transcribeListEntry(
  trx: Transaction<Database>,
  transcription: Transcription,
  actor: ListActor,
  asOf: LocalDate,
): Promise<TranscriptionOutcome> {
  const { list, subjectId, decisionNumber } = transcription;
  const subject = await trx
    .selectFrom('subject')
    .innerJoin('subject_version as known', (join) =>
      join.onRef('known.subject_id', '=', 'subject.id').on('known.superseded_by_batch', 'is', null),
    )
    .select('known.minor_until')
    .where('subject.id', '=', subjectId)
    .where('known.merged_into', 'is', null)
    // Whoever changes the lists of a subject waits here for the one before.
    .forNoKeyUpdate('subject')
    .executeTakeFirst();
  if (!subject) return { outcome: 'refused', why: 'unknown-subject' };
  const onBlackList = await isOnBlackList(trx, subjectId, asOf);
  const obstacle = listingObstacle(list, { minorUntil: subject.minor_until, onBlackList }, asOf);
  if (obstacle) return { outcome: 'refused', why: obstacle };
  const determiningAuthorityId = await authorityId(trx, transcription.determiningAuthority);
  if (await isEntered(trx, { subjectId, list, determiningAuthorityId, decisionNumber })) {
    return { outcome: 'refused', why: 'already-entered' };
  }

  const batchId = await openBatch(trx, 'list-decision', null);
  const id = randomUUID();
  await trx
    .insertInto('list_entry')
    .values({
      subject_id: subjectId,
      id,
      list,
      origin: 'determined-elsewhere',
      rule_id: null,
      legal_basis: transcription.legalBasis,
      reason: transcription.reason,
      determining_authority_id: determiningAuthorityId,
      decision_number: decisionNumber,
      decided_on: transcription.decidedOn,
      valid_to: transcription.validTo,
      proposed_by: actor.clientId,
      determined_by: null,
      determined_at: null,
      proposed_in_batch: batchId,
      determined_in_batch: null,
    })
    .execute();
  await appendAuditEntry(trx, {
    ...actor,
    action: 'transcribe-list-entry',
    purpose: null,
    matter: transcription.reason,
    accessBasis: null,
    subjectId,
    identifierDigest: null,
    object: id,
    result: 'proposed',
  });
  await closeBatch(trx, batchId);
  return { outcome: 'transcribed', id };
}

/** Whether the same decision stands on the list already, proposed or determined. */
export async function isEntered(
  trx: Transaction<Database>,
  decision: {
    readonly subjectId: string;
    readonly list: ListKind;
    readonly determiningAuthorityId: string;
    readonly decisionNumber: string;
  },
): Promise<boolean> {
  const row = await trx
    .selectFrom('list_entry')
    .select('id')
    .where('subject_id', '=', decision.subjectId)
    .where('list', '=', decision.list)
    .where('determining_authority_id', '=', decision.determiningAuthorityId)
    .where('decision_number', '=', decision.decisionNumber)
    .where('state', 'in', ['proposed', 'determined'])
    .executeTakeFirst();
  return row !== undefined;
}
