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

comment on table credit_report is 'Credit reports (信用报告) as they were issued, sealed and given back byte by byte.';
comment on column credit_report.report_no is '报告编号, primary key';
comment on column credit_report.verification_digest is 'digest; SHA-256 of the verification code (核验码), which is kept nowhere';
comment on column credit_report.identifier_digest is 'digest; of the identifier asked for';
comment on column credit_report.access_basis_kind is 'on what basis it was issued; null where none was needed';
comment on column credit_report.as_of is 'the two times of the report';
comment on column credit_report.seq is 'the two times of the report';
comment on column credit_report.sealed is 'sealed; the report as issued';
comment on column credit_report.created_at is 'when the row was made';
comment on table eligibility_check is 'Checks of perks (资格核验): yes or no and until when, never the score.';
comment on column eligibility_check.request_no is 'primary key: the venue''s own number';
comment on column eligibility_check.perk is '应用场景';
comment on column eligibility_check.identifier_digest is 'digest; of the person';
comment on column eligibility_check.consent_ref is 'personal; 本人授权编号, as given';
comment on column eligibility_check.eligible is 'the answer';
comment on column eligibility_check.reason is 'eligible, not-eligible, perk-not-active, outside-period, quota-used';
comment on column eligibility_check.checked_at is 'valid to the end of the day in Shanghai';
comment on column eligibility_check.valid_until is 'valid to the end of the day in Shanghai';
comment on table perk_quota_use is 'How often a person has used up a perk with a quota in a period.';
comment on column perk_quota_use.perk is 'the perk (信易+ 应用场景)';
comment on column perk_quota_use.identifier_digest is 'keyed digest of the number of the person who used it';
comment on column perk_quota_use.period_start is 'the first day of the period: the day, the first of its month, or 1 January';
comment on column perk_quota_use.used is 'how often it was used in the period';
comment on table published_figure is 'Figures as a yearly report printed them: kept beside what the store counts, never mixed with it.';
comment on column published_figure.year is 'the year that the report is about';
comment on column published_figure.measure is 'what was counted, such as stock.licence';
comment on column published_figure.value is 'as printed; null where the report names the thing but no figure';
comment on column published_figure.at_least is 'a lower bound (超过, 余) rather than a count';
comment on column published_figure.source is 'the report, and where in it';
