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

/**
 * The statement that reads the facts of a scope: a row a record, together by subject, one row with nulls
 * for a subject without records. `seq` null reads what is known now, and the clock in the same snapshot:
 * the clock moves in the transaction of each batch, so a snapshot that sees seq S sees every batch up to S
 * and none beyond. (Reading the clock in a statement before would claim less than was seen.)
 *
 * The order of columns is that of `fact-lines.ts`.
 */
export function factQuery(scope: SubjectScope, seq: number | null): string {
  if (seq !== null && !Number.isSafeInteger(seq)) throw new TypeError('a seq is a whole number');
  const known = seq === null ? '(select seq from knowledge_clock)' : String(seq);
  return `select s.id, s.kind, coalesce(g.registered_on, e.accepted_on), e.withdrawn_on, s.minor_until, ${known},
      r.record_id, r.kind, r.document_number, r.decided_on, r.valid_to, r.publicity_ends_on, r.severity,
      r.procedure, r.fine_fen, r.status, r.repaired_on, r.disputed, r.details -> 'penaltyKinds',
      r.details ->> 'otherKind', r.details ->> 'honourLevel', r.details ->> 'commitmentKind',
      r.details ->> 'fulfilment'
    from ${subjectVersions(scope, seq)} s
    left join ${versions('registration_version', scope, seq)} g on g.subject_id = s.id and s.kind <> 'natural-person'
    left join ${versions('enrolment_version', scope, seq)} e on e.subject_id = s.id and s.kind = 'natural-person'
    left join ${versions('record_version', scope, seq)} r on r.subject_id = s.id and r.status <> 'withdrawn'
    where ${scopeCondition('s.id', scope)}
    order by s.id`;
}
