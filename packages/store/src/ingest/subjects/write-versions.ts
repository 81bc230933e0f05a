import type { Client } from 'pg';
import { isNameOf, type SubjectKind } from '@egret/domain';
import { strengthOf } from '../../subjects/evidence.ts';

/**
 * Writes a new version of each subject of which the delivery's good rows say something else than is held, and
 * moves on how fresh the evidence for its name is where they say the same. The register outweighs records, and
 * the later of two words of one weight holds, whichever arrived first: so the outcome does not depend on the
 * order of deliveries.
 */
export async function writeVersions(
  client: Client,
  place: { readonly runId: string; readonly batchId: number },
): Promise<void> {
  await client.query(chooseWords);
  await client.query('analyze staged_version');
  await settleNames(client);
  await client.query(freshen);
  await client.query(dropUnchanged);
  await client.query(supersede, [place.batchId]);
  await client.query(insert, [place.runId, place.batchId]);
  await client.query(markChanged, [place.batchId]);
}

/** The strongest and latest word of the delivery on each subject, beside what is held of it. */
const chooseWords = `
  insert into staged_version (subject_id, kind, name, former_names, minor_until, registration_state, named_by,
    named_on, named_place, line_no, is_newer, version, provisional,
    held_named_by, held_named_on, held_named_place)
  select w.subject_id, case when newer.so then w.kind else v.kind end, w.name, coalesce(v.former_names, '{}'),
    coalesce(v.minor_until, w.minor_until),
    case when newer.so then coalesce(c.content ->> 'state', v.registration_state) else v.registration_state end,
    w.named_by, w.named_on, w.named_place, w.line_no, newer.so, coalesce(v.version, 0) + 1,
    w.kind <> 'natural-person' and w.named_by <> 'register' and coalesce(v.named_by, 'record') = 'record'
      and not exists (
        select from identifier i where i.subject_id = w.subject_id and i.scheme in ('uscc', 'organisation-code')
          and i.ended_by_batch is null),
    v.named_by, v.named_on, v.named_place
  from (
    select distinct on (p.subject_id) p.subject_id, p.kind, p.name, p.named_by, p.strength, p.named_on, p.named_place,
      p.line_no, max(p.minor_until) over (partition by p.subject_id) as minor_until
    from staged_party p where p.good
    order by p.subject_id, p.strength desc, p.named_on desc, p.named_place desc
  ) w
  left join subject_version v on v.subject_id = w.subject_id and v.superseded_by_batch is null
  left join staged_content c on c.line_no = w.line_no and w.named_by = 'register'
  cross join lateral (
    select v.subject_id is null or (w.strength, w.named_on, w.named_place) > (${strengthOf('v.named_by')},
      v.named_on, v.named_place) as so
  ) newer`;

interface Naming {
  readonly subject_id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly is_newer: boolean;
  readonly held_name: string;
  readonly former_names: readonly string[];
  /** Every name that the delivery's good rows of the deciding strength give, the latest first. */
  readonly given: readonly string[];
}

/**
 * Works out name and former names where the delivery names a subject otherwise, letter by letter, than it is
 * held: a name that the rule of domain does not take for the current one is a former one. Spellings of one name
 * are kept once, and in one order.
 */
async function settleNames(client: Client): Promise<void> {
  const { rows } = await client.query<Naming>(loadNamings);
  const settled = rows.map(({ subject_id, kind, name, is_newer, held_name, former_names, given }) => {
    const current = is_newer ? name : held_name;
    const former: string[] = [];
    for (const other of [held_name, ...former_names, ...given].toSorted()) {
      if (!isNameOf(kind, other, [current, ...former])) former.push(other);
    }
    // A person has one name; what a mention said before their own row did is nobody's former name.
    return { subject_id, name: current, former_names: kind === 'natural-person' ? [] : former };
  });
  await client.query(saveNamings, [JSON.stringify(settled)]);
}

/**
 * The version that `staged_version` was worked out from, and no later one: of a subject of which the delivery says nothing
 * new, another worker may write one meanwhile.
 */
const wasRead = 'v.subject_id = n.subject_id and v.version = n.version - 1';

const loadNamings = `
  select n.subject_id, n.kind, n.name, n.is_newer, v.name as held_name, v.former_names, coalesce(given.names, '{}') as given
  from staged_version n
  join subject_version v on ${wasRead}
  left join (
    select subject_id, array_agg(distinct name) as names from staged_party
    where good and named_by = 'register' group by subject_id
  ) given on given.subject_id = n.subject_id
  where n.name <> v.name`;

const saveNamings = `
  update staged_version n set name = s.name, former_names = s.former_names
  from json_to_recordset($1::json) as s (subject_id uuid, name text, former_names text[])
  where n.subject_id = s.subject_id`;

/** The same name from a later row of the same weight: no new version, and no older row may override it. */
const freshen = `
  update subject_version v set named_on = n.named_on, named_place = n.named_place
  from staged_version n
  where ${wasRead} and n.is_newer and n.named_by = v.named_by`;

/** Of older evidence only former names are taken; what is held stays. */
const dropUnchanged = `
  delete from staged_version n
  using subject_version v
  where ${wasRead}
    and (n.kind, n.name, n.former_names, n.named_by) is not distinct from (v.kind, v.name, v.former_names,
      case when n.is_newer then v.named_by else n.named_by end)
    and n.minor_until is not distinct from v.minor_until
    and n.registration_state is not distinct from v.registration_state
    and n.provisional = v.provisional`;

const supersede = `
  update subject_version v set superseded_by_batch = $1
  from staged_version n where ${wasRead}`;

const insert = `
  insert into subject_version (subject_id, version, kind, name, former_names, minor_until, registration_state,
    provisional, named_by, named_on, named_place, run_id, line_no, batch_id)
  select n.subject_id, n.version, n.kind, n.name, n.former_names, n.minor_until, n.registration_state,
    n.provisional,
    case when n.is_newer then n.named_by else n.held_named_by end,
    case when n.is_newer then n.named_on else n.held_named_on end,
    case when n.is_newer then n.named_place else n.held_named_place end, $1, n.line_no, $2
  from staged_version n`;

/** Kind, minority and state of registration weigh in scores: whoever's changed is looked at again. */
const markChanged = `
  insert into changed_subject (subject_id, batch_id)
  select v.subject_id, $1::bigint
  from staged_version n
  join subject_version v on v.subject_id = n.subject_id and v.version = n.version
  join subject_version before on before.subject_id = v.subject_id and before.version = v.version - 1
  where (v.kind, v.minor_until, v.registration_state)
    is distinct from (before.kind, before.minor_until, before.registration_state)
  on conflict do nothing`;
