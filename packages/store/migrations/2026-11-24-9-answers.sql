create table credit_report (
  report_no text primary key,
  verification_digest bytea not null,
  client_id uuid not null references client (id),
  subject_id uuid not null,
  identifier_digest bytea not null,
  digest_key_id text not null,
  access_basis_kind text check (access_basis_kind in ('consent', 'statutory-duty', 'self')),
  as_of date not null,
  seq bigint not null,
  sealed bytea not null,
  created_at timestamptz not null default clock_timestamp()
);
comment on table credit_report is
  'Credit reports (信用报告) as they were issued; reading one again returns the same bytes.';
comment on column credit_report.report_no is 'Report number (报告编号).';
comment on column credit_report.verification_digest is
  'SHA-256 of the verification code printed on the report (核验码), which is kept nowhere.';
comment on column credit_report.client_id is 'The client that asked for it.';
comment on column credit_report.identifier_digest is 'Keyed digest of the identifier asked for.';
comment on column credit_report.access_basis_kind is 'On what kind of basis it was issued; null where none was needed.';
comment on column credit_report.as_of is 'Day as of which it says what holds in the world.';
comment on column credit_report.seq is 'What was known when it was issued.';
comment on column credit_report.sealed is 'Sealed, bound to its number. The report as issued.';
comment on column credit_report.created_at is 'When it was issued.';

create index credit_report_by_year on credit_report (created_at);

create table perk_quota_use (
  perk text not null,
  identifier_digest bytea not null,
  digest_key_id text not null,
  period_start date not null,
  used integer not null,
  primary key (perk, identifier_digest, period_start)
);
comment on table perk_quota_use is 'How often a person has used a perk with a quota in a period.';
comment on column perk_quota_use.perk is 'The perk.';
comment on column perk_quota_use.identifier_digest is 'Keyed digest of the person''s number.';
comment on column perk_quota_use.period_start is
  'First day of the period: the day, the first of its month, or 1 January.';
comment on column perk_quota_use.used is 'How often the perk was used in the period.';

create table published_figure (
  year integer not null,
  measure text not null,
  value bigint,
  at_least boolean not null default false,
  source text not null,
  primary key (year, measure)
);
comment on table published_figure is
  'Figures as a yearly report printed them: kept beside what the store counts, never mixed with it.';
comment on column published_figure.year is 'The year that the report is about.';
comment on column published_figure.measure is 'What was counted, such as stock.licence.';
comment on column published_figure.value is 'As printed; null where the report names the thing but no figure.';
comment on column published_figure.at_least is 'True: a lower bound (超过, 余) and no count.';
comment on column published_figure.source is 'The report, and the place in it.';
