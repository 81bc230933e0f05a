import { type Transaction, sql } from 'kysely';
import {
  type ListingObstacle,
  type ListingOfficer,
  listingObstacle,
  type LocalDate,
  type MayDetermine,
  mayDetermine,
} from '@egret/domain';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import { closeBatch, openBatch } from '../batch.ts';
import type { Database } from '../tables/index.ts';
import { isOnBlackList } from './in-force.ts';
import type { ListActor } from './list-entry.ts';
import { isEntered } from './transcribe.ts';

/** What a person decides on a proposed entry; null where they leave it as the entry has it. */
export interface Determination {
  readonly decision: 'determine' | 'reject';
  readonly decisionNumber: string | null;
  readonly decidedOn: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly legalBasis: string | null;
  readonly reason: string;
}

export type DeterminationConflict =
  | ListingObstacle
  | 'already-decided'
  | 'already-entered'
  /** Whoever accepts a transcription gave particulars that differ from the transcribed ones. */
  | 'differs-from-transcription';

/**
 * A proposal made here is determined by a decision with a number and a date; by one that lies behind the last
 * day of the proposal, with a last day of its own.
 */
export type MissingParticular = 'decisionNumber' | 'decidedOn' | 'validTo';

export type DeterminationOutcome =
  | { readonly outcome: 'determined' | 'rejected' }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'forbidden'; readonly why: Exclude<MayDetermine, 'yes'> }
  | { readonly outcome: 'incomplete'; readonly missing: readonly MissingParticular[] }
  | { readonly outcome: 'conflict'; readonly why: DeterminationConflict };

/**
 * Determines or rejects a proposed entry, in the caller's transaction: of two that come at the same time
 * the later waits and finds it decided. Only then are the entry, its audit entry and a batch written, whose
 * seq is taken as the transaction's last statement: call it last. Any other outcome writes nothing.
 */
export async function determineListEntry(
  trx: Transaction<Database>,
  entryId: string,
  determination: Determination,
  actor: ListActor & { readonly officer: ListingOfficer },
  asOf: LocalDate,
): Promise<DeterminationOutcome> {
  const entry = await lockEntry(trx, entryId);
  if (!entry) return { outcome: 'unknown' };
  const may = mayDetermine(
    {
      origin: entry.origin,
      proposedBy: entry.proposed_by,
      determiningAuthorityId: entry.determining_authority_id,
    },
    actor.officer,
  );
  if (may !== 'yes') return { outcome: 'forbidden', why: may };
  const settled = settle(entry, determination, actor.officer.departmentId);
  if (settled.outcome !== 'settled') return settled;
  if (entry.state !== 'proposed') return { outcome: 'conflict', why: 'already-decided' };
  const result = determination.decision === 'determine' ? 'determined' : 'rejected';
  if (result === 'determined') {
    const obstacle = await findObstacle(trx, entry, settled.particulars, asOf);
    if (obstacle) return { outcome: 'conflict', why: obstacle };
  }
  await write(trx, entry, settled.particulars, { result, reason: determination.reason }, actor);
  return { outcome: result };
}

type LockedEntry = NonNullable<Awaited<ReturnType<typeof lockEntry>>>;

/** The entry and its subject, locked: whoever changes the lists of a subject waits for the one before. */
function lockEntry(trx: Transaction<Database>, entryId: string) {
  return trx
    .selectFrom('list_entry')
    .innerJoin('subject', 'subject.id', 'list_entry.subject_id')
    .innerJoin('subject_version as known', (join) =>
      join.onRef('known.subject_id', '=', 'subject.id').on('known.superseded_by_batch', 'is', null),
    )
    .select([
      'list_entry.id',
      'list_entry.subject_id',
      'list_entry.list',
      'list_entry.origin',
      'list_entry.state',
      'list_entry.proposed_by',
      'list_entry.determining_authority_id',
      'list_entry.decision_number',
      'list_entry.decided_on',
      'list_entry.valid_to',
      'list_entry.legal_basis',
      'known.minor_until',
    ])
    .where('list_entry.id', '=', entryId)
    .forNoKeyUpdate(['list_entry', 'subject'])
    .executeTakeFirst();
}

