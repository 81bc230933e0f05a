import type { Client } from 'pg';
import { isNameOf, type SubjectKind } from '@egret/domain';
import { followJoins } from './follow-joins.ts';
import { belongsToAnother } from './issues.ts';

/** Schemes of which a subject has only one value in its life; a passport, for instance, is renewed. */
const exclusive = ['uscc', 'organisation-code', 'resident-id'];

/**
 * Settles what the parties that were led to a subject in the given round say of further codes: codes that are
 * nobody's go to the subject, a provisional subject that holds one is joined with it, and where two bodies
 * would share a code or one would get two of a kind, nothing is given. Then a record's row is in doubt, while
 * the register's is held under the subject of its best code and a person is asked whether the two are one.
 */
export async function settleClaims(client: Client, round: number): Promise<void> {
  const claims = await client.query(stageClaims, [round]);
  if (claims.rowCount !== 0) {
    await client.query('analyze staged_claim');
    await client.query(findSecondValues, [exclusive]);
    await client.query(confirm);
    await client.query(findContested);
    await client.query(findHeldByOthers);
    await decideJoins(client);
    await client.query(doubtRecords, [JSON.stringify([belongsToAnother])]);
    await client.query(proposeMerges);
    await client.query(setApart);
    await client.query(cutLinks);
    await client.query(giveCodes);
    await client.query('truncate staged_claim, staged_clash');
    await client.query('analyze staged_code');
  }
}

const stageClaims = `
  insert into staged_claim (party, subject_id, rank, code, scheme, held_by, by_register)
  select p.party, p.subject_id, l.rank, l.code, c.scheme, c.held_by, p.strength > 2
  from staged_party p join staged_link l using (party) join staged_code c using (code)
  where p.found_in = $1 and p.subject_id is not null and p.doubt is null
    and c.held_by is distinct from p.subject_id`;

/** A second value of an exclusive scheme: beside one in the directory, one held already, or another claimed. */
const findSecondValues = `
  insert into staged_clash (party, code, other_id, what)
  select distinct c.party, c.code, c.subject_id, 'second-value'
  from staged_claim c
  join (
    select subject_id, scheme from (
      select subject_id, scheme, code from staged_claim where held_by is null and scheme = any ($1)
      union
      select held_by, scheme, code from staged_code where held_by is not null and scheme = any ($1)
    ) staged
    group by subject_id, scheme having count(*) > 1
    union
    select i.subject_id, i.scheme
    from (select distinct subject_id, scheme from staged_claim where held_by is null and scheme = any ($1)) c
    join identifier i using (subject_id, scheme) where i.ended_by_batch is null
  ) taken using (subject_id, scheme)
  where c.held_by is null`;

/** A subject that has got a code of its own with this delivery, or is about to, is provisional no more. */
const confirm = `
  update staged_subject s set provisional = false
  from (
    select held_by as subject_id from staged_code where scheme in ('uscc', 'organisation-code')
    union
    select subject_id from staged_claim where held_by is null and scheme in ('uscc', 'organisation-code')
  ) coded
  where s.provisional and s.subject_id = coded.subject_id`;

/**
 * A code that is nobody's, claimed for several: theirs who has codes of its own, if only one has, and the
 * provisional ones are to be joined with it (as they would be, had the code been somebody's before).
 */
const findContested = `
  insert into staged_clash (party, code, other_id, what, from_id, into_id)
  select c.party, c.code, nullif(claimed.target_id, c.subject_id),
    case when claimed.bodies > 1 then 'contested' else 'provisional' end, c.subject_id, claimed.target_id
  from staged_claim c
  join (
    select code, count(distinct subject_id) filter (where not s.provisional) as bodies,
      (array_agg(subject_id order by s.provisional, subject_id))[1] as target_id
    from staged_claim join staged_subject s using (subject_id)
    where held_by is null
    group by code having count(distinct subject_id) > 1
  ) claimed using (code)
  where claimed.bodies > 1 or c.subject_id <> claimed.target_id`;

