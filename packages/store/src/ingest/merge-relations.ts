import type { Client } from 'pg';
import { type Issue, isSamePersonName } from '@egret/domain';
import type { OpenRun } from './open-runs.ts';
import { mentionedOtherwise, representativeWarnings } from './representative-warnings.ts';

/**
 * Keeps who stands for each organisation (法定代表人) or self-employed household (经营者): the one whom the
 * register names, else the one of the row with the latest date in the world, whichever arrived last. A row
 * without a number does not unlink a person who was identified under the same name before, and one whose
 * number leads to somebody with another name links nobody. Returns warnings of the rows that contradict whom others name.
 */
export async function mergeRelations(
  client: Client,
  run: OpenRun,
  batchId: number,
): Promise<readonly Issue[]> {
  const warnings = await representativeWarnings(client);
  const isRegister = run.template === 'registry';
  const place = `${run.deliveredOn}/${run.department.uscc}/${run.delivery}/`;
  const staged = await client.query(stageWords, [run.deliveredOn, place, isRegister]);
  if (staged.rowCount !== 0) {
    await client.query('analyze staged_relation');
    await client.query(linkKnown);
    await client.query(freshen);
    await client.query(dropUnchanged);
    await client.query(supersede, [batchId]);
    await client.query(insert, [run.runId, batchId]);
  }
  const contradicting = await unlinkOthers(client, batchId);
  return contradicting.length === 0 ? warnings : [...warnings, mentionedOtherwise(contradicting)];
}

/** The latest good row of the delivery on each subject, beside what is held; what is older changes nothing that is held. */
const stageWords = `
  insert into staged_relation (subject_id, related_subject_id, name, dated_on, place, line_no, from_register,
    is_newer, held_version, held_name, held_person, held_dated_on, held_place, held_from_register, version)
  select w.subject_id, w.related_subject_id, w.name, w.dated_on, w.place, w.line_no, $3,
    r.subject_id is null or ($3, w.dated_on, w.place) > (r.from_register, r.dated_on, r.place), r.version, r.name,
    r.related_subject_id, r.dated_on, r.place, r.from_register,
    coalesce((select max(version) from relation o where o.subject_id = w.subject_id), 0) + 1
  from (
    select distinct on (e.subject_id) e.subject_id, e.representative_name as name, e.line_no,
      coalesce(e.dated_on, $1::date) as dated_on, $2 || lpad(e.line_no::text, 9, '0') as place,
      first_value(p.subject_id) over (
        partition by e.subject_id, e.representative_name
        order by p.subject_id is null, e.dated_on desc nulls last, e.line_no desc) as related_subject_id
    from staged_entry e
    left join staged_party p on p.party = e.representative_party and p.good
    where e.representative_name is not null and (e.outcome is null or e.outcome <> 'quarantined')
    order by e.subject_id, dated_on desc, e.line_no desc
  ) w
  left join relation r on r.subject_id = w.subject_id and r.superseded_by_batch is null`;

/** Whoever was identified under the name before is still that person; the other way round, an older row may tell who it is. */
const linkKnown = `
  update staged_relation s set related_subject_id = known.related_subject_id
  from (
    select distinct on (r.subject_id, r.name) r.subject_id, r.name, r.related_subject_id
    from relation r join staged_relation using (subject_id)
    where r.related_subject_id is not null
    order by r.subject_id, r.name, r.dated_on desc, r.place desc
  ) known
  where s.related_subject_id is null and known.subject_id = s.subject_id and known.name = s.name`;

const freshen = `
  update relation r set dated_on = s.dated_on, place = s.place
  from staged_relation s
  where r.subject_id = s.subject_id and r.version = s.held_version
    and s.is_newer and r.from_register = s.from_register and r.name = s.name`;

/** Nothing new is said: the same person, or an older row that tells nobody who they are. */
const dropUnchanged = `
  delete from staged_relation s
  using relation r
  where r.subject_id = s.subject_id and r.version = s.held_version
    and case when s.is_newer then (r.name, r.from_register) = (s.name, s.from_register)
        and r.related_subject_id is not distinct from s.related_subject_id
      else s.related_subject_id is null or r.related_subject_id is not null and r.name = s.name
        or exists (select from relation o where o.subject_id = s.subject_id and o.name = s.name
          and o.related_subject_id = s.related_subject_id) end`;

const supersede = `
  update relation r set superseded_by_batch = $1
  from staged_relation s
  where r.subject_id = s.subject_id and r.superseded_by_batch is null
    and (s.is_newer or s.name = r.name)`;

/**
 * A newer word as the current version; an older one under the same name adds the person to what is held; an older
 * one under another name is kept as superseded at once, for the day on which the name returns without a number.
 */
const insert = `
  insert into relation (subject_id, related_subject_id, name, dated_on, place, from_register, run_id, line_no,
    version, batch_id, superseded_by_batch)
  select s.subject_id,
    case when s.is_newer or s.held_name = s.name then s.related_subject_id else s.held_person end,
    case when s.is_newer then s.name else s.held_name end,
    case when s.is_newer then s.dated_on else s.held_dated_on end,
    case when s.is_newer then s.place else s.held_place end,
    case when s.is_newer then s.from_register else s.held_from_register end, $1::uuid, s.line_no, s.version,
    $2::bigint, null::bigint
  from staged_relation s
  where s.is_newer or s.name = s.held_name
  union all
  select s.subject_id, s.related_subject_id, s.name, s.dated_on, s.place, s.from_register, $1::uuid, s.line_no,
    s.version, $2::bigint, $2::bigint
  from staged_relation s
  where not s.is_newer and s.name <> s.held_name and s.related_subject_id is not null`;

interface Link {
  readonly subject_id: string;
  readonly version: number;
  readonly name: string;
  readonly person_name: string;
  readonly line_no: number;
}

/**
 * A person whom only mentions had named gets the name of their own row with this batch: rows that had mentioned
 * somebody else under the number lose the link, as they would have if they had come later. Returns the lines of those own rows.
 */
async function unlinkOthers(client: Client, batchId: number): Promise<readonly number[]> {
  const { rows } = await client.query<Link>(loadLinks);
  const wrong = rows.filter(({ name, person_name }) => !isSamePersonName(name, person_name));
  if (wrong.length > 0) await client.query(unlink, [JSON.stringify(wrong), batchId]);
  return [...new Set(wrong.map(({ line_no: line }) => line))];
}

const loadLinks = `
  select r.subject_id, r.version, r.name, v.name as person_name, n.line_no
  from staged_version n
  join subject_version v on v.subject_id = n.subject_id and v.version = n.version
  join relation r on r.related_subject_id = v.subject_id and r.superseded_by_batch is null
  where n.held_named_by = 'mention' and v.named_by <> 'mention' and r.name <> v.name`;

const unlink = `
  with superseded as (
    update relation r set superseded_by_batch = $2
    from json_to_recordset($1::json) as w (subject_id uuid, version integer)
    where r.subject_id = w.subject_id and r.version = w.version
    returning r as was
  )
  insert into relation
  select (jsonb_populate_record(s.was, jsonb_build_object('version', (
      select max(version) + 1 from relation o where o.subject_id = (s.was).subject_id),
    'related_subject_id', null, 'batch_id', $2::bigint, 'superseded_by_batch', null))).* from superseded s`;
