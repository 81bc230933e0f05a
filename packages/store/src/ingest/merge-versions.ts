import type { Client } from 'pg';
import { digestVersion } from './content-digest.ts';
import type { OpenRun } from './open-runs.ts';
import { analyzeStaging } from './staging-tables.ts';

/** A table of versions, each with where it was reported; the one reported last is current. */
export interface VersionedTable {
  readonly name: 'record_version' | 'registration_version';
  /** The columns that say whose versions they are; `staged_entry` has them too. */
  readonly key: readonly ('subject_id' | 'record_id')[];
  /** The columns of the content, each with its value as SQL over `e` (`staged_entry`) and `c` (`staged_content`). */
  readonly content: Readonly<Record<string, string>>;
}

/** Where the rows of a run come from and belong. */
export interface MergePlace {
  readonly run: OpenRun;
  readonly batchId: number;
}

/**
 * Writes what the staged rows say as versions. What is current is decided by (reported on, place) alone, whatever the
 * order of arrival: later content supersedes; the same content said again later is noted where it stands; older
 * content is kept as a version that its own batch superseded, once. `staged_comparison` tells of each row which it was.
 */
export async function mergeVersions(
  client: Client,
  table: VersionedTable,
  { run, batchId }: MergePlace,
): Promise<void> {
  await client.query(compare(table), [run.deliveredOn]);
  await analyzeStaging(client, 'staged_comparison');
  await client.query(confirm(table), [run.deliveredOn]);
  await client.query(supersede(table), [batchId]);
  await client.query(insert(table), [batchId, run.deliveredOn, run.runId]);
}

/** The condition that `a` and `b` are of one thing. */
function sameKey({ key }: VersionedTable, a: string, b: string): string {
  return key.map((column) => `${a}.${column} = ${b}.${column}`).join(' and ');
}

/** Whether the version `v` has the content of the entry `e`, under whichever key it was digested. */
export function sameContent(v: string, e: string): string {
  return `(${v}.content_digest = ${e}.content_digest or ${v}.content_digest = any (${e}.other_digests))`;
}

function compare(table: VersionedTable): string {
  return `
  insert into staged_comparison (line_no, subject_id, record_id, current_version, last_version, same, newer)
  select e.line_no, e.subject_id, e.record_id, v.version, coalesce(last.version, 0),
    coalesce(${sameContent('v', 'e')}, false), v.version is null or (v.reported_on, v.place) < ($1::date, e.place)
  from staged_entry e
  left join ${table.name} v on ${sameKey(table, 'v', 'e')} and v.superseded_by_batch is null
  left join lateral (
    select max(h.version) as version from ${table.name} h where v.version is not null and ${sameKey(table, 'h', 'e')}
  ) last on true
  where e.outcome is null and e.has_content`;
}

function confirm(table: VersionedTable): string {
  return `
  update ${table.name} v set reported_on = $1, place = e.place
  from staged_comparison s join staged_entry e using (line_no)
  where s.same and s.newer and ${sameKey(table, 'v', 's')} and v.version = s.current_version`;
}

function supersede(table: VersionedTable): string {
  return `
  update ${table.name} v set superseded_by_batch = $1
  from staged_comparison s
  where not s.same and s.newer and ${sameKey(table, 'v', 's')} and v.version = s.current_version`;
}

function insert(table: VersionedTable): string {
  const content = Object.entries(table.content);
  return `
  insert into ${table.name} (${table.key.join(', ')}, version, ${content.map(([column]) => column).join(', ')},
    reported_on, place, content_digest, digest_version, digest_key_id, run_id, line_no, batch_id, superseded_by_batch)
  select ${table.key.map((column) => `s.${column}`).join(', ')}, s.last_version + 1,
    ${content.map(([, value]) => value).join(', ')},
    $2::date, e.place, e.content_digest, ${digestVersion}, e.digest_key_id, $3, e.line_no, $1,
    case when s.newer then null else $1::bigint end
  from staged_comparison s
  join staged_entry e using (line_no)
  join staged_content c using (line_no)
  where not s.same and (s.newer or not exists (
    select from ${table.name} h where ${sameKey(table, 'h', 's')} and ${sameContent('h', 'e')}))`;
}
