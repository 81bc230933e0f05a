import type { Client } from 'pg';
import { identifierSchemes, type Issue } from '@egret/domain';

/**
 * Finds or makes the subject of every staged party, by its identifiers in the order of their schemes: the
 * best one decides, and no two subjects are ever joined because some other identifier or a name is alike.
 * Rows that would join two end in quarantine, and their further identifiers are given to nobody. Of two
 * workers that bring the same new identifier the later waits for the earlier one's commit and takes its
 * subject.
 */
export async function resolveSubjects(client: Client, runId: string, batchId: number): Promise<void> {
  await client.query(lockNewIdentifiers);
  await client.query(resolveKnown);
  await client.query(lockExtendedSubjects);
  const unresolved = await unresolvedSchemes(client);
  await settle(client, batchId);
  for (const scheme of unresolved) {
    await client.query(insertDeciding, [batchId, scheme]);
    await client.query(resolveKnown);
    await client.query(insertSubjects, [batchId]);
    await settle(client, batchId);
  }
  await client.query(assign);
  await client.query(quarantineDoubtful, [
    runId,
    batchId,
    JSON.stringify([belongsToAnother]),
    JSON.stringify([nameDiffers]),
  ]);
}

/**
 * New identifiers fall into some hundred buckets, whose locks are taken in order and held to the end of the
 * transaction: workers that share a bucket follow each other, and none waits for another in a circle.
 */
const lockNewIdentifiers = `
  select pg_advisory_xact_lock(1, bucket)
  from (
    select distinct get_byte(s.digest, 0) as bucket from staged_identifier s
    where not exists (select from identifier i where i.scheme = s.scheme and i.digest = s.digest)
    order by bucket
  ) buckets`;

/**
 * A subject that gets a further identifier or another legal representative is locked to the end of the
 * transaction, all of them in one order: of two workers that bring it different ones the later sees the other's.
 */
const lockExtendedSubjects = `
  select from subject
  where id in (
    select p.subject_id from staged_party p join staged_identifier s using (party)
    where p.subject_id is not null
      and not exists (select from identifier i where i.scheme = s.scheme and i.digest = s.digest)
    union
    select p.subject_id
    from staged_entry e
    join staged_party p on p.party = e.subject_party
    left join relation r on r.subject_id = p.subject_id and r.kind = 'legal-representative'
      and r.superseded_by_batch is null
    where e.representative_name is not null and p.subject_id is not null
      and (r.subject_id is null or r.name <> e.representative_name
        or (r.related_subject_id is null and e.representative_party is not null))
  )
  order by id for no key update`;

/**
 * Marks the resolved parties that contradict the directory or each other, adds the further identifiers of
 * the rest, and finds those who are known by one of these only.
 */
async function settle(client: Client, batchId: number): Promise<void> {
  await client.query(markDoubtful, [exclusive]);
  await client.query(insertFurther, [batchId]);
  await client.query(resolveKnown);
}

/** Schemes of which a subject has only one value in its life; a passport, for instance, is renewed. */
const exclusive = ['uscc', 'organisation-code', 'resident-id'];

const resolveKnown = `
  update staged_party p set subject_id = found.subject_id
  from (
    select distinct on (s.party) s.party, i.subject_id
    from staged_party unresolved
    join staged_identifier s using (party)
    join identifier i using (scheme, digest)
    where unresolved.subject_id is null
    order by s.party, s.rank
  ) found
  where p.party = found.party`;

async function unresolvedSchemes(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ scheme: string }>(`
    select distinct s.scheme from staged_identifier s join staged_party p using (party)
    where p.subject_id is null and s.rank = 0`);
  const present = new Set(rows.map((row) => row.scheme));
  return identifierSchemes.filter((scheme) => present.has(scheme));
}

const insertDeciding = `
  insert into identifier (id, subject_id, scheme, digest, value, sealed, batch_id)
  select distinct on (s.digest) s.id, p.candidate_id, s.scheme, s.digest, s.value, s.sealed, $1
  from staged_identifier s join staged_party p using (party)
  where p.subject_id is null and s.rank = 0 and s.scheme = $2
  order by s.digest, s.party
  on conflict (scheme, digest) do nothing`;