/** What a decided entry says of its decision. */
interface Particulars {
  readonly determining_authority_id: string;
  readonly decision_number: string;
  readonly decided_on: LocalDate;
  readonly valid_to: LocalDate | null;
  readonly legal_basis: string;
}

type Settled =
  | { readonly outcome: 'settled'; readonly particulars: Particulars | null }
  | Extract<DeterminationOutcome, { outcome: 'incomplete' | 'conflict' }>;

/**
 * The particulars under which the entry will stand; null where they stay as they are: of a rejected entry,
 * and of a transcription, whose acceptance may repeat them but not change them.
 */
function settle(entry: LockedEntry, given: Determination, departmentId: string): Settled {
  if (given.decision === 'reject') return { outcome: 'settled', particulars: null };
  if (entry.origin === 'determined-elsewhere') {
    const differs =
      (given.decisionNumber ?? entry.decision_number) !== entry.decision_number ||
      (given.decidedOn ?? entry.decided_on) !== entry.decided_on ||
      (given.validTo ?? entry.valid_to) !== entry.valid_to ||
      (given.legalBasis ?? entry.legal_basis) !== entry.legal_basis;
    if (differs) return { outcome: 'conflict', why: 'differs-from-transcription' };
    return { outcome: 'settled', particulars: null };
  }
  const { decisionNumber, decidedOn } = given;
  if (decisionNumber === null || decidedOn === null) {
    const missing = (['decisionNumber', 'decidedOn'] as const).filter((name) => given[name] === null);
    return { outcome: 'incomplete', missing };
  }
  const particulars: Particulars = {
    determining_authority_id: entry.determining_authority_id ?? departmentId,
    decision_number: decisionNumber,
    decided_on: decidedOn,
    valid_to: given.validTo ?? entry.valid_to,
    legal_basis: given.legalBasis ?? entry.legal_basis,
  };
  const ended = particulars.valid_to !== null && particulars.valid_to < decidedOn;
  return ended ? { outcome: 'incomplete', missing: ['validTo'] } : { outcome: 'settled', particulars };
}

/** What forbids that the entry be determined. Asked after the lock, so that it sees all that was decided before. */
async function findObstacle(
  trx: Transaction<Database>,
  entry: LockedEntry,
  particulars: Particulars | null,
  asOf: LocalDate,
): Promise<DeterminationConflict | null> {
  const onBlackList = await isOnBlackList(trx, entry.subject_id, asOf);
  const obstacle = listingObstacle(entry.list, { minorUntil: entry.minor_until, onBlackList }, asOf);
  if (obstacle || particulars === null) return obstacle;
  const entered = await isEntered(trx, {
    subjectId: entry.subject_id,
    list: entry.list,
    determiningAuthorityId: particulars.determining_authority_id,
    decisionNumber: particulars.decision_number,
  });
  return entered ? 'already-entered' : null;
}

async function write(
  trx: Transaction<Database>,
  entry: LockedEntry,
  particulars: Particulars | null,
  decided: { readonly result: 'determined' | 'rejected'; readonly reason: string },
  actor: ListActor,
): Promise<void> {
  const batchId = await openBatch(trx, 'list-decision', null);
  await trx
    .updateTable('list_entry')
    .set({
      ...particulars,
      state: decided.result,
      determined_by: actor.clientId,
      determined_at: sql<Date>`clock_timestamp()`,
      determined_in_batch: batchId,
    })
    .where('subject_id', '=', entry.subject_id)
    .where('id', '=', entry.id)
    .execute();
  await appendAuditEntry(trx, {
    clientId: actor.clientId,
    operator: actor.operator,
    action: 'determine-list-entry',
    purpose: null,
    matter: decided.reason,
    accessBasis: null,
    subjectId: entry.subject_id,
    identifierDigest: null,
    object: entry.id,
    result: decided.result,
  });
  await closeBatch(trx, batchId);
}
