import type { LocalDate } from '@egret/domain';
import { copyInto, encodeCopyRow } from '../copy.ts';
import type { Session } from './session.ts';

/** When a subject is due for a purpose, as it was worked out at `seq`; `nextOn` null: on no day. */
export interface Due {
  readonly subjectId: string;
  /** The id of a model or `listRulesPurpose`; null: of no model, and its days for all of them go. */
  readonly purpose: string | null;
  readonly nextOn: LocalDate | null;
  readonly seq: number;
}

const staging = `create temporary table if not exists staged_due (
  subject_id uuid not null, purpose text, next_on date, seq bigint not null
) on commit delete rows`;

/** Rows are locked in one order before any is changed: two workers wait for each other, not in a circle. */
const lock = `select count(*) from (
  select from score_due d join staged_due s on s.subject_id = d.subject_id
  order by d.subject_id, d.purpose for update of d) locked`;

/** The days that are none any more; a subject is scored by one model, and due for no other. */
const drop = `delete from score_due d using staged_due s
  where s.subject_id = d.subject_id and d.seq <= s.seq
    and (d.purpose = 'list-rules') = (s.purpose is not distinct from 'list-rules')
    and (s.next_on is null or d.purpose is distinct from s.purpose)`;

const merge = `insert into score_due as due (subject_id, purpose, next_on, seq)
  select subject_id, purpose, next_on, seq from staged_due where next_on is not null
  order by subject_id, purpose
  on conflict (subject_id, purpose) do update set next_on = excluded.next_on, seq = excluded.seq
  where due.seq <= excluded.seq`;

/**
 * Keeps the days on which subjects are due next, by COPY and one statement a case. A day that was worked
 * out from later knowledge stays. Call it before anything else is saved: dues, scores and list entries are
 * locked in this order by everybody.
 */
export async function saveDues({ client }: Session, dues: readonly Due[]): Promise<void> {
  if (dues.length === 0) return;
  await client.query(staging);
  await copyInto(
    client,
    'staged_due',
    dues.map((due) => encodeCopyRow([due.subjectId, due.purpose, due.nextOn, due.seq])),
  );
  await client.query('analyze staged_due');
  await client.query(lock);
  await client.query(drop);
  await client.query(merge);
}
