import type { Client } from 'pg';
import { mergeSubjects } from '../subjects/merge-subjects.ts';
import { followJoins } from './subjects/follow-joins.ts';
import { writeVersions } from './subjects/write-versions.ts';

/**
 * Writes to the directory what the good rows of a delivery say of their parties: new subjects and codes, joins of
 * provisional subjects, names and kinds in new versions, and the questions whether two subjects are one. Call it
 * once it is settled which rows end in quarantine: those leave nothing. `digestKeyId` is the key under which the
 * delivery's codes were digested.
 */
export async function writeDirectory(
  client: Client,
  place: { readonly runId: string; readonly batchId: number },
  digestKeyId: string,
): Promise<void> {
  const { runId, batchId } = place;
  await client.query(markOthers);
  await client.query('analyze staged_party');
  const joins = await isAny(client, 'staged_join');
  if (joins) await undoJoins(client);
  await client.query(insertSubjects, [batchId]);
  await client.query(insertIdentifiers, [runId, batchId, digestKeyId]);
  if (joins) await mergeJoined(client, batchId);
  await writeVersions(client, place);
  if (await isAny(client, 'staged_proposal')) await client.query(insertProposals, [runId, batchId]);
}

/** Whether there is any row: a join with an empty table, of which the planner knows nothing, would read the other one whole. */
async function isAny(client: Client, table: 'staged_join' | 'staged_proposal'): Promise<boolean> {
  const { rowCount } = await client.query(`select from ${table} limit 1`);
  return rowCount !== 0;
}

/** Parties that are not good. (`is distinct from` would say the same, but the planner takes a column of nulls for one that never is.) */
const markOthers = `
  update staged_party p set good = false
  from (
    select party from staged_party where doubt is not null
    union
    (
      select party from staged_party
      except
      (
        select subject_party from staged_entry where (outcome is null or outcome <> 'quarantined')
        union all
        select representative_party from staged_entry where (outcome is null or outcome <> 'quarantined')
      )
    )
  ) other
  where other.party = p.party`;

/** A join holds only where a row that brought it is good: otherwise each party goes back to its own subject. */
async function undoJoins(client: Client): Promise<void> {
  const { rowCount } = await client.query(dropJoins);
  if (rowCount === 0) return;
  await client.query('update staged_join set final_id = into_id');
  await followJoins(client);
  await client.query(`
    update staged_party p
    set subject_id = coalesce((select j.final_id from staged_join j where j.from_id = p.joined_from limit 1), p.joined_from)
    where p.joined_from is not null`);
  await client.query(`
    update staged_entry e set subject_id = p.subject_id
    from staged_party p where p.party = e.subject_party and p.joined_from is not null`);
}

const dropJoins = `
  delete from staged_join j
  where not exists (
    select from staged_join other join staged_party p using (party) where other.from_id = j.from_id and p.good)`;

const insertSubjects = `
  insert into subject (id, batch_id)
  select distinct p.subject_id, $1::bigint from staged_party p join staged_subject s using (subject_id)
  where p.good and s.is_new`;

const insertIdentifiers = `
  insert into identifier (id, subject_id, scheme, digest, digest_key_id, value, sealed, run_id, line_no,
    batch_id)
  select distinct on (c.code) s.id, p.subject_id, s.scheme, s.digest, $3, s.value, s.sealed, $1::uuid,
    p.line_no, $2::bigint
  from staged_party p join staged_link l using (party) join staged_code c using (code)
  join staged_identifier s on s.party = l.party and s.rank = l.rank
  where p.good and not c.known and c.held_by = p.subject_id
  order by c.code, p.line_no`;

async function mergeJoined(client: Client, batchId: number): Promise<void> {
  const { rows } = await client.query<{ from_id: string; into_id: string }>(
    `
    select distinct j.from_id, j.final_id as into_id from staged_join j join subject on subject.id = j.from_id
    order by j.from_id`,
  );
  if (rows.length === 0) return;
  await mergeSubjects(
    client,
    rows.map(({ from_id: from, into_id: into }) => ({ from, into })),
    batchId,
  );
  await client.query(markMerged, [batchId, rows.flatMap(({ from_id, into_id }) => [from_id, into_id])]);
}

const markMerged = `
  insert into changed_subject (subject_id, batch_id) select distinct unnest($2::uuid[]), $1::bigint
  on conflict do nothing`;

const insertProposals = `
  insert into subject_merge_proposal (id, subject_id, other_subject_id, reason, run_id, line_no, batch_id)
  select gen_random_uuid(), pair.subject_id, pair.other_id, pair.reason, $1::uuid, pair.line_no, $2::bigint
  from (
    select distinct on (p.subject_id, x.other_id) p.subject_id, x.other_id, x.reason, p.line_no
    from staged_proposal x join staged_party p using (party)
    join subject other on other.id = x.other_id
    where p.good and p.subject_id <> x.other_id
    order by p.subject_id, x.other_id, p.line_no
  ) pair
  on conflict do nothing`;
