import type { Client } from 'pg';

/** Writes the staged register entries as new versions of their subjects' registrations. */
export async function mergeRegistrations(
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
      when d.version is null then 'inserted'
      else 'revised' end
  from (
    select s.line_no, v.version, v.content_digest
    from staged_entry s left join registration_version v
      on v.subject_id = s.subject_id and v.superseded_by_batch is null
    where s.outcome is null
  ) d
  where e.line_no = d.line_no`;

const supersede = `
  update registration_version v set superseded_by_batch = $1
  from staged_entry e
  where e.outcome = 'revised' and v.subject_id = e.subject_id and v.superseded_by_batch is null`;

const insertVersions = `
  insert into registration_version (subject_id, version, name, legal_form, state, registered_on, capital_fen,
    industry, address, business_scope, authority_id, content_digest, run_id, line_no, batch_id)
  select e.subject_id, e.version, c.name, c."legalForm", c.state, c."registeredOn", c."capitalFen",
    c.industry, c.address, c."businessScope", e.authority_id, e.content_digest, $1, e.line_no, $2
  from staged_entry e join staged_content s using (line_no)
  cross join lateral jsonb_to_record(s.content) as c(name text, "legalForm" text, state text,
    "registeredOn" date, "capitalFen" bigint, industry text, address text, "businessScope" text)
  where e.outcome in ('inserted', 'revised')`;
