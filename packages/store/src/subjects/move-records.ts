import type { ClientBase } from 'pg';
import type { Merge } from './merge.ts';

/**
 * Writes the records and events of merged subjects again under their survivors, in the caller's batch. A record's id
 * follows from its subject, so that what is delivered later meets what was moved. Of two contents of one record the
 * one reported later is current; of two same events one stays. What is held of `from` stays there, superseded.
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
    record_id uuid not null, held_version integer, next_version integer not null, is_current boolean not null,
    primary key (from_id, from_record_id)
  ) on commit delete rows`;

const pair = 'unnest($1::uuid[], $2::uuid[]) as pair (from_id, into_id)';

/** Where two subjects bring a survivor the same record, the one reported last is its next version. */
const stage = `
  insert into staged_move (from_id, from_record_id, version, into_id, record_id, held_version, next_version, is_current)
  select m.subject_id, m.from_record_id, m.version, m.into_id, m.record_id, held.version,
    coalesce((
      select max(o.version) from record_version o where o.subject_id = m.into_id and o.record_id = m.record_id
    ), 0) + 1,
    m.rank = 1 and (held.version is null or (held.reported_on, held.place) < (m.reported_on, m.place))
  from (
    select k.*, row_number() over (partition by k.record_id order by k.reported_on desc, k.place desc) as rank
    from (
      select v.subject_id, v.record_id as from_record_id, v.version, v.reported_on, v.place, pair.into_id,
        record_id_of(pair.into_id, v.kind, v.authority_id, v.natural_key) as record_id
      from ${pair}
      join record_version v on v.subject_id = pair.from_id and v.superseded_by_batch is null
    ) k
  ) m
  left join record_version held on held.subject_id = m.into_id and held.record_id = m.record_id
    and held.superseded_by_batch is null`;

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
    'version', m.next_version, 'batch_id', $1::bigint, 'superseded_by_batch', null))).*
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
