import type { Client } from 'pg';

/**
 * Keeps each organisation's legal representative as the latest row of the delivery that named one says: a
 * new version where the name or the identified person differs. A row without a number does not unlink a
 * person already identified under the same name.
 */
export async function mergeRelations(client: Client, batchId: number): Promise<void> {
  await client.query(latest);
  await client.query(supersede, [batchId]);
  await client.query(insert, [batchId]);
}

const latest = `
  insert into staged_relation (subject_id, related_subject_id, name, version)
  select l.subject_id, l.related_subject_id, l.name, coalesce(r.version, 0) + 1 as version
  from (
    select distinct on (e.subject_id) e.subject_id, p.subject_id as related_subject_id, e.representative_name as name
    from staged_entry e
    left join staged_party p on p.party = e.representative_party
    where e.representative_name is not null and e.outcome in ('inserted', 'revised')
    order by e.subject_id, e.line_no desc
  ) l
  left join relation r
    on r.subject_id = l.subject_id and r.kind = 'legal-representative' and r.superseded_by_batch is null
  where r.subject_id is null or r.name <> l.name
    or (l.related_subject_id is not null and r.related_subject_id is distinct from l.related_subject_id)`;

const supersede = `
  update relation r set superseded_by_batch = $1
  from staged_relation s
  where r.subject_id = s.subject_id and r.kind = 'legal-representative' and r.superseded_by_batch is null`;

const insert = `
  insert into relation (subject_id, kind, related_subject_id, name, version, batch_id)
  select subject_id, 'legal-representative', related_subject_id, name, version, $1 from staged_relation`;
