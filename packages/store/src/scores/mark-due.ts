import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { LawRules, ListRule, LocalDate } from '@egret/domain';
import { canonicalJson } from '@egret/domain';
import type { Db } from '../db.ts';
import { currentSubject } from '../subjects/current-subject.ts';
import { listRulesPurpose } from './purposes.ts';

/**
 * Marks as changed whoever ought to have a score by `asOf` and has none, and whoever's score was computed
 * for a later day, unless marked already (whoever is being scored right now is). Returns how many marks are
 * new. For what nothing else announces: a first model for a kind of subject, a business date that was set
 * back. It reads all subjects: at start and once a day is enough.
 */
export async function markUnscored(db: Db, asOf: LocalDate): Promise<number> {
  const marked = await sql`
    insert into changed_subject (subject_id, batch_id)
    select s.id, known.batch_id from ${sql.raw(currentSubject)} s join subject known on known.id = s.id
    join lateral (select id from score_model where state = 'active' and s.kind = any (applies_to)) model on true
    left join score on score.subject_id = s.id and score.model_id = model.id
    left join enrolment_version e on e.subject_id = s.id and e.superseded_by_batch is null
    where (score.as_of > ${asOf}::date or (score.subject_id is null and (s.kind <> 'natural-person' or (
        e.accepted_on <= ${asOf}::date and (e.withdrawn_on is null or e.withdrawn_on > ${asOf}::date)
        and (s.minor_until is null or s.minor_until <= ${asOf}::date)))))
      and not exists (select from changed_subject c where c.subject_id = s.id)
    order by s.id
    on conflict do nothing`.execute(db);
  return Number(marked.numAffectedRows ?? 0);
}

/** Makes everybody due on `asOf` whom a model version that is not in force any more scored; returns how many. */
export async function markRetired(db: Db, asOf: LocalDate): Promise<number> {
  const marked = await sql`
    insert into score_due as due (subject_id, purpose, next_on)
    select scored.subject_id, m.id, ${asOf}::date
    from score_model m cross join lateral (
      select s.subject_id from score s where s.model_id = m.id and s.model_version = m.version offset 0
    ) scored
    where m.state = 'retired'
    order by scored.subject_id, m.id
    on conflict (subject_id, purpose) do update set next_on = excluded.next_on
      where due.next_on > excluded.next_on`.execute(db);
  return Number(marked.numAffectedRows ?? 0);
}

/** What subjects are judged by: the law that their records are read by, and the rules that propose list entries. */
export interface AppliedRules {
  readonly law: LawRules;
  readonly listRules: readonly ListRule[];
}

/** What tells one set of rules from another. */
export function rulesDigest({ law, listRules }: AppliedRules): string {
  return createHash('sha256').update(canonicalJson({ law, listRules })).digest('hex');
}

/**
 * Says that from now on the rules with this digest are applied as of `asOf`. Where they are others than before, or the day
 * is an earlier one, everybody with records becomes due for the list rules, and with other rules everybody scored for
 * their score: its next day was worked out by the rules before. A rule that only begins or ends on a later day needs no
 * word: the next day of everybody knows it. Returns how many became due, once for each purpose. Waits for the batches under way: what they worked out by the old
 * rules is marked too.
 */
export async function announceRules(
  db: Db,
  announced: { readonly digest: string; readonly asOf: LocalDate },
): Promise<number> {
  const { digest, asOf } = announced;
  return db.transaction().execute(async (trx) => {
    const applied = await trx
      .selectFrom('rules_applied')
      .select(['digest', 'as_of'])
      .forUpdate()
      .executeTakeFirst();
    await trx
      .insertInto('rules_applied')
      .values({ digest, as_of: asOf })
      .onConflict((conflict) => conflict.column('one').doUpdateSet({ digest, as_of: asOf }))
      .execute();
    if (applied?.digest === digest && applied.as_of <= asOf) return 0;
    const marked = await sql`
      insert into score_due as due (subject_id, purpose, next_on)
      select distinct subject_id, ${listRulesPurpose}, ${asOf}::date
      from record_version where superseded_by_batch is null
      order by subject_id
      on conflict (subject_id, purpose) do update set next_on = excluded.next_on
        where due.next_on > excluded.next_on`.execute(trx);
    if (applied?.digest === digest) return Number(marked.numAffectedRows ?? 0);
    const rescored = await sql`
      insert into score_due as due (subject_id, purpose, next_on)
      select subject_id, model_id, ${asOf}::date from score
      order by subject_id, model_id
      on conflict (subject_id, purpose) do update set next_on = excluded.next_on
        where due.next_on > excluded.next_on`.execute(trx);
    return Number(marked.numAffectedRows ?? 0) + Number(rescored.numAffectedRows ?? 0);
  });
}

/** A batch was about to apply rules that are not the announced ones. */
export class RulesChangedError extends Error {
  override name = 'RulesChangedError';

  constructor() {
    super('other rules have been announced since this process read its own');
  }
}

/**
 * Holds the announced rules until the caller's transaction ends. Throws `RulesChangedError` where they
 * are not those with this digest; where none were announced, there is nobody whose days are to be kept.
 */
export async function holdRules(db: Db, digest: string): Promise<void> {
  const applied = await db.selectFrom('rules_applied').select('digest').forShare().executeTakeFirst();
  if (applied !== undefined && applied.digest !== digest) throw new RulesChangedError();
}
