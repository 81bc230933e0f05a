import { randomUUID } from 'node:crypto';
import type { Insertable, Transaction } from 'kysely';
import {
  type Authority,
  type EventObstacle,
  eventObstacle,
  type LocalDate,
  type RecordEventKind,
  type StandingEvent,
} from '@egret/domain';
import { appendAuditEntry } from '../audit/append-audit-entry.ts';
import { authorityId } from '../authorities/authority-id.ts';
import { closeBatch, openBatch } from '../batch.ts';
import { contentDigests, digestVersion } from '../ingest/content-digest.ts';
import type { Sealing } from '../sealing.ts';
import type { Database } from '../tables/index.ts';
import type { RecordEventTable } from '../tables/records.ts';
import { currentRecord, type CurrentRecord } from './current-record.ts';

/** What a person says has happened to a record, by the document of an authority. */
export interface EnteredEvent {
  readonly kind: RecordEventKind;
  readonly effectiveOn: LocalDate;
  readonly authority: Authority;
  readonly documentNumber: string;
  /** Of events that decide or end something: what was decided. */
  readonly outcome: string | null;
  /** Of `replaced`: the record that stands instead. */
  readonly replacedBy: string | null;
  /** Of `event-revoked`: the event that never was. */
  readonly revokes: string | null;
}

/** Who enters events. */
export interface RecordActor {
  readonly clientId: string;
  readonly operator: { readonly staffNo: string; readonly name: string };
  /** The department whose records alone the client may act on; null where it may act on all. */
  readonly ownDepartmentId: string | null;
}

/** `index` is the event's place among those entered. */
export interface RefusedEvent {
  readonly outcome: 'refused';
  readonly index: number;
  readonly why:
    | EventObstacle
    | 'said-already'
    | 'unknown-replacement'
    | 'circular-replacement'
    | 'unknown-event'
    | 'not-a-judgment';
}

export type EventsOutcome =
  | { readonly outcome: 'appended'; readonly subjectId: string; readonly eventIds: readonly string[] }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'forbidden'; readonly why: 'other-authority' }
  | RefusedEvent;

/**
 * Appends events to a record by a person, all or none, with their trace in the audit: one batch of origin
 * `record-event`, closed by the last statement here; call it last in the transaction. `asOf` is the day on which they
 * are entered. A refusal writes nothing. Of two persons the later one sees what the earlier one did.
 */
export async function appendRecordEvents(
  trx: Transaction<Database>,
  sealing: Sealing,
  entered: {
    readonly recordId: string;
    readonly events: readonly [EnteredEvent, ...EnteredEvent[]];
    /** Why, in the person's words: goes to the audit. */
    readonly reason: string;
  },
  actor: RecordActor,
  asOf: LocalDate,
): Promise<EventsOutcome> {
  const record = await currentRecord(trx, entered.recordId, { lock: true });
  if (record === null) return { outcome: 'unknown' };
  if (actor.ownDepartmentId !== null && actor.ownDepartmentId !== record.authorityId) {
    return { outcome: 'forbidden', why: 'other-authority' };
  }
  const happened: StandingEvent[] = [...record.events];
  const eventIds: string[] = [];
  for (const [index, event] of entered.events.entries()) {
    const why = await obstacleOf(trx, sealing, record, happened, event, asOf);
    if (why !== null) return { outcome: 'refused', index, why };
    const id = randomUUID();
    happened.push({ ...event, id });
    eventIds.push(id);
  }

  const batchId = await openBatch(trx, 'record-event', null);
  const rows: Insertable<RecordEventTable>[] = [];
  for (const [index, event] of entered.events.entries()) {
    rows.push({
      ...columnsOf(sealing, event),
      subject_id: record.subjectId,
      record_id: record.id,
      id: eventIds[index] ?? randomUUID(),
      authority_id: await authorityId(trx, event.authority),
      reported_on: asOf,
      place: placeOf(batchId, index),
      run_id: null,
      line_no: null,
      client_id: actor.clientId,
      operator_staff_no: actor.operator.staffNo,
      operator_name: actor.operator.name,
      batch_id: batchId,
    });
  }
  await trx.insertInto('record_event').values(rows).execute();
  await trx
    .insertInto('changed_subject')
    .values({ subject_id: record.subjectId, batch_id: batchId })
    .execute();
  await appendAuditEntry(trx, {
    clientId: actor.clientId,
    operator: actor.operator,
    action: 'append-record-events',
    purpose: null,
    matter: entered.reason,
    accessBasis: null,
    subjectId: record.subjectId,
    identifierDigest: null,
    object: record.id,
    result: entered.events.map(({ kind }) => kind).join(','),
  });
  await closeBatch(trx, batchId);
  return { outcome: 'appended', subjectId: record.subjectId, eventIds };
}

/** After the deliveries of the same day, whose places begin with a code; in the order in which they were entered. */
function placeOf(batchId: number, index: number): string {
  return `person/${String(batchId).padStart(12, '0')}/${String(index).padStart(3, '0')}`;
}

function columnsOf(sealing: Sealing, { kind, effectiveOn, ...event }: EnteredEvent) {
  const digests = contentDigests(sealing, 'record-event', { kind, effectiveOn, ...event });
  return {
    kind,
    effective_on: effectiveOn,
    document_number: event.documentNumber,
    outcome: event.outcome,
    replaced_by: event.replacedBy,
    revokes: event.revokes,
    event_digest: digests.active,
    digest_version: digestVersion,
    digest_key_id: digests.keyId,
  };
}

async function obstacleOf(
  trx: Transaction<Database>,
  sealing: Sealing,
  record: CurrentRecord,
  happened: readonly StandingEvent[],
  event: EnteredEvent,
  asOf: LocalDate,
): Promise<RefusedEvent['why'] | null> {
  // Only a court's entry of a judgment default is deleted by a court (法释〔2017〕7号 art. 10).
  if (event.kind === 'deleted-by-court' && record.kind !== 'other') return 'not-a-judgment';
  if (event.revokes !== null && happened.every(({ id }) => id !== event.revokes)) return 'unknown-event';
  if (event.replacedBy !== null) {
    const replacement = await currentRecord(trx, event.replacedBy);
    if (replacement === null) return 'unknown-replacement';
    const replaced = replacement.events.some(({ replacedBy }) => replacedBy === record.id);
    if (replaced || replacement.id === record.id) return 'circular-replacement';
  }
  if (await isSaid(trx, sealing, record, event)) return 'said-already';
  return eventObstacle(event, record, happened, asOf);
}

async function isSaid(
  trx: Transaction<Database>,
  sealing: Sealing,
  record: CurrentRecord,
  event: EnteredEvent,
): Promise<boolean> {
  const { active, others } = contentDigests(sealing, 'record-event', event);
  const row = await trx
    .selectFrom('record_event')
    .select('id')
    .where('subject_id', '=', record.subjectId)
    .where('record_id', '=', record.id)
    .where('event_digest', 'in', [active, ...others])
    .executeTakeFirst();
  return row !== undefined;
}