const findHeldByOthers = `
  insert into staged_clash (party, code, other_id, what, from_id, into_id)
  select c.party, c.code, c.held_by, case when s.provisional then 'provisional' else 'held' end, c.held_by, c.subject_id
  from staged_claim c join staged_subject s on s.subject_id = c.held_by`;

interface PossibleJoin {
  readonly party: number;
  readonly from_id: string;
  readonly into_id: string;
  readonly kind: SubjectKind;
  readonly names: readonly string[];
  readonly from_names: readonly string[];
}

/**
 * A provisional subject, known by an old number alone, is joined with the one that a row gives its number to
 * where the names agree. One that rows give to several is joined with none.
 */
async function decideJoins(client: Client): Promise<void> {
  const { rows } = await client.query<PossibleJoin>(loadJoins);
  const good = rows.filter(({ kind, names, from_names }) =>
    names.some((name) => isNameOf(kind, name, from_names)),
  );
  await client.query(saveJoins, [
    good.map(({ party }) => party),
    good.map(({ from_id }) => from_id),
    good.map(({ into_id }) => into_id),
  ]);
  if (good.length === 0) return;
  await followJoins(client);
  await client.query(joinCodes);
  await client.query(joinParties);
}

const loadJoins = `
  select distinct x.party, x.from_id, x.into_id, p.kind, array[p.name, s.name] || s.former_names as names,
    f.name || f.former_names as from_names
  from staged_clash x
  join staged_party p on p.party = x.party
  join staged_subject s on s.subject_id = x.into_id
  join staged_subject f on f.subject_id = x.from_id
  where x.what = 'provisional'
    and not exists (select from staged_clash y where y.party = x.party and y.what <> 'provisional')`;

const saveJoins = `
  with good as (
    select * from unnest($1::integer[], $2::uuid[], $3::uuid[]) as j (party, from_id, into_id)
  ), one as (
    select from_id from good group by from_id having count(distinct into_id) = 1
  ), joined as (
    insert into staged_join (party, from_id, into_id, final_id)
    select good.*, good.into_id from good join one using (from_id)
    returning party, from_id
  )
  delete from staged_clash x using joined where x.party = joined.party and x.from_id = joined.from_id`;

const joinCodes = `
  update staged_code c set held_by = j.final_id
  from (select distinct from_id, final_id from staged_join) j where c.held_by = j.from_id`;

const joinParties = `
  update staged_party p set subject_id = j.final_id, joined_from = coalesce(p.joined_from, j.from_id)
  from (select distinct from_id, final_id from staged_join) j where p.subject_id = j.from_id`;

const doubtRecords = `
  update staged_party p set doubt = $1::jsonb
  from staged_clash x where x.party = p.party and p.strength < 3`;

const proposeMerges = `
  insert into staged_proposal (party, other_id, reason)
  select distinct x.party, x.other_id, 'code-of-another-subject'
  from staged_clash x join staged_party p using (party)
  where p.strength > 2 and x.other_id is not null`;

/** The register's row that was led by a further code to a subject which has another value of a better one. */
const setApart = `
  with apart as (
    select distinct c.party, c.subject_id
    from staged_clash x join staged_claim c on c.party = x.party and c.code = x.code
    join staged_party p on p.party = x.party
    where x.what = 'second-value' and c.by_register and p.found_rank > 0
  ), cut as (
    delete from staged_link l using apart, staged_code c
    where l.party = apart.party and c.code = l.code and c.held_by = apart.subject_id
  ), unclaimed as (
    delete from staged_claim c using apart where c.party = apart.party
  )
  update staged_party p set subject_id = null, found_rank = null from apart where p.party = apart.party`;

/** Codes that the register's row does not get for its subject. */
const cutLinks = `
  delete from staged_link l using staged_clash x, staged_claim c
  where l.party = x.party and l.code = x.code and c.party = x.party and c.code = x.code and c.by_register`;

const giveCodes = `
  update staged_code c set held_by = g.subject_id
  from (
    select distinct l.code, p.subject_id
    from staged_claim l join staged_party p using (party)
    where l.held_by is null and p.doubt is null
      and not exists (select from staged_clash x where x.party = l.party and x.code = l.code)
  ) g
  where c.code = g.code and c.held_by is null`;
