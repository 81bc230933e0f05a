import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { type LocalDate, type RecordKind, recordKinds, type StandingEvent, standingOf } from '@egret/domain';
import type { Db } from '../db.ts';

/** Records of each kind; null where nothing of the kind was ever reported for the time asked about. */
export type RecordCounts = Readonly<Record<RecordKind, number | null>>;

type Condition = RawBuilder<SqlBool>;

/** What of a record decides whether it stands. */
interface RecordWithEvents {
  readonly kind: RecordKind;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
  readonly events: readonly StandingEvent[];
}

/**
 * The stock: records of each kind decided on or before a date, in their current version, that stand on that date
 * (`standingOf`): a fulfilled judgment is held until the court deletes it. A kind of which none is held counts 0 only if it was being
 * delivered by that date; before, it is not known, and null.
 */
export async function stockOn(db: Db, on: LocalDate): Promise<RecordCounts> {
  return countRecords(db, null, on);
}

/** The flow: the same of records decided from one date to another, both inclusive, that stand on the latter. */
export async function decidedBetween(db: Db, from: LocalDate, to: LocalDate): Promise<RecordCounts> {
  return countRecords(db, from, to);
}

interface CountRow {
  readonly kind: RecordKind;
  readonly count: number;
  readonly delivered: boolean;
}

async function countRecords(db: Db, from: LocalDate | null, to: LocalDate): Promise<RecordCounts> {
  const decided = sql<SqlBool>`r.superseded_by_batch is null
    and r.decided_on <= ${to}::date and (${from}::date is null or r.decided_on >= ${from}::date)`;
  const rows = await countHeld(db, decided, to);
  const gone = new Map<RecordKind, number>();
  for (const { kind, events, ...content } of await recordsWithEvents(db, decided)) {
    if (!standingOf(content, events, to).stands) gone.set(kind, (gone.get(kind) ?? 0) + 1);
  }
  const counts: Record<RecordKind, number | null> = {
    licence: null,
    penalty: null,
    'public-service': null,
    other: null,
    commitment: null,
  };
  for (const { kind, count, delivered } of rows) {
    counts[kind] = count > 0 || delivered ? count - (gone.get(kind) ?? 0) : null;
  }
  return counts;
}

/** Deliveries know their template, and a template begins with the kind of its records. */
async function countHeld(db: Db, decided: Condition, to: LocalDate): Promise<readonly CountRow[]> {
  const { rows } = await sql<CountRow>`
    select k.kind, coalesce(c.count, 0)::bigint as count,
      exists (
        select from ingest_run r join source s on s.id = r.source_id
        where r.state = 'released' and r.delivered_on <= ${to}::date and starts_with(s.template, k.kind)
      ) as delivered
    from unnest(${sql.val(recordKinds)}::text[]) as k (kind)
    left join (select r.kind, count(*) as count from record_version r where ${decided} group by r.kind) c
      on c.kind = k.kind`.execute(db);
  return rows;
}

/** The few records that are not simply what their source said: those on which an event bears. */
async function recordsWithEvents(db: Db, decided: Condition): Promise<readonly RecordWithEvents[]> {
  const { rows } = await sql<RecordWithEvents>`
    select r.kind, r.decided_on as "decidedOn", r.valid_to as "validTo", json_agg(json_build_object(
      'id', h.id, 'kind', h.kind, 'effectiveOn', h.effective_on, 'documentNumber', h.document_number,
      'replacedBy', h.replaced_by, 'revokes', h.revokes)) as events
    from record_event h
    join record_version r on r.subject_id = h.subject_id and r.record_id = h.record_id
    where ${decided}
    group by r.subject_id, r.record_id, r.version`.execute(db);
  return rows;
}
