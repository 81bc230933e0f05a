import { onBlackListSql } from '../lists/in-force.ts';
import { currentSubject } from '../subjects/current-subject.ts';

/**
 * The one statement that answers a batch of checks: looks up, decides, uses up quotas where a perk that is asked for has
 * one, and appends each check to the audit trail (all or nothing). A check is its own audit entry; one that is asked again
 * leaves an entry without `check_id`, whether it is the same question or another.
 *
 * Parameters: $1 asOf, $2 checkedAt, $3 decideStale, $4 the law's digest, $5 the keys of the digests, the active one
 * first; $6 to $17 the asks (client, request number, perk, scheme, digests, consent, operator's number and name; the
 * verdict where the perk's terms decide alone, its minimum score, quota and the quota's first day).
 *
 * Where the store has a key of identifiers that is not among them, or has retired the active one, nothing is answered.
 *
 * Lookups are closed in themselves (a limit, an offset): a plan made for a small table, or for many asks, still
 * goes by the index of the identifier, the subject, the request.
 *
 * How many asks there are is hidden from the planner (the array of clients is a subquery): it would take a plan made for one
 * ask for cheaper than the general one, and plan every batch anew.
 *
 * In one call no request number of a client and no person of a perk may come twice: a row that the
 * statement wrote is not seen by the same statement.
 *
 * A quota that a person has begun under the digest of another key is counted on there until its period ends.
 */
export function answerStatement({ withQuotas }: { readonly withQuotas: boolean }): string {
  return `
with asked as materialized (
  select asked.*, digests::bytea[] as digest_array
  from unnest((select $6::uuid[]), $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
    $14::text[], $15::integer[], $16::integer[], $17::date[]) with ordinality
    as asked (client_id, request_no, perk, scheme, digests, consent_ref, staff_no, operator_name,
      verdict, minimum_score, quota, period_start, position)
  where not exists (
    select from key_check
    where purpose = 'identifiers' and case when value is null then key_id = ($5::text[])[1] else key_id <> all ($5) end)
), judged as materialized (
  select asked.*, uuidv7() as id, digest_array[1] as digest, person.subject_id,
    earlier.check_id as earlier_id, earlier.result as earlier_result, earlier.checked_at as earlier_at,
    earlier.object <> asked.perk or earlier.identifier_digest <> all (digest_array)
      or earlier.access_basis ->> 'reference' <> asked.consent_ref as conflicting,
    case
      when earlier.check_id is not null then null
      when asked.verdict is not null then asked.verdict
      when person.id is null then 'not-eligible'
      when ${onBlackListSql('person.id', { asOf: '$1::date', seq: null })} then 'not-eligible'
      when asked.minimum_score is null then 'eligible'
      when person.points is null then case when $3::boolean then 'not-eligible' else 'stale' end
      when person.points >= asked.minimum_score then 'eligible'
      else 'not-eligible'
    end as verdict_now
  from asked
  left join lateral (
    select check_id, object, identifier_digest, access_basis, result, checked_at from audit_entry entry
    where entry.client_id = asked.client_id and entry.matter = asked.request_no and entry.check_id is not null
    limit 1
  ) earlier on true
  left join lateral (
    select known.subject_id, enrolled.id, enrolled.points
    from (
      select subject_id from identifier
      where identifier.scheme = asked.scheme and identifier.digest = any (digest_array)
        and identifier.ended_by_batch is null
      limit 1
    ) known
    left join lateral (
      select subject.id, score.points
      from ${currentSubject} subject
      join enrolment_version enrolment on enrolment.subject_id = subject.id
        and enrolment.superseded_by_batch is null and enrolment.accepted_on <= $1::date
        and (enrolment.withdrawn_on is null or enrolment.withdrawn_on > $1::date)
      left join score on score.subject_id = subject.id and score.as_of <= $1::date
        and ($3::boolean or score.law_digest = $4::bytea)
        and not exists (
          select from score_due where score_due.subject_id = score.subject_id and score_due.purpose = score.model_id
            and score_due.next_on <= $1::date)
      where subject.id = known.subject_id and subject.kind = 'natural-person'
        and (subject.minor_until is null or subject.minor_until <= $1::date)
      limit 1
    ) enrolled on true
    limit 1
  ) person on true
), ${withQuotas ? quotas : ''}decided as not materialized (
  select judged.*, ${withQuotas ? reasonWithQuota : 'verdict_now'} as reason
  from judged${withQuotas ? ' left join used on used.position = judged.position' : ''}
), appended as (
  insert into audit_entry
    (client_id, operator_staff_no, operator_name, action, matter, access_basis, subject_id,
     identifier_digest, digest_key_id, object, result, check_id, checked_at)
  select client_id, staff_no, operator_name, 'check-eligibility', request_no,
    jsonb_build_object('kind', 'consent', 'reference', consent_ref), subject_id, digest, ($5::text[])[1], perk,
    case when conflicting then 'refused-conflict' when earlier_id is not null then 'repeated-' || earlier_result else reason end,
    case when earlier_id is null then id end, case when earlier_id is null then $2::timestamptz end
  from decided where reason is distinct from 'stale'
)
select position, conflicting, coalesce(earlier_id, id) as id, coalesce(earlier_result, reason) as reason,
  earlier_at as checked_at, case when reason = 'stale' then subject_id end as stale_subject_id
from decided`;
}

const reasonWithQuota = `case
      when verdict_now = 'eligible' and quota is not null and used.position is null then 'quota-used'
      else verdict_now
    end`;

const quotas = `counted as materialized (
  select judged.position, judged.perk, judged.period_start, judged.quota,
    coalesce(begun.identifier_digest, judged.digest) as digest,
    coalesce(begun.digest_key_id, ($5::text[])[1]) as key_id
  from judged
  left join lateral (
    select identifier_digest, digest_key_id from perk_quota_use
    where cardinality(judged.digest_array) > 1 and perk_quota_use.perk = judged.perk
      and perk_quota_use.identifier_digest = any (judged.digest_array)
      and perk_quota_use.period_start = judged.period_start
    limit 1
  ) begun on true
  where judged.verdict_now = 'eligible' and judged.quota > 0
), uses as (
  insert into perk_quota_use as quota_use (perk, identifier_digest, digest_key_id, period_start, used)
  select perk, digest, key_id, period_start, 1 from counted
  -- In one order everywhere, so that two statements wait for each other's rows at most, never in a circle.
  order by perk, digest
  on conflict (perk, identifier_digest, period_start) do update set used = quota_use.used + 1
    where quota_use.used < (
      select max(quota) from counted where counted.perk = excluded.perk)
  returning quota_use.perk, quota_use.identifier_digest
), used as (
  select counted.position from counted join uses on uses.perk = counted.perk and uses.identifier_digest = counted.digest
), `;
