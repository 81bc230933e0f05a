import { sql } from 'kysely';
import type { LocalDate, RecordKind } from '@egret/domain';
import type { Db } from '../db.ts';

/** Records of each kind; null where nothing of the kind was ever reported for the time asked about. */
export type RecordCounts = Readonly<Record<RecordKind, number | null>>;

/**
 * The stock: records of each kind decided on or before a date, in their current version, without withdrawn
 * ones. A kind of which none is held counts 0 only if it was being delivered by that date; before, it is
 * not known, and null.
 */
export async function stockOn(db: Db, on: LocalDate): Promise<RecordCounts> {
  return countRecords(db, null, on);
}

/** The flow: the same of records decided from one date to another, both counted in. */
export async function decidedBetween(db: Db, from: LocalDate, to: LocalDate): Promise<RecordCounts> {
  return countRecords(db, from, to);
}

interface CountRow {
  readonly kind: RecordKind;
  readonly count: number;
  readonly delivered: boolean;
}

/** Deliveries know their template, and a template begins with the kind of its records. */
async function countRecords(db: Db, from: LocalDate | null, to: LocalDate): Promise<RecordCounts> {
  const { rows } = await sql<CountRow>`
    with counted as (
      select kind, count(*) as count from record_version
      where superseded_by_batch is null and status <> 'withdrawn'
        and decided_on <= ${to}::date and (${from}::date is null or decided_on >= ${from}::date)
      group by kind
    )
    select k.kind, coalesce(c.count, 0)::bigint as count,
      exists (
        select from ingest_run r join source s on s.id = r.source_id
        where r.state = 'committed' and r.delivered_on <= ${to}::date and starts_with(s.template, k.kind)
      ) as delivered
    from unnest(array['licence', 'penalty', 'public-service', 'other', 'commitment']) as k (kind)
    left join counted c on c.kind = k.kind`.execute(db);
  const counts: Record<RecordKind, number | null> = {
    licence: null,
    penalty: null,
    'public-service': null,
    other: null,
    commitment: null,
  };
  for (const { kind, count, delivered } of rows) {
    counts[kind] = count > 0 || delivered ? count : null;
  }
  return counts;
}
