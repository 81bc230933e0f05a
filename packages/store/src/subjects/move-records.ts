import type { ClientBase } from 'pg';
import type { Merge } from './merge.ts';

/**
 * Writes the records and events of merged subjects again under their survivors, in the caller's batch. A record's id
 * follows from its subject, so that what is delivered later meets what was moved. Of two contents of one record one
 * is current; of two same events one stays. What is held of `from` stays there, superseded.
 */
export async function moveRecords(
  client: ClientBase,
  merges: readonly Merge[],
  batchId: number,
): Promise<void> {
  await client.query(table);
  await client.query('delete from staged_move');
  await client.query(stage, [merges.map(({ from }) => from), merges.map(({ into }) => into)]);
  await client.query('analyze staged_move');
  await client.query(leave, [batchId]);
  await client.query(supersede, [batchId]);
  await client.query(insert, [batchId]);
  await client.query(copyEvents, [merges.map(({ from }) => from), merges.map(({ into }) => into), batchId]);
}

const table = `
  create temporary table if not exists staged_move (
    from_id uuid not null, from_record_id uuid not null, version integer not null, into_id uuid not null,
    record_id uuid not null, reported_on date not null, place text not null, held_version integer,
    next_version integer not null, is_current boolean not null,
    primary key (from_id, from_record_id)
  ) on commit delete rows`;

const pair = 'unnest($1::uuid[], $2::uuid[]) as pair (from_id, into_id)';

/**
 * The content that was first reported last is current (decision 15), and whichever of the subjects it was reported of counts:
 * `said` dates every content of a record by its earliest report.
 */
const stage = `
  with held as (
    select v.*, pair.into_id, record_id_of(pair.into_id, v.kind, v.authority_id, v.natural_key) as moved_id
    from ${pair} join record_version v on v.subject_id = pair.from_id
  ), said as (
    select distinct on (record_id, content_digest) record_id, content_digest, reported_on, place
    from (
      select moved_id as record_id, content_digest, reported_on, place from held
      union all
      select o.record_id, o.content_digest, o.reported_on, o.place
      from (select distinct into_id, moved_id from held) m
      join record_version o on o.subject_id = m.into_id and o.record_id = m.moved_id
    ) reports
    order by record_id, content_digest, reported_on, place
  )
  insert into staged_move (from_id, from_record_id, version, into_id, record_id, reported_on, place, held_version,
    next_version, is_current)
  select m.subject_id, m.record_id, m.version, m.into_id, m.moved_id, s.reported_on, s.place, o.version,
    coalesce((
      select max(h.version) from record_version h where h.subject_id = m.into_id and h.record_id = m.moved_id
    ), 0) + 1,
    row_number() over (partition by m.moved_id order by s.reported_on desc, s.place desc) = 1
      and (o.version is null or (was.reported_on, was.place) < (s.reported_on, s.place))
  from held m
  join said s on s.record_id = m.moved_id and s.content_digest = m.content_digest
  left join record_version o on o.subject_id = m.into_id and o.record_id = m.moved_id and o.superseded_by_batch is null
  left join said was on was.record_id = m.moved_id and was.content_digest = o.content_digest
  where m.superseded_by_batch is null`;

const leave = `
  update record_version v set superseded_by_batch = $1
  from staged_move m
  where v.subject_id = m.from_id and v.record_id = m.from_record_id and v.version = m.version`;

const supersede = `
  update record_version v set superseded_by_batch = $1
  from staged_move m
  where m.is_current and v.subject_id = m.into_id and v.record_id = m.record_id and v.version = m.held_version`;

/** The copy does not have to know the other columns. */
const insert = `
  insert into record_version
  select (jsonb_populate_record(v, jsonb_build_object('subject_id', m.into_id, 'record_id', m.record_id,
    'version', m.next_version, 'reported_on', m.reported_on, 'place', m.place, 'batch_id', $1::bigint, 'superseded_by_batch', null))).*
  from staged_move m
  join record_version v on v.subject_id = m.from_id and v.record_id = m.from_record_id and v.version = m.version
  where m.is_current`;

/** Events that wait for their record say themselves which one that is. */
const copyEvents = `
  insert into record_event
  select (jsonb_populate_record(h, jsonb_build_object('subject_id', pair.into_id, 'record_id', coalesce(m.record_id,
    record_id_of(pair.into_id, h.record_kind, h.record_authority_id, h.record_natural_key)),
    'batch_id', $3::bigint))).*
  from ${pair}
  join record_event h on h.subject_id = pair.from_id
  left join staged_move m on m.from_id = h.subject_id and m.from_record_id = h.record_id
  where m.record_id is not null or h.record_kind is not null
  on conflict do nothing`;
