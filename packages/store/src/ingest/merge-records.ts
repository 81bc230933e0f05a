import type { Client } from 'pg';
import type { Issue } from '@egret/domain';

const twoContents: Issue = {
  field: '文书号',
  code: 'two-contents-for-one-key',
  expected: 'one content for one record in a delivery',
  received: null,
  zh: '同一文件中同一条信息出现了不同内容，请核实后重新报送',
  en: 'One delivery gives different contents for the same record; correct it and deliver it again.',
};

/**
 * Puts into quarantine every staged entry whose key stands more than once in the delivery with different
 * contents, and marks repetitions of the same content as unchanged.
 */
export async function settleRepetitions(client: Client, runId: string, batchId: number): Promise<void> {
  await client.query(repetitions);
  await client.query(quarantineConflicting, [runId, batchId, JSON.stringify([twoContents])]);
}

const repetitions = `
  update staged_entry e
  set outcome = case when g.contents > 1 then 'conflicting' else 'unchanged' end
  from (
    select subject_id, kind, authority_id, natural_key,
      count(distinct content_digest) as contents, min(line_no) as first_line
    from staged_entry where outcome is null
    group by subject_id, kind, authority_id, natural_key having count(*) > 1
  ) g
  where e.outcome is null and e.subject_id = g.subject_id and e.kind is not distinct from g.kind
    and e.authority_id is not distinct from g.authority_id and e.natural_key = g.natural_key
    and (g.contents > 1 or e.line_no > g.first_line)`;

const quarantineConflicting = `
  with conflicting as (
    update staged_entry set outcome = 'quarantined' where outcome = 'conflicting' returning line_no
  )
  insert into quarantine (run_id, line_no, outcome, issues, batch_id)
  select $1, line_no, 'quarantined', $3, $2 from conflicting`;

/**
 * Writes the staged records as new versions: `inserted` where the key is new, `revised` or `withdrawn`
 * where the content differs from the current version, nothing where it is the same. An objection
 * under way (the mark `disputed`) goes on over a correction by the department.
 */
export async function mergeRecords(
  client: Client,
  place: { readonly runId: string; readonly sourceId: string; readonly batchId: number },
): Promise<void> {
  await client.query(decide);
  await client.query(supersede, [place.batchId]);
  await client.query(insertVersions, [place.sourceId, place.runId, place.batchId]);
}

const decide = `
  update staged_entry e
  set record_id = coalesce(d.record_id, gen_random_uuid()), version = coalesce(d.version, 0) + 1,
    outcome = case
      when d.content_digest = e.content_digest then 'unchanged'
      when e.status = 'withdrawn' then 'withdrawn'
      when d.record_id is null then 'inserted'
      else 'revised' end
  from (
    select s.line_no, v.record_id, v.version, v.content_digest
    from staged_entry s left join record_version v
      on v.subject_id = s.subject_id and v.kind = s.kind and v.authority_id = s.authority_id
        and v.natural_key = s.natural_key and v.superseded_by_batch is null
    where s.outcome is null
  ) d
  where e.line_no = d.line_no`;

const supersede = `
  update record_version v set superseded_by_batch = $1
  from staged_entry e
  where e.outcome in ('revised', 'withdrawn') and v.subject_id = e.subject_id and v.record_id = e.record_id
    and v.superseded_by_batch is null`;

const insertVersions = `
  insert into record_version (subject_id, record_id, version, kind, authority_id, document_number, natural_key,
    decided_on, valid_from, valid_to, publicity_ends_on, severity, procedure, disclosure, fine_fen, status,
    repaired_on, disputed, details, content_digest, source_id, run_id, line_no, batch_id)
  select e.subject_id, e.record_id, e.version, e.kind, e.authority_id, c.document_number, e.natural_key,
    c.decided_on, c.valid_from, c.valid_to, c.publicity_ends_on, c.severity, c.procedure, c.disclosure,
    c.fine_fen, e.status, c.repaired_on, coalesce(before.disputed, false), c.content, e.content_digest, $1, $2, e.line_no, $3
  from staged_entry e
  join staged_content c using (line_no)
  left join record_version before on before.subject_id = e.subject_id and before.record_id = e.record_id
    and before.version = e.version - 1
  where e.outcome in ('inserted', 'revised', 'withdrawn')`;
