import type { Client } from 'pg';
import { stagedContents } from '../staged-rows.ts';

/**
 * Takes back rows that were placed under a subject that their party did not turn out to be, or that is in doubt. Call it
 * once the parties are led to their subjects.
 */
export function keepOfRightParties(client: Client, batchId: number): Promise<void> {
  return takeBack(client, batchId, ofWrongParties);
}

/** Takes back rows that were placed under another authority than theirs turned out to be. Call it once all authorities are made. */
export function keepOfRightAuthorities(client: Client, batchId: number): Promise<void> {
  return takeBack(client, batchId, ofWrongAuthorities);
}

/**
 * Takes back rows whose record another row of the delivery brings too: what they say together is to be settled. Call it
 * once the records of the other rows are known.
 */
export function keepUncontested(client: Client, batchId: number): Promise<void> {
  return takeBack(client, batchId, contested);
}

/** The rows that `find` selects wait for the later steps as if they had never been placed. */
async function takeBack(client: Client, batchId: number, find: string): Promise<void> {
  const { rowCount } = await client.query(find);
  if (rowCount === 0) return;
  await client.query('analyze staged_unplaced');
  await client.query(takeNewBack, [batchId]);
  await client.query(readSame);
  await client.query(unmark);
  await client.query('truncate staged_unplaced');
  await client.query('analyze staged_entry');
}

/** A party that was joined goes back to its own subject where the join comes to nothing: its rows wait for that. */
const ofWrongParties = `
  insert into staged_unplaced (line_no)
  select e.line_no
  from staged_party p join staged_entry e on e.subject_party = p.party
  where e.placed is not null and (p.doubt is not null or p.joined_from is not null or p.subject_id <> e.subject_id)`;

const ofWrongAuthorities = `
  insert into staged_unplaced (line_no)
  select e.line_no
  from staged_authority g
  cross join lateral (
    select a.id from authority a
    where case when g.uscc is null then a.name = g.name else a.uscc = g.uscc end
    order by a.uscc nulls first limit 1
  ) is_now
  join staged_entry e on e.authority_uscc is not distinct from g.uscc and e.authority_name is not distinct from g.name
  where e.placed is not null and g.id <> is_now.id`;

const contested = `
  insert into staged_unplaced (line_no)
  select distinct e.line_no
  from staged_entry other join staged_entry e using (subject_id, record_id)
  where other.placed is null and other.has_content and other.outcome is null and e.placed is not null`;

/** Only of this batch, which nobody has seen: the store keeps what is known. */
const takeNewBack = `
  with lines as (
    select array_agg(e.subject_id) as subjects, array_agg(e.record_id) as records
    from staged_unplaced join staged_entry e using (line_no) where e.placed = 'new'
  )
  insert into ${stagedContents.target}
  select v.line_no, v.document_number, v.decided_on, v.valid_from, v.valid_to, v.publicity_stated_until,
    v.severity_stated, v.procedure_stated, v.disclosure_stated, v.fine_fen, v.details
  from lines cross join lateral take_back_records($1, lines.subjects, lines.records) v`;

const readSame = `
  insert into ${stagedContents.target}
  select e.line_no, v.document_number, v.decided_on, v.valid_from, v.valid_to, v.publicity_stated_until,
    v.severity_stated, v.procedure_stated, v.disclosure_stated, v.fine_fen, v.details
  from staged_unplaced join staged_entry e using (line_no)
  join record_version v on v.subject_id = e.subject_id and v.record_id = e.record_id and v.superseded_by_batch is null
  where e.placed = 'same'`;

const unmark = `
  update staged_entry e set placed = null, outcome = null
  from staged_unplaced u where u.line_no = e.line_no`;
