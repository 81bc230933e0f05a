import type { Client } from 'pg';
import { strengthOf } from '../../subjects/evidence.ts';

/**
 * Lists the codes that the parties of a delivery name, each once, with whoever holds it, and takes the locks
 * under which that stays so to the end of the transaction.
 */
export async function stageCodes(client: Client): Promise<void> {
  await client.query(listCodes);
  await client.query('analyze staged_code');
  await client.query(readOtherHolders);
  await client.query(linkParties);
  await client.query('analyze staged_link');
  await client.query(lockNewCodes);
  await client.query(readNewHolders);
  await client.query(readOtherHolders);
  let merged: number | null;
  do {
    await client.query(lockSubjects);
    ({ rowCount: merged } = await client.query(followMerges));
  } while (merged !== 0);
}

const listCodes = `
  insert into staged_code (code, scheme, digest, other_digests, known, held_by)
  select row_number() over (), s.scheme, s.digest, s.other_digests, i.id is not null, i.subject_id
  from (select distinct scheme, digest, other_digests from staged_identifier) s
  left join identifier i on i.scheme = s.scheme and i.digest = s.digest and i.ended_by_batch is null`;

const linkParties = `
  insert into staged_link (party, rank, code)
  select s.party, s.rank, c.code from staged_identifier s join staged_code c using (scheme, digest)`;

/**
 * New identifiers fall into some hundred buckets, whose locks are taken in order and held to the end of the
 * transaction: workers that share a bucket follow each other, and none waits for another in a circle. A code is in the
 * bucket of its digest under every key: another worker may make new ones under another key.
 */
const lockNewCodes = `
  select pg_advisory_xact_lock(1, bucket)
  from (
    select distinct get_byte(any_key.digest, 0) as bucket
    from staged_code cross join lateral unnest(array_prepend(digest, other_digests)) as any_key (digest)
    where not known
    order by bucket
  ) buckets`;

/** What other workers entered while this one waited for the buckets. */
const readNewHolders = `
  update staged_code c set known = true, held_by = i.subject_id
  from identifier i
  where not c.known and i.scheme = c.scheme and i.digest = c.digest and i.ended_by_batch is null`;

/** Who holds a code whose digest is still one under another key. */
const readOtherHolders = `
  update staged_code c set known = true, held_by = i.subject_id
  from staged_code o
  cross join lateral unnest(o.other_digests) as other (digest)
  join identifier i on i.scheme = o.scheme and i.digest = other.digest and i.ended_by_batch is null
  where o.other_digests is not null and not o.known and c.code = o.code`;

/**
 * A subject that may get a further code, be joined with another one, or be told something newer of itself or its
 * representative is locked, all of them in one order: of two workers that bring it something the later sees
 * what the earlier one did. So is a provisional one of which the delivery says anything: another worker may be joining
 * it with its body, and a record written meanwhile would stay behind.
 */
const lockSubjects = `
  select from subject
  where id in (
    select c.held_by
    from (
      select l.party from staged_link l join staged_code c using (code)
      group by l.party having count(*) filter (where not c.known) > 0 or count(distinct c.held_by) > 1
    ) mixed
    join staged_link l using (party) join staged_code c using (code)
    where c.held_by is not null
    union
    select v.subject_id
    from staged_code c join subject_version v on v.subject_id = c.held_by and v.superseded_by_batch is null
    where v.provisional
    union
    select v.subject_id
    from staged_party p join staged_link l using (party) join staged_code c using (code)
    join subject_version v on v.subject_id = c.held_by and v.superseded_by_batch is null
    where (p.strength, p.named_on, p.named_place) > (${strengthOf('v.named_by')},
      v.named_on, v.named_place)
      -- Older words still tell of a former name, or that a person is a minor.
      or p.strength > 2 or p.minor_until is not null
    union
    select c.held_by
    from staged_entry e
    join staged_party p on p.party = e.subject_party
    join staged_link l using (party) join staged_code c using (code)
    left join relation r on r.subject_id = c.held_by and r.superseded_by_batch is null
    where e.representative_name is not null and c.held_by is not null
      and (r.subject_id is null or (r.from_register, r.dated_on) <= (p.strength > 2, p.named_on)
        or (e.representative_party is not null
          and (r.related_subject_id is null or r.name <> e.representative_name)))
  )
  order by id for no key update`;

/** A subject may have been merged while this worker waited for its lock: then its survivor is to be locked. */
const followMerges = `
  update staged_code c set held_by = v.merged_into
  from subject_version v
  where v.subject_id = c.held_by and v.superseded_by_batch is null and v.merged_into is not null`;
