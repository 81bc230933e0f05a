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
  /** When the version `v` was said, and when the row, as SQL rows that compare: the latest is current. */
  readonly saidOn: { readonly version: string; readonly row: string };
  /** By which of its reports a content that is said again is dated. */
  readonly datedBy: 'first-report' | 'last-report';
}

/** Where the rows of a run come from and belong. */
export interface MergePlace {
  readonly run: OpenRun;
  readonly batchId: number;
}

/**
 * Writes what the staged rows say as versions. What is current is decided by `saidOn` alone, whatever the order of
 * arrival: later content supersedes, and older content is kept as a version that its own batch superseded, once. Content
 * that is said again changes at most its date: dated by its first report it stays superseded by what was said after it,
 * dated by its last it holds again. `staged_comparison` tells of each row which it was.
 */
export async function mergeVersions(
  client: Client,
  table: VersionedTable,
  { run, batchId }: MergePlace,
): Promise<void> {
  await client.query(compare(table), [run.deliveredOn]);
  await analyzeStaging(client, 'staged_comparison');
  const dated = await client.query(date(table), [run.deliveredOn]);
  if (dated.rowCount !== 0 && table.datedBy === 'first-report') await elect(client, table, batchId);
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
  const { version, row } = table.saidOn;
  const saidBefore = `exists (select from ${table.name} h where ${sameKey(table, 'h', 'e')} and ${sameContent('h', 'e')})`;
  const isLater =
    table.datedBy === 'last-report' ? `${version} < ${row}` : `${version} < ${row} and not ${saidBefore}`;
  return `
  insert into staged_comparison (line_no, subject_id, record_id, current_version, last_version, same, newer)
  select e.line_no, e.subject_id, e.record_id, v.version, coalesce(last.version, 0),
    coalesce(${sameContent('v', 'e')}, false), v.version is null or (${isLater})
  from staged_entry e
  join staged_content c using (line_no)
  left join ${table.name} v on ${sameKey(table, 'v', 'e')} and v.superseded_by_batch is null
  left join lateral (
    select max(h.version) as version from ${table.name} h where v.version is not null and ${sameKey(table, 'h', 'e')}
  ) last on true
  where e.outcome is null and e.has_content`;
}

/** The date of content that was said before. */
function date(table: VersionedTable): string {
  const moves =
    table.datedBy === 'last-report'
      ? 's.same and s.newer and v.version = s.current_version'
      : `s.current_version is not null and ${sameContent('v', 'e')} and ($1::date, e.place) < (v.reported_on, v.place)`;
  return `
  update ${table.name} v set reported_on = $1, place = e.place
  from staged_comparison s join staged_entry e using (line_no)
  where ${sameKey(table, 'v', 's')} and ${moves}`;
}

/** Content that turns out to have been said earlier yields to what was said after that, which comes as a new version. */
async function elect(client: Client, table: VersionedTable, batchId: number): Promise<void> {
  const overtaken = await client.query(markOvertaken(table));
  if (overtaken.rowCount === 0) return;
  await client.query(supersedeOvertaken(table), [batchId]);
  await client.query(bringBack(table), [batchId]);
}

function markOvertaken(table: VersionedTable): string {
  return `
  update staged_comparison s set overtaken_by = h.version
  from ${table.name} v
  cross join lateral (
    select o.version, o.reported_on, o.place from ${table.name} o where ${sameKey(table, 'o', 'v')}
    order by o.reported_on desc, o.place desc, o.version desc limit 1
  ) h
  where s.same and ${sameKey(table, 'v', 's')} and v.version = s.current_version
    and (v.reported_on, v.place) < (h.reported_on, h.place)`;
}

function supersedeOvertaken(table: VersionedTable): string {
  return `
  update ${table.name} v set superseded_by_batch = $1
  from staged_comparison s
  where s.overtaken_by is not null and ${sameKey(table, 'v', 's')} and v.version = s.current_version`;
}

function bringBack(table: VersionedTable): string {
  return `
  insert into ${table.name}
  select (jsonb_populate_record(v, jsonb_build_object('version', s.last_version + 1, 'batch_id', $1::bigint,
    'superseded_by_batch', null))).*
  from staged_comparison s
  join ${table.name} v on ${sameKey(table, 'v', 's')} and v.version = s.overtaken_by`;
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
