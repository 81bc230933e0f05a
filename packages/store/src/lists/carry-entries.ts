import type { ClientBase } from 'pg';
import type { Merge } from '../subjects/merge.ts';

/**
 * Carries the entries of merged subjects to their survivors, in the caller's batch, once `moveRecords` has moved the
 * records that they rest on. An entry never changes, so that it is entered again under the survivor with its steps as
 * they were, known from this batch on; the old one stays with a subject that nobody asks about any more. What a rule
 * proposed and nobody answered is not carried: the rules propose it again of what the survivor has.
 */
export async function carryListEntries(
  client: ClientBase,
  merges: readonly Merge[],
  batchId: number,
): Promise<void> {
  const pairs = [merges.map(({ from }) => from), merges.map(({ into }) => into)];
  await client.query(lockBoth, pairs);
  await client.query(carry, [...pairs, batchId]);
}

const pair = 'unnest($1::uuid[], $2::uuid[]) as pair (from_id, into_id)';

const lockBoth = `
  insert into list_examination (subject_id, facts_seq)
  select id, (select seq from knowledge_clock)
  from (select distinct unnest($1::uuid[] || $2::uuid[]) as id) concerned
  order by id
  on conflict (subject_id) do update set facts_seq = greatest(list_examination.facts_seq, excluded.facts_seq)`;

const carry = `
  with carried as materialized (
    select e.*, pair.into_id, gen_random_uuid() as new_id
    from ${pair}
    join list_entry e on e.subject_id = pair.from_id
    where e.rule_id is null or exists (
      select from list_entry_step s
      where s.subject_id = e.subject_id and s.entry_id = e.id and s.kind in ('determined', 'rejected'))
  ), entered as (
    insert into list_entry (subject_id, id, definition_id, definition_version, list, origin, rule_id, rule_version,
      record_ids, batch_id)
    select into_id, new_id, definition_id, definition_version, list, origin, rule_id, rule_version,
      array(
        select coalesce(m.record_id, ground.id)
        from unnest(c.record_ids) with ordinality ground (id, position)
        left join staged_move m on m.from_id = c.subject_id and m.from_record_id = ground.id
        order by ground.position),
      $3
    from carried c
  ), stepped as (
    insert into list_entry_step (subject_id, entry_id, step_no, kind, effective_on, ends_on, client_id,
      operator_staff_no, operator_name, authority_id, document_number, particulars, facts_seq, recorded_at, batch_id)
    select c.into_id, c.new_id, s.step_no, s.kind, s.effective_on, s.ends_on, s.client_id, s.operator_staff_no,
      s.operator_name, s.authority_id, s.document_number,
      case when s.particulars ? 'fallen' then jsonb_set(s.particulars, '{fallen}', (
        select jsonb_agg(jsonb_set(g.ground, '{recordId}', to_jsonb(coalesce(m.record_id::text, g.ground ->> 'recordId')))
          order by g.position)
        from jsonb_array_elements(s.particulars -> 'fallen') with ordinality g (ground, position)
        left join staged_move m on m.from_id = c.subject_id and m.from_record_id = (g.ground ->> 'recordId')::uuid))
      else s.particulars end, s.facts_seq, s.recorded_at, $3
    from carried c
    join list_entry_step s on s.subject_id = c.subject_id and s.entry_id = c.id
  ), closed as (
    update task t set closed_in_batch = $3 from carried c
    where t.subject_id = c.subject_id and t.entry_id = c.id and t.closed_in_batch is null
    returning t.*, c.into_id, c.new_id
  )
  insert into task (id, kind, subject_id, entry_id, authority_id, due_on, reason_code, opened_in_batch)
  select gen_random_uuid(), kind, into_id, new_id, authority_id, due_on, reason_code, $3 from closed`;
