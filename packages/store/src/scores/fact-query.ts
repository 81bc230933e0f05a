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

/**
 * The versions of `table` that are current, or that were known at `seq`: their batch is not later, and the
 * batch that superseded them is. The scope is said again here: the planner does not carry a range of ids
 * from one side of a join to the other, and would read the whole table for each range.
 */
function versions(table: string, scope: SubjectScope, seq: number | null): string {
  const inScope = scopeCondition('v.subject_id', scope);
  if (seq === null) return `(select * from ${table} v where v.superseded_by_batch is null and ${inScope})`;
  return `(select v.* from ${table} v
    join batch b on b.id = v.batch_id and b.seq <= ${seq}
    left join batch later on later.id = v.superseded_by_batch
    where (later.seq is null or later.seq > ${seq}) and ${inScope})`;
}

/** The subjects as they are, or were known at `seq`, without those that were merged into another. */
function subjectVersions(scope: SubjectScope, seq: number | null): string {
  return `(select subject_id as id, kind, minor_until from ${versions('subject_version', scope, seq)} v
    where v.merged_into is null)`;
}

/** The events of each record of a scope, as known now or at `seq`, as one JSON array a record. */
function events(scope: SubjectScope, seq: number | null): string {
  const known = seq === null ? '' : ` join batch b on b.id = h.batch_id and b.seq <= ${seq}`;
  return `(select h.subject_id, h.record_id, json_agg(${eventAsJson} order by h.effective_on, h.id) as events
    from record_event h${known} where ${scopeCondition('h.subject_id', scope)} group by h.subject_id, h.record_id)`;
}

/** The entries of each subject of a scope in lists, with their steps as known now or at `seq`, as one JSON array. */
function entries(scope: SubjectScope, seq: number | null): string {
  const known = seq === null ? '' : ` join batch b on b.id = t.batch_id and b.seq <= ${seq}`;
  return `(select n.subject_id, json_agg(json_build_object('list', n.list, 'recordIds', n.record_ids,
      'steps', n.steps) order by n.id) as entries
    from (select n.subject_id, n.id, n.list, n.record_ids,
        json_agg(${stepAsJson} order by t.step_no) as steps
      from list_entry n join list_entry_step t on t.subject_id = n.subject_id and t.entry_id = n.id${known}
      where ${scopeCondition('n.subject_id', scope)} group by n.subject_id, n.id) n
    group by n.subject_id)`;
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
 */
export function factQuery(scope: SubjectScope, seq: number | null): string {
  if (seq !== null && !Number.isSafeInteger(seq)) throw new TypeError('a seq is a whole number');
  const known = seq === null ? '(select seq from knowledge_clock)' : String(seq);
  return `select ${columns}, ${known}
    from ${subjectVersions(scope, seq)} s
    left join ${versions('registration_version', scope, seq)} g on g.subject_id = s.id and s.kind <> 'natural-person'
    left join ${versions('enrolment_version', scope, seq)} e on e.subject_id = s.id and s.kind = 'natural-person'
    left join ${entries(scope, seq)} l on l.subject_id = s.id
    left join ${versions('record_version', scope, seq)} r on r.subject_id = s.id
    left join ${events(scope, seq)} w on w.subject_id = r.subject_id and w.record_id = r.record_id
    where ${scopeCondition('s.id', scope)}
    order by s.id`;
}
