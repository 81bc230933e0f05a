import type { Client } from 'pg';
import type { OpenRun } from '../open-runs.ts';

/**
 * Says of every party how much the delivery's word on it is worth: who names it (`strengthOf`), and the latest
 * date in the world of a row that does. A row of the register speaks for the day of its approval, a record for the day of
 * its decision, a row that only brings an event for the day of that.
 */
export async function dateParties(client: Client, run: OpenRun): Promise<void> {
  const isRegister = run.template === 'registry';
  const place = `${run.deliveredOn}/${run.department.uscc}/${run.delivery}/`;
  await client.query(dateSubjects, [
    isRegister ? 'register' : 'record',
    isRegister ? 3 : 2,
    run.deliveredOn,
    place,
  ]);
  await client.query(dateRepresentatives, [run.deliveredOn, place]);
  await client.query('analyze staged_party');
}

const dateSubjects = `
  update staged_party p
  set named_by = $1, strength = $2, named_on = d.named_on, named_place = $4 || lpad(d.line_no::text, 9, '0'), line_no = d.line_no
  from (
    select distinct on (e.subject_party) e.subject_party as party, e.line_no, coalesce(e.dated_on, $3::date) as named_on
    from staged_entry e
    order by e.subject_party, named_on desc, e.line_no desc
  ) d
  where p.party = d.party`;

const dateRepresentatives = `
  update staged_party p
  set named_by = 'mention', strength = 1, named_on = d.named_on,
    named_place = $2 || lpad(d.line_no::text, 9, '0'), line_no = d.line_no
  from (
    select distinct on (e.representative_party) e.representative_party as party, e.line_no,
      coalesce(e.dated_on, $1::date) as named_on
    from staged_entry e
    where e.representative_party is not null
    order by e.representative_party, named_on desc, e.line_no desc
  ) d
  where p.party = d.party and p.named_by is null`;
