import type { Client } from 'pg';
import { type IdentifierScheme, identifierSchemes } from '@egret/domain';

/**
 * Leads every party that has no subject yet to the holder of its best code that is held, in the given round. Returns how
 * many were led.
 */
export async function findSubjects(client: Client, round: number): Promise<number> {
  const { rowCount } = await client.query(find, [round]);
  if (rowCount === null || rowCount === 0) return 0;
  await client.query('analyze staged_party');
  await client.query(readSubjects);
  await client.query('analyze staged_subject');
  return rowCount;
}

const find = `
  update staged_party p set subject_id = f.held_by, found_rank = f.rank, found_in = $1
  from (
    select distinct on (l.party) l.party, c.held_by, l.rank
    from staged_party open join staged_link l using (party) join staged_code c using (code)
    where open.subject_id is null and open.doubt is null and c.held_by is not null
    order by l.party, l.rank
  ) f
  where p.party = f.party`;

const readSubjects = `
  insert into staged_subject (subject_id, is_new, kind, name, former_names, named_by, provisional)
  select v.subject_id, false, v.kind, v.name, v.former_names, v.named_by, v.provisional
  from (select distinct held_by from staged_code where held_by is not null) held
  join subject_version v on v.subject_id = held.held_by and v.superseded_by_batch is null
  on conflict (subject_id) do nothing`;

/** The best scheme by which a party still has to be given a subject of its own, or null where none has. */
export async function bestOpenScheme(client: Client): Promise<IdentifierScheme | null> {
  const { rows } = await client.query<{ scheme: IdentifierScheme }>(`
    select distinct c.scheme from staged_party p join staged_link l using (party) join staged_code c using (code)
    where p.subject_id is null and p.doubt is null and l.rank = 0`);
  const present = new Set(rows.map((row) => row.scheme));
  return identifierSchemes.find((scheme) => present.has(scheme)) ?? null;
}

/**
 * Makes a subject for each code of `scheme` that is some open party's best and nobody's yet. The first party to
 * name it lends it its name, until its rows are found good.
 */
export async function makeSubjects(client: Client, scheme: IdentifierScheme): Promise<void> {
  await client.query(make, [scheme]);
  await client.query('analyze staged_code');
}

const make = `
  with chosen as (
    select distinct on (l.code) l.code, p.candidate_id, p.kind, p.name, p.named_by
    from staged_party p join staged_link l on l.party = p.party and l.rank = 0 join staged_code c using (code)
    where p.subject_id is null and p.doubt is null and c.scheme = $1
    order by l.code, p.strength desc, p.party
  ), made as (
    insert into staged_subject (subject_id, is_new, kind, name, former_names, named_by, provisional)
    select candidate_id, true, kind, name, '{}', named_by, $1 in ('registration-number', 'tax-number') from chosen
  )
  update staged_code c set held_by = chosen.candidate_id from chosen where c.code = chosen.code`;
