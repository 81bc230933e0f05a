create table credit_report (
  report_no text primary key,
  -- SHA-256 of the verification code printed on the report.
  verification_digest bytea not null,
  client_id uuid not null references client (id),
  subject_id uuid,
  identifier_digest bytea not null,
  digest_key_id text not null,
  access_basis_kind text check (access_basis_kind in ('consent', 'statutory-duty', 'self')),
  as_of date not null,
  seq bigint not null,
  -- The report as issued, sealed and bound to its number.
  sealed bytea not null,
  created_at timestamptz not null default clock_timestamp()
);
create index credit_report_by_year on credit_report (created_at);

create table eligibility_check (
  client_id uuid not null references client (id),
  request_no text not null,
  id uuid not null unique,
  perk text not null,
  identifier_digest bytea not null,
  digest_key_id text not null,
  consent_ref text not null,
  eligible boolean not null,
  reason text not null check (reason in ('eligible', 'not-eligible', 'perk-not-active', 'outside-period', 'quota-used')),
  checked_at timestamptz not null,
  valid_until timestamptz not null,
  primary key (client_id, request_no)
);

-- How often a person has used up a perk with a quota in the period that began on `period_start`.
create table perk_quota_use (
  perk text not null,
  identifier_digest bytea not null,
  digest_key_id text not null,
  period_start date not null,
  used integer not null,
  primary key (perk, identifier_digest, period_start)
);

-- Figures as a yearly report printed them: kept beside what the store counts, never mixed with it.
create table published_figure (
  year integer not null,
  measure text not null,
  -- Null where the report names the thing but no figure.
  value bigint,
  -- A lower bound (超过, 余) rather than a count.
  at_least boolean not null default false,
  source text not null,
  primary key (year, measure)
);