const insertSubjects = `
  insert into subject (id, kind, name, minor_until, batch_id)
  select distinct on (p.subject_id) p.subject_id, p.kind, p.name, p.minor_until, $1
  from staged_party p
  where p.subject_id is not null and not exists (select from subject where subject.id = p.subject_id)
  order by p.subject_id, p.party`;

/**
 * A party is doubtful when one of its identifiers is another subject's or is claimed for one by another party of
 * the delivery, when it gives its subject a second value of an exclusive scheme (also together with another
 * party), or a natural person another name than the one held.
 */
const markDoubtful = `
  with claim as (
    select p.party, p.subject_id, s.scheme, s.digest, i.subject_id as held_by
    from staged_party p
    join staged_identifier s using (party)
    left join identifier i using (scheme, digest)
    where p.subject_id is not null and p.doubt is null
  ), value_of_subject as (
    select subject_id, scheme, digest from claim where scheme = any ($1)
    union
    select i.subject_id, i.scheme, i.digest
    from (select distinct subject_id from claim) c
    join lateral (select * from identifier where subject_id = c.subject_id and scheme = any ($1)) i on true
  ), ambiguous as (
    select subject_id, scheme from value_of_subject group by subject_id, scheme having count(*) > 1
  ), contested as (
    select scheme, digest from claim where held_by is null
    group by scheme, digest having count(distinct subject_id) > 1
  ), found as (
    select c.party, 'identifier' as doubt from claim c
    where c.held_by <> c.subject_id
      or (c.held_by is null and (c.subject_id, c.scheme) in (select subject_id, scheme from ambiguous))
      or (c.held_by is null and (c.scheme, c.digest) in (select scheme, digest from contested))
    union
    select p.party, 'name' from staged_party p join subject on subject.id = p.subject_id
    where p.doubt is null and subject.kind = 'natural-person' and subject.name <> p.name
  )
  update staged_party p set doubt = f.doubt
  from (select party, min(doubt) as doubt from found group by party) f
  where p.party = f.party`;

const insertFurther = `
  insert into identifier (id, subject_id, scheme, digest, value, sealed, batch_id)
  select distinct on (s.scheme, s.digest) s.id, p.subject_id, s.scheme, s.digest, s.value, s.sealed, $1
  from staged_identifier s join staged_party p using (party)
  where p.subject_id is not null and p.doubt is null
    and not exists (select from identifier i where i.scheme = s.scheme and i.digest = s.digest)
  order by s.scheme, s.digest, s.party
  on conflict (scheme, digest) do nothing`;

const assign = `
  update staged_entry e set subject_id = p.subject_id
  from staged_party p where p.party = e.subject_party`;

const belongsToAnother: Issue = {
  field: '证件号码',
  code: 'identifier-of-another-subject',
  expected: 'every identifier of a row belongs to one subject',
  received: null,
  zh: '该行的多个代码分属不同主体，须人工核实',
  en: 'The identifiers of this row belong to different subjects; check them by hand.',
};

const nameDiffers: Issue = {
  field: '姓名',
  code: 'name-of-another-person',
  expected: 'the name already held under this identity number',
  received: null,
  zh: '姓名与该证件号码已归集的姓名不一致，须人工核实',
  en: 'The name differs from the one held under this identity number; check it by hand.',
};

const quarantineDoubtful = `
  with doubtful as (
    select line_no, min(doubt) as doubt
    from (
      select e.line_no, p.doubt from staged_entry e join staged_party p on p.party = e.subject_party
      union all
      select e.line_no, p.doubt from staged_entry e join staged_party p on p.party = e.representative_party
    ) named
    where doubt is not null group by line_no
  ), marked as (
    update staged_entry e set outcome = 'quarantined' from doubtful where e.line_no = doubtful.line_no
  )
  insert into quarantine (run_id, line_no, outcome, issues, batch_id)
  select $1, line_no, 'quarantined', case doubt when 'identifier' then $3::jsonb else $4::jsonb end, $2
  from doubtful`;
