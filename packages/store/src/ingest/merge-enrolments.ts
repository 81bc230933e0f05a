import type { Client } from 'pg';
import { digestVersion } from './content-digest.ts';
import { type MergePlace, sameContent } from './merge-versions.ts';
import { analyzeStaging } from './staging-tables.ts';

/**
 * Writes the staged acceptances of the score agreement and their ends as versions of their persons' enrolments. Which
 * one is current follows from all that was ever said, whatever the order of arrival: of one agreement its end goes
 * before its acceptance (a file delivered again enrols nobody again), else what was reported last; of several
 * agreements the one accepted last. A row that ends the current agreement is `withdrawn`.
 */
export async function mergeEnrolments(client: Client, { run, batchId }: MergePlace): Promise<void> {
  await client.query(compare);
  await analyzeStaging(client, 'staged_comparison');
  await client.query(confirm, [run.deliveredOn]);
  await client.query(keep, [run.runId, batchId, run.deliveredOn, digestVersion]);
  await client.query(chooseCurrent);
  await analyzeStaging(client, 'staged_enrolment');
  await client.query(settle);
  await client.query(supersede, [batchId]);
  await client.query(bringForward, [batchId]);
  await client.query(bringBack, [batchId]);
}

/** `same`: said before, in whichever version. */
const compare = `
  insert into staged_comparison (line_no, subject_id, current_version, last_version, same, newer)
  select e.line_no, e.subject_id, v.version, coalesce(last.version, 0),
    exists (
      select from enrolment_version h where h.subject_id = e.subject_id and ${sameContent('h', 'e')}),
    true
  from staged_entry e
  left join enrolment_version v on v.subject_id = e.subject_id and v.superseded_by_batch is null
  left join lateral (
    select max(h.version) as version from enrolment_version h
    where v.version is not null and h.subject_id = e.subject_id
  ) last on true
  where e.outcome is null`;

const confirm = `
  update enrolment_version v set reported_on = $1, place = e.place
  from staged_comparison s join staged_entry e using (line_no)
  where s.same and v.subject_id = e.subject_id and ${sameContent('v', 'e')}
    and (v.reported_on, v.place) < ($1::date, e.place)`;

/** Every statement is kept; none is current yet. */
const keep = `
  insert into enrolment_version (subject_id, version, agreement_number, accepted_on, withdrawn_on, reported_on, place,
    content_digest, digest_version, digest_key_id, run_id, line_no, batch_id, superseded_by_batch)
  select e.subject_id, s.last_version + row_number() over (partition by e.subject_id order by e.line_no),
    e.natural_key, (c.content ->> 'acceptedOn')::date, (c.content ->> 'withdrawnOn')::date, $3, e.place,
    e.content_digest, $4, e.digest_key_id, $1, e.line_no, $2, $2
  from staged_comparison s
  join staged_entry e using (line_no)
  join staged_content c using (line_no)
  where not s.same`;

const chooseCurrent = `
  insert into staged_enrolment (subject_id, version)
  select distinct on (a.subject_id) a.subject_id, a.version
  from (
    select distinct on (v.subject_id, v.agreement_number) v.*
    from enrolment_version v
    where v.subject_id in (select subject_id from staged_comparison)
    order by v.subject_id, v.agreement_number, v.withdrawn_on is null, v.reported_on desc, v.place desc, v.version desc
  ) a
  order by a.subject_id, a.accepted_on desc, a.agreement_number desc`;

/** Before anything is superseded: what the person's enrolment was, against what it will be. */
const settle = `
  update staged_entry e
  set outcome = case
    when n.version is not distinct from s.current_version then 'unchanged'
    when s.current_version is null then case when s.same then 'unchanged' else 'inserted' end
    when was.agreement_number = e.natural_key and was.withdrawn_on is null
      and next.agreement_number = e.natural_key and next.withdrawn_on is not null
      and ${sameContent('next', 'e')} then 'withdrawn'
    when ${sameContent('next', 'e')} then 'revised'
    else 'unchanged' end
  from staged_comparison s
  join staged_enrolment n on n.subject_id = s.subject_id
  join enrolment_version next on next.subject_id = n.subject_id and next.version = n.version
  left join enrolment_version was on was.subject_id = s.subject_id and was.version = s.current_version
  where s.line_no = e.line_no`;

const supersede = `
  update enrolment_version v set superseded_by_batch = $1
  from staged_enrolment n
  where v.subject_id = n.subject_id and v.superseded_by_batch is null and v.version <> n.version`;

const bringForward = `
  update enrolment_version v set superseded_by_batch = null
  from staged_enrolment n
  where v.subject_id = n.subject_id and v.version = n.version and v.batch_id = $1`;

/** A version of an earlier batch that holds again comes as a new one, so that each is current once. */
const bringBack = `
  insert into enrolment_version (subject_id, version, agreement_number, accepted_on, withdrawn_on, reported_on, place,
    content_digest, digest_version, digest_key_id, run_id, line_no, batch_id)
  select v.subject_id, last.version + 1, v.agreement_number, v.accepted_on, v.withdrawn_on, v.reported_on, v.place,
    v.content_digest, v.digest_version, v.digest_key_id, v.run_id, v.line_no, $1
  from staged_enrolment n
  join enrolment_version v on v.subject_id = n.subject_id and v.version = n.version
  cross join lateral (
    select max(h.version) as version from enrolment_version h where h.subject_id = n.subject_id) last
  where v.superseded_by_batch is not null and v.batch_id <> $1`;
