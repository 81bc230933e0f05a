import type { ClientBase } from 'pg';
import { isNameOf, type SubjectKind } from '@egret/domain';
import { carryListEntries } from '../lists/carry-entries.ts';
import type { Merge } from './merge.ts';
import { moveRecords } from './move-records.ts';

/**
 * Merges subjects in the caller's transaction, as part of a batch. Nothing is overwritten: names, relations,
 * registrations, enrolments and records of `from` are superseded and written again under `into`, its codes end
 * and lead to `into`, and its last version says where it went, so that the merge can be undone. What both
 * hold stays as `into` holds it, except records, of which the one reported last is current. No subject may stand
 * on both sides, and none twice as `from`.
 */
export async function mergeSubjects(
  client: ClientBase,
  merges: readonly Merge[],
  batchId: number,
): Promise<void> {
  const pairs = [merges.map(({ from }) => from), merges.map(({ into }) => into), batchId];
  await mergeNames(client, merges, batchId);
  for (const statement of statements) await client.query(statement, pairs);
  await moveRecords(client, merges, batchId);
  await carryListEntries(client, merges, batchId);
}

interface Names {
  readonly into_id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly former_names: readonly string[];
  readonly other_names: readonly string[];
}

/** Names of `from` that are not the survivor's by the rule of domain become its former ones. */
async function mergeNames(client: ClientBase, merges: readonly Merge[], batchId: number): Promise<void> {
  const pairs = [merges.map(({ from }) => from), merges.map(({ into }) => into)];
  const { rows } = await client.query<Names>(loadNames, pairs);
  const changed = rows.flatMap(({ into_id, kind, name, former_names, other_names }) => {
    const former: string[] = [];
    for (const other of [...former_names, ...other_names].toSorted()) {
      if (!isNameOf(kind, other, [name, ...former])) former.push(other);
    }
    return former.length === former_names.length ? [] : [{ into_id, former_names: former }];
  });
  await client.query(saveNames, [JSON.stringify(changed), batchId]);
}

const pair = 'unnest($1::uuid[], $2::uuid[]) as pair (from_id, into_id)';

const loadNames = `
  select v.subject_id as into_id, v.kind, v.name, v.former_names, others.names as other_names
  from (
    select pair.into_id, array_agg(other.name) as names
    from ${pair}
    join subject_version f on f.subject_id = pair.from_id and f.superseded_by_batch is null
    cross join lateral unnest(f.name || f.former_names) as other (name)
    group by pair.into_id
  ) others
  join subject_version v on v.subject_id = others.into_id and v.superseded_by_batch is null
  where v.kind <> 'natural-person'`;

/** A row again, with some of its columns replaced: the copy does not have to know the others. */
function copied(alias: string, replaced: string): string {
  return `(jsonb_populate_record(${alias}, jsonb_build_object('batch_id', $3::bigint, 'superseded_by_batch', null,
    ${replaced}))).*`;
}

const saveNames = `
  with changed as (
    select * from json_to_recordset($1::json) as c (into_id uuid, former_names text[])
  ), superseded as (
    update subject_version v set superseded_by_batch = $2
    from changed c where v.subject_id = c.into_id and v.superseded_by_batch is null
    returning v as was, c.former_names
  )
  insert into subject_version
  select (jsonb_populate_record(s.was, jsonb_build_object('version', (s.was).version + 1, 'batch_id', $2::bigint,
    'superseded_by_batch', null, 'former_names', s.former_names))).* from superseded s`;

const leaveTrace = `
  with superseded as (
    update subject_version v set superseded_by_batch = $3
    from ${pair} where v.subject_id = pair.from_id and v.superseded_by_batch is null
    returning v as was, pair.into_id
  )
  insert into subject_version
  select ${copied('s.was', `'version', (s.was).version + 1, 'merged_into', s.into_id`)} from superseded s`;

const repointIdentifiers = `
  with ended as (
    update identifier i set ended_by_batch = $3
    from ${pair} where i.subject_id = pair.from_id and i.ended_by_batch is null
    returning i as was, pair.into_id
  )
  insert into identifier
  select (jsonb_populate_record(e.was, jsonb_build_object('id', gen_random_uuid(), 'subject_id', e.into_id,
    'sealed_as', case when (e.was).sealed is null then null else coalesce((e.was).sealed_as, (e.was).id) end,
    'batch_id', $3::bigint, 'ended_by_batch', null))).* from ended e`;

