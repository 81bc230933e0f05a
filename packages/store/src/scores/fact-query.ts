import { besideContent, eventAsJson, recordColumns, stepAsJson, subjectColumns } from './fact-columns.ts';

/** Which subjects: some by id, or all from `from` on and before `before` (null: without end). */
export type SubjectScope =
  | { readonly ids: readonly string[] }
  | { readonly from: string; readonly before: string | null };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function literal(id: string): string {
  if (!uuid.test(id)) throw new TypeError('a subject id is a UUID in lower case');
  return `'${id}'`;
}

/** The condition that a scope puts on a column; COPY takes no parameters, so every id is checked. */
export function scopeCondition(column: string, scope: SubjectScope): string {
  if ('ids' in scope) {
    const ids = scope.ids.map((id) => literal(id).slice(1, -1));
    return `${column} = any ('{${ids.join(',')}}'::uuid[])`;
  }
  const before = scope.before === null ? '' : ` and ${column} < ${literal(scope.before)}`;
  return `${column} >= ${literal(scope.from)}${before}`;
}

/** Joins `batch` to the row `alias` so that what was not known at `seq` yet is left out; nothing where it is now. */
function knownBy(alias: string, seq: number | null): string {
  return seq === null ? '' : ` join batch b on b.id = ${alias}.batch_id and b.seq <= ${seq}`;
}

/**
 * The versions of `table` that are current, or that were known at `seq`: their batch is not later, and the
 * batch that superseded them is.
 */
function versions(table: string, seq: number | null, condition: string): string {
  if (seq === null) return `${table} v where v.superseded_by_batch is null and ${condition}`;
  return `${table} v${knownBy('v', seq)}
    left join batch later on later.id = v.superseded_by_batch
    where (later.seq is null or later.seq > ${seq}) and ${condition}`;
}

/** The subjects of a scope as they are, or were known at `seq`, without those that were merged into another. */
function chosenSubjects(scope: SubjectScope, seq: number | null): string {
  const inScope = `${scopeCondition('v.subject_id', scope)} and v.merged_into is null`;
  return `select v.subject_id as id, v.kind, v.minor_until,
      exists (select from record_event h where h.subject_id = v.subject_id offset 0) as has_events
    from ${versions('subject_version', seq, inScope)} order by v.subject_id`;
}

/** The columns of the subject's version in `table`, where it has one and `condition` holds. */
function ofSubject(table: string, columns: string, seq: number | null, condition: string): string {
  return `select ${columns} from ${versions(table, seq, `v.subject_id = s.id and ${condition}`)} offset 0`;
}

/** The entries of the subject in lists, with their steps as known now or at `seq`, as one JSON array. */
function entries(seq: number | null): string {
  return `select json_agg(json_build_object('list', n.list, 'recordIds', n.record_ids, 'steps', n.steps)
      order by n.id) as entries
    from (select n.id, n.list, n.record_ids, (
        select json_agg(${stepAsJson} order by t.step_no) from list_entry_step t${knownBy('t', seq)}
        where t.subject_id = n.subject_id and t.entry_id = n.id) as steps
      from list_entry n where n.subject_id = s.id offset 0) n
    where n.steps is not null`;
}

/** The records of the subject, each with its events, as known now or at `seq`, as one JSON array. */
function records(seq: number | null): string {
  return `select v.*, case when s.has_events then (
      select json_agg(${eventAsJson} order by h.effective_on, h.id) from record_event h${knownBy('h', seq)}
      where h.subject_id = v.subject_id and h.record_id = v.record_id) end as events
    from ${versions('record_version', seq, 'v.subject_id = s.id')} offset 0`;
}

/** The columns of the statement, in the order in which `fact-lines.ts` reads them; the seq follows. */
const columns = [subjectColumns, recordColumns, besideContent]
  .flatMap((list) => Object.values<{ readonly sql: string }>(list))
  .map(({ sql }) => sql)
  .join(', ');

/**
 * The statement that reads the facts of a scope: a row a record, together by subject, one row with nulls
 * for a subject without records. `seq` null reads what is known now, and the clock in the same snapshot:
 * the clock moves in the transaction of each batch, so a snapshot that sees seq S sees every batch up to S
 * and none beyond. (Reading the clock in a statement before would claim less than was seen.)
 *
 * The subjects come first, and everything else is looked up for each by its key: offsets leave the planner no other way.
 * It would join whole tables by what it takes for a range of ids, and where a range is narrower than its statistics
 * tell, for each row of the one it would go through all of the other.
 */
export function factQuery(scope: SubjectScope, seq: number | null): string {
  if (seq !== null && !Number.isSafeInteger(seq)) throw new TypeError('a seq is a whole number');
  const known = seq === null ? '(select seq from knowledge_clock)' : String(seq);
  const organised = `s.kind <> 'natural-person'`;
  const personal = `s.kind = 'natural-person'`;
  return `with chosen as materialized (${chosenSubjects(scope, seq)})
    select ${columns}, ${known}
    from chosen s
    left join lateral (${ofSubject('registration_version', 'v.registered_on, v.state', seq, organised)}) g on true
    left join lateral (${ofSubject('enrolment_version', 'v.accepted_on, v.withdrawn_on', seq, personal)}) e on true
    left join lateral (${entries(seq)}) l on true
    left join lateral (${records(seq)}) r on true
    order by s.id`;
}
