import type { Client } from 'pg';
import { digestVersion } from '../content-digest.ts';
import type { MergePlace } from '../merge-versions.ts';
import { incomingContents, incomingEntries, stagedContents } from '../staged-rows.ts';
import { analyzeStaging } from '../staging-tables.ts';

/**
 * Places the rows of the chunk that stands in `incoming_entry` and `incoming_content`: most rows of a delivery bring a new
 * record of somebody who is known, or new with it, or a record that is held as it is. Who that is, is guessed from codes
 * alone; a new record is then written where it will stay, and of a known one nothing needs to be written. What is not
 * plain is staged with its content and waits until the delivery is whole. `keepPlaced` takes back what was guessed wrong.
 * The chunk's own parties have the numbers from `first` on and below `end`.
 */
export async function placeRecords(
  client: Client,
  { run, batchId }: MergePlace,
  {
    partyNumbers: [first, end],
    isFirst,
  }: { readonly partyNumbers: readonly [number, number]; readonly isFirst: boolean },
): Promise<void> {
  if (end > first) {
    const held = await client.query(guessHeld, [first, end - 1]);
    if (held.rowCount !== end - first) {
      await client.query(listBestCodes, [first, end - 1]);
      await client.query(guessOthers, [first, end - 1]);
    }
  }
  // Of the first chunk: those after it look the same.
  if (isFirst) await analyzeStaging(client, 'incoming_entry', 'incoming_content');
  await client.query(listAuthorities);
  await client.query(writeNew, [batchId, run.deliveredOn, run.runId, run.sourceId]);
  await client.query('truncate incoming_entry, incoming_content');
}

/** By the best code alone: the first party that has it is to get a subject of its own where nobody holds it. */
const guessHeld = {
  name: 'guess held',
  text: `
  insert into staged_guess (party, subject_id)
  select s.party, i.subject_id
  from staged_identifier s
  join lateral (
    select i.subject_id from identifier i
    where i.scheme = s.scheme and i.digest = s.digest and i.ended_by_batch is null offset 0
  ) i on true
  where s.party between $1 and $2 and s.rank = 0`,
};

const listBestCodes = {
  name: 'list best codes',
  text: `
  insert into staged_best_code (scheme, digest, candidate_id)
  select s.scheme, s.digest, p.candidate_id
  from staged_party p join staged_identifier s on s.party = p.party and s.rank = 0
  where p.party between $1 and $2 and not exists (select from staged_guess g where g.party = p.party)
  order by p.party
  on conflict do nothing`,
};

const guessOthers = {
  name: 'guess others',
  text: `
  insert into staged_guess (party, subject_id)
  select s.party, own.candidate_id
  from staged_identifier s
  join lateral (
    select b.candidate_id from staged_best_code b where b.scheme = s.scheme and b.digest = s.digest offset 0
  ) own on true
  where s.party between $1 and $2 and s.rank = 0
  on conflict do nothing`,
};

/**
 * Bodies that rows of the delivery name, each once: by code where the row has one, else by name. One that is not known yet
 * has an id, by which it is made when the delivery is whole (`resolveAuthorities`), where its code says who it is and no body
 * is known by its name alone.
 */
const listAuthorities = {
  name: 'list authorities',
  text: `
  insert into staged_authority (uscc, name, id, is_new)
  select n.uscc, n.name,
    coalesce(
      known.id,
      case when n.uscc is not null and not exists (select from authority a where a.name = n.name and a.uscc is null)
        then coalesce(
          (select g.id from staged_authority g where g.uscc = n.uscc and g.id is not null limit 1),
          gen_random_uuid()) end),
    known.id is null
  from (select distinct authority_uscc as uscc, authority_name as name from incoming_entry) n
  left join lateral (
    select a.id from authority a
    where case when n.uscc is null then a.name = n.name else a.uscc = n.uscc end
    order by a.uscc nulls first limit 1
  ) known on true
  on conflict do nothing`,
};

/**
 * Where a record is held already, or another row of the chunk brings it too, the row is not placed. Look-ups are by key, a
 * row each (`offset 0`): joined whole, tables that grow with the delivery would be read again for every chunk.
 */
const writeNew = {
  name: 'write new records',
  text: `
  with resolved as materialized (
    select e.*, g.subject_id, a.id as authority_id, record_id_of(g.subject_id, e.kind, a.id, e.natural_key) as record_id
    from incoming_entry e
    join lateral (select g.subject_id from staged_guess g where g.party = e.subject_party offset 0) g on true
    join staged_authority a on a.uscc is not distinct from e.authority_uscc and a.name is not distinct from e.authority_name
    where e.has_content and a.id is not null
  ), held as materialized (
    select r.line_no,
      bool_or(v.superseded_by_batch is null and v.batch_id <> $1 and not r.has_events
        and (v.content_digest = r.content_digest or v.content_digest = any (r.other_digests))
        and (v.reported_on, v.place) <= ($2::date, r.place)) as same
    from resolved r
    join lateral (
      select h.* from record_version h where h.subject_id = r.subject_id and h.record_id = r.record_id offset 0
    ) v on true
    group by r.line_no
  ), written as (
    insert into record_version (subject_id, record_id, version, kind, authority_id, document_number, natural_key,
      decided_on, valid_from, valid_to, publicity_stated_until, severity_stated, procedure_stated, disclosure_stated,
      fine_fen, details, reported_on, place, content_digest, digest_version, digest_key_id, source_id, run_id, line_no,
      batch_id)
    select r.subject_id, r.record_id, 1, r.kind, r.authority_id, c.document_number, r.natural_key, c.decided_on,
      c.valid_from, c.valid_to, c.publicity_stated_until, c.severity_stated, c.procedure_stated, c.disclosure_stated,
      c.fine_fen, c.content, $2, r.place, r.content_digest, ${digestVersion}, r.digest_key_id, $4, $3, r.line_no, $1
    from resolved r join incoming_content c using (line_no)
    where not exists (select from held where held.line_no = r.line_no)
    on conflict do nothing
    returning line_no
  ), staged as (
    insert into staged_entry (${incomingEntries.columns}, subject_id, authority_id, record_id, outcome, placed)
    select ${columnsOf(incomingEntries.columns, 'e')}, case when p.what is not null then r.subject_id end,
    case when p.what is not null then r.authority_id end, case when p.what is not null then r.record_id end,
    case p.what when 'new' then 'inserted' when 'same' then 'unchanged' end, p.what
  from incoming_entry e
  left join resolved r using (line_no)
  left join (
    select line_no, 'new' as what from written union all select line_no, 'same' from held where same
  ) p using (line_no)
    returning line_no, placed
  )
  insert into ${stagedContents.target}
  select ${columnsOf(incomingContents.columns, 'c')} from staged join incoming_content c using (line_no)
  where staged.placed is null`,
};

function columnsOf(columns: string, alias: string): string {
  return columns
    .split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ');
}
