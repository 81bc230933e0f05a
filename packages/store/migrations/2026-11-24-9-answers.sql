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

create table record_count (
  kind text not null,
  decided_on date not null,
  count bigint not null,
  primary key (kind, decided_on)
);
comment on table record_count is
  'Current records of each kind by the day of their decision, as they were at record_count_seq: statistics add these up '
  'instead of the records, and subtract record_gone.';
comment on column record_count.kind is 'Kind of the records.';
comment on column record_count.decided_on is 'Day of their decision.';
comment on column record_count.count is 'How many are current.';

create table record_gone (
  subject_id uuid not null,
  record_id uuid not null,
  kind text not null,
  decided_on date not null,
  gone_from date not null,
  gone_until date,
  primary key (subject_id, record_id, gone_from)
);
comment on table record_gone is
  'The days on which a current record that has been decided does not stand, worked out from its events as they were at '
  'record_count_seq (standingOf in domain); no row for the many that always stand.';
comment on column record_gone.record_id is 'The record.';
comment on column record_gone.kind is 'Its kind.';
comment on column record_gone.decided_on is 'Day of its decision.';
comment on column record_gone.gone_from is 'The first day on which it does not stand.';
comment on column record_gone.gone_until is 'The day on which it stands again; null: on none.';

create table record_count_seq (
  one boolean primary key default true check (one),
  seq bigint not null
);
comment on table record_count_seq is
  'One row: up to which batch record_count and record_gone count. Whoever moves it on holds its lock; what is newer is '
  'counted when asked.';
comment on column record_count_seq.one is 'Always true: there is one row.';
comment on column record_count_seq.seq is 'The seq of the last batch that is counted.';
insert into record_count_seq (seq) values (0);

-- What new batches brought and superseded. A summary of page ranges costs an insert next to nothing, and the other index
-- has only the rows that were superseded.
create index record_by_batch on record_version using brin (batch_id) with (pages_per_range = 32, autosummarize = on);
create index record_event_by_batch on record_event using brin (batch_id) with (pages_per_range = 32, autosummarize = on);
create index record_superseded_by_batch on record_version (superseded_by_batch) where superseded_by_batch is not null;
-- The few records that stand no more on some day.
create index record_event_ending on record_event (subject_id, record_id)
  where kind in ('misreported', 'replaced', 'annulled', 'revoked', 'cancelled', 'deleted-by-court');
-- Report queries of a year; checks of eligibility, which are most of the trail, are none.
create index audit_entry_report_queries on audit_entry (at, purpose)
  where action = 'issue-report' and purpose is not null;
