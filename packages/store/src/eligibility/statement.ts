import { onBlackListSql } from '../lists/in-force.ts';
import { currentSubject } from '../subjects/current-subject.ts';

/**
 * The one statement that answers a batch of checks: looks up, decides, uses up quotas, and writes the
 * checks with their audit entries (all or nothing).
 *
 * Parameters: $1 asOf, $2 checkedAt, $3 validUntil, $4 decideStale; $5 to $10 the terms by perk (perk,
 * active, within period, minimum score, quota, its period's first day); $11 to $19 the asks (position,
 * client, request number, perk, scheme, digests, consent, operator's number and name); $20 the keys of the digests, the
 * active one first; $21 the law's digest.
 *
 * Where the store has a key of identifiers that is not among them, or has retired the active one, nothing is answered.
 *
 * A request number that comes again leaves a trace too, whether it is the same question or another.
 *
 * Lookups are closed in themselves (a limit, an offset): a plan made for a small table, or for many asks, still
 * goes by the index of the identifier, the subject, the request.
 *
 * In one call no request number of a client and no person of a perk may come twice: a row that the
 * statement wrote is not seen by the same statement.
 *
 * A quota that a person has begun under the digest of another key is counted on there until its period ends.
 */
export const answerStatement = `
with terms as (
  select * from unnest($5::text[], $6::boolean[], $7::boolean[], $8::integer[], $9::integer[], $10::date[])
    as terms (perk, active, within_period, minimum_score, quota, period_start)
), asked as (
  select position, client_id, request_no, perk, scheme, digests::bytea[] as digests, (digests::bytea[])[1] as digest,
    consent_ref, staff_no, operator_name
  from unnest($11::integer[], $12::uuid[], $13::text[], $14::text[], $15::text[], $16::text[],
    $17::text[], $18::text[], $19::text[])
    as asked (position, client_id, request_no, perk, scheme, digests, consent_ref, staff_no, operator_name)
  where not exists (
    select from key_check
    where purpose = 'identifiers' and case when value is null then key_id = ($20::text[])[1] else key_id <> all ($20) end)
), earlier as (
  select asked.position, had.*,
    had.perk <> asked.perk or had.identifier_digest <> all (asked.digests)
      or had.consent_ref <> asked.consent_ref as conflicting
  from asked
  cross join lateral (
    select * from eligibility_check
    where eligibility_check.client_id = asked.client_id and eligibility_check.request_no = asked.request_no
    limit 1
  ) had
), judged as (
  select asked.*, terms.quota, terms.period_start, identifier.subject_id,
    coalesce(counted.identifier_digest, asked.digest) as counted_digest,
    coalesce(counted.digest_key_id, ($20::text[])[1]) as counted_key_id,
    case
      when not terms.active then 'perk-not-active'
      when not terms.within_period then 'outside-period'
      when enrolled.id is null then 'not-eligible'
      when ${onBlackListSql('enrolled.id', { asOf: '$1::date', seq: null })} then 'not-eligible'
      when terms.minimum_score is null then 'eligible'
      when enrolled.points is null then case when $4::boolean then 'not-eligible' else 'stale' end
      when enrolled.points >= terms.minimum_score then 'eligible'
      else 'not-eligible'
    end as verdict
  from asked
  join terms on terms.perk = asked.perk
  left join lateral (
    select subject_id from identifier
    where identifier.scheme = asked.scheme and identifier.digest = any (asked.digests)
      and identifier.ended_by_batch is null
    limit 1
  ) identifier on true
  left join lateral (
    select subject.id, score.points
    from ${currentSubject} subject
    join enrolment_version enrolment on enrolment.subject_id = subject.id
      and enrolment.superseded_by_batch is null and enrolment.accepted_on <= $1::date
      and (enrolment.withdrawn_on is null or enrolment.withdrawn_on > $1::date)
    left join score on score.subject_id = subject.id and score.as_of <= $1::date
      and ($4::boolean or score.law_digest = $21::bytea)
      and not exists (
        select from score_due where score_due.subject_id = score.subject_id and score_due.purpose = score.model_id
          and score_due.next_on <= $1::date)
    where subject.id = identifier.subject_id and subject.kind = 'natural-person'
      and (subject.minor_until is null or subject.minor_until <= $1::date)
    limit 1
  ) enrolled on true
  left join lateral (
    select identifier_digest, digest_key_id from perk_quota_use
    where cardinality(asked.digests) > 1 and perk_quota_use.perk = asked.perk
      and perk_quota_use.identifier_digest = any (asked.digests) and perk_quota_use.period_start = terms.period_start
    limit 1
  ) counted on true
  where not exists (select from earlier where earlier.position = asked.position)
), used as (
  insert into perk_quota_use as quota_use (perk, identifier_digest, digest_key_id, period_start, used)
  select perk, counted_digest, counted_key_id, period_start, 1 from judged
  where verdict = 'eligible' and quota > 0
  -- In one order everywhere, so that two statements wait for each other's rows at most, never in a circle.
  order by perk, counted_digest
  on conflict (perk, identifier_digest, period_start) do update set used = quota_use.used + 1
    where quota_use.used < (select terms.quota from terms where terms.perk = excluded.perk)
  returning quota_use.perk, quota_use.identifier_digest
), decided as materialized (
  select judged.*, uuidv7() as id,
    case
      when verdict = 'eligible' and quota is not null and used.perk is null then 'quota-used'
      else verdict
    end as reason
  from judged
  left join used on used.perk = judged.perk and used.identifier_digest = judged.counted_digest
), saved as (
  insert into eligibility_check
    (client_id, request_no, id, perk, identifier_digest, digest_key_id, consent_ref, eligible, reason, checked_at,
     valid_until)
  select client_id, request_no, id, perk, digest, ($20::text[])[1], consent_ref, reason = 'eligible', reason,
    $2::timestamptz, $3::timestamptz
  from decided where reason <> 'stale'
), audited as (
  insert into audit_entry
    (client_id, operator_staff_no, operator_name, action, matter, access_basis, subject_id,
     identifier_digest, digest_key_id, object, result)
  select client_id, staff_no, operator_name, 'check-eligibility', request_no,
    jsonb_build_object('kind', 'consent', 'reference', consent_ref), subject_id, digest, ($20::text[])[1], perk, reason
  from decided where reason <> 'stale'
  union all
  select asked.client_id, asked.staff_no, asked.operator_name, 'check-eligibility', asked.request_no,
    jsonb_build_object('kind', 'consent', 'reference', asked.consent_ref), null, asked.digest, ($20::text[])[1], asked.perk,
    case when earlier.conflicting then 'refused-conflict' else 'repeated-' || earlier.reason end
  from earlier join asked on asked.position = earlier.position
)
select position, case when reason = 'stale' then 'stale' else 'answered' end as outcome,
  case when reason = 'stale' then subject_id end as stale_subject_id,
  id, reason = 'eligible' as eligible, reason, null::timestamptz as checked_at, null::timestamptz as valid_until
from decided
union all
select position, case when conflicting then 'conflict' else 'answered' end, null,
  id, eligible, reason, checked_at, valid_until
from earlier`;
