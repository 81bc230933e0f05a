import type { Client } from 'pg';

/**
 * Writes the staged acceptances of the score agreement as new versions of their persons' enrolments. One
 * that says when it ended is `withdrawn`; a new agreement after that is `revised`.
 */
export async function mergeEnrolments(
  client: Client,
  place: { readonly runId: string; readonly batchId: number },
): Promise<void> {
  await client.query(decide);
  await client.query(supersede, [place.batchId]);
  await client.query(insertVersions, [place.runId, place.batchId]);
}

const decide = `
  update staged_entry e
  set version = coalesce(d.version, 0) + 1,
    outcome = case
      when d.content_digest = e.content_digest then 'unchanged'
      when d.withdrawn then 'withdrawn'
      when d.version is null then 'inserted'
      else 'revised' end
  from (
    select s.line_no, v.version, v.content_digest, c.content ->> 'withdrawnOn' is not null as withdrawn
    from staged_entry s
    join staged_content c using (line_no)
    left join enrolment_version v
      on v.subject_id = s.subject_id and v.superseded_by_batch is null
    where s.outcome is null
  ) d
  where e.line_no = d.line_no`;

const supersede = `
  update enrolment_version v set superseded_by_batch = $1
  from staged_entry e
  where e.outcome in ('revised', 'withdrawn') and v.subject_id = e.subject_id and v.superseded_by_batch is null`;

const insertVersions = `
  insert into enrolment_version (subject_id, version, agreement_number, accepted_on, withdrawn_on,
    content_digest, run_id, line_no, batch_id)
  select e.subject_id, e.version, c.content ->> 'agreementNumber', (c.content ->> 'acceptedOn')::date,
    (c.content ->> 'withdrawnOn')::date, e.content_digest, $1, e.line_no, $2
  from staged_entry e join staged_content c using (line_no)
  where e.outcome in ('inserted', 'revised', 'withdrawn')`;
