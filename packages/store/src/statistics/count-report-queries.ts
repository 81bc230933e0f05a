import { type RawBuilder, sql } from 'kysely';
import { type LocalDate, type Purpose, purposes } from '@egret/domain';
import type { Db } from '../db.ts';

/** Credit reports issued for each purpose. */
export type ReportQueryCounts = Readonly<Record<Purpose, number>>;

/**
 * The report queries made on this platform from one day to another of Shanghai, both inclusive, by their
 * traces in the audit trail. Null where the platform had no client yet: then nobody can tell from it how
 * many there were.
 */
export async function countReportQueries(
  db: Db,
  from: LocalDate,
  to: LocalDate,
): Promise<ReportQueryCounts | null> {
  const { rows: known } = await sql`
    select from client where created_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai' limit 1
  `.execute(db);
  if (known.length === 0) return null;
  const { rows } = await reportQueryCounts(from, to).execute(db);
  const found = new Map(rows.map((row) => [row.purpose, row.count]));
  const counts = purposes.map((purpose) => [purpose, found.get(purpose) ?? 0] as const);
  return Object.fromEntries(counts) as ReportQueryCounts;
}

interface PurposeCount {
  readonly purpose: Purpose;
  readonly count: number;
}

/** The statement of `countReportQueries`. */
export function reportQueryCounts(from: LocalDate, to: LocalDate): RawBuilder<PurposeCount> {
  return sql<PurposeCount>`
    select purpose, count(*) as count from audit_entry
    where action = 'issue-report' and purpose is not null
      and at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
      and at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'
    group by purpose`;
}