/**
 * Who stood for `from`, as what is known of `into`: of two current words the register's holds, else the one with the
 * later date; the others are kept as superseded, because they may tell who a name belongs to. (The condition at the
 * end lets the beaten word go before the better one is current: what nothing reads would run last.)
 */
const moveRelations = `
  with superseded as (
    update relation r set superseded_by_batch = $3
    from ${pair} where r.subject_id = pair.from_id and r.superseded_by_batch is null
    returning r as was, pair.into_id
  ), ranked as (
    select s.was, s.into_id, held.version as held_version,
      (held.version is null or ((s.was).from_register, (s.was).dated_on, (s.was).place)
        > (held.from_register, held.dated_on, held.place)) and row_number() over (
          partition by s.into_id order by (s.was).from_register desc, (s.was).dated_on desc, (s.was).place desc
        ) = 1 as holds,
      coalesce((select max(o.version) from relation o where o.subject_id = s.into_id), 0)
        + row_number() over (partition by s.into_id order by (s.was).subject_id) as version
    from superseded s
    left join relation held on held.subject_id = s.into_id and held.superseded_by_batch is null
  ), beaten as (
    update relation r set superseded_by_batch = $3
    from ranked b
    where b.holds and r.subject_id = b.into_id and r.version = b.held_version
    returning r.subject_id
  )
  insert into relation
  select (jsonb_populate_record(b.was, jsonb_build_object('subject_id', b.into_id, 'version', b.version,
    'batch_id', $3::bigint, 'superseded_by_batch', case when b.holds then null else $3::bigint end))).*
  from ranked b
  where (select count(*) from beaten) >= 0`;

/** A name without a number is the person's who was identified under it before. */
const linkKnown = `
  with known as (
    select distinct on (r.subject_id) r.subject_id, r.version, o.related_subject_id
    from (select distinct into_id from ${pair}) survivor
    join relation r on r.subject_id = survivor.into_id and r.superseded_by_batch is null
      and r.related_subject_id is null
    join relation o on o.subject_id = r.subject_id and o.name = r.name and o.related_subject_id is not null
    order by r.subject_id, o.dated_on desc, o.place desc
  ), superseded as (
    update relation r set superseded_by_batch = $3
    from known k where r.subject_id = k.subject_id and r.version = k.version
    returning r as was, k.related_subject_id
  )
  insert into relation
  select ${copied(
    's.was',
    `'related_subject_id', s.related_subject_id, 'version', (
    select max(o.version) + 1 from relation o where o.subject_id = (s.was).subject_id)`,
  )}
  from superseded s`;

const repointRelations = `
  with superseded as (
    update relation r set superseded_by_batch = $3
    from ${pair} where r.related_subject_id = pair.from_id and r.superseded_by_batch is null
    returning r as was, pair.into_id
  )
  insert into relation
  select ${copied(
    's.was',
    `'related_subject_id', s.into_id, 'version', (
    select max(o.version) + 1 from relation o where o.subject_id = (s.was).subject_id)`,
  )}
  from superseded s`;

/** Registrations and enrolments: `into` keeps its own where it has one. */
function moveOnly(table: string): string {
  return `
  with superseded as (
    update ${table} v set superseded_by_batch = $3
    from ${pair} where v.subject_id = pair.from_id and v.superseded_by_batch is null
    returning v as was, pair.into_id
  )
  insert into ${table}
  select ${copied(
    's.was',
    `'subject_id', s.into_id, 'version',
    coalesce((select max(o.version) from ${table} o where o.subject_id = s.into_id), 0) + 1`,
  )}
  from (select distinct on (into_id) was, into_id from superseded order by into_id, (was).version desc) s
  where not exists (
    select from ${table} o where o.subject_id = s.into_id and o.superseded_by_batch is null)`;
}

const statements = [
  leaveTrace,
  repointIdentifiers,
  moveRelations,
  linkKnown,
  repointRelations,
  moveOnly('registration_version'),
  moveOnly('enrolment_version'),
];
