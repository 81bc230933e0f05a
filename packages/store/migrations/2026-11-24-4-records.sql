create table registration_version (
  subject_id uuid not null,
  version integer not null,
  name text not null,
  legal_form text not null,
  state text not null check (state in ('in-business', 'cancelled', 'revoked', 'moved-out')),
  registered_on date not null,
  capital_fen bigint,
  industry text,
  address text,
  business_scope text,
  authority_id uuid not null references authority (id),
  content_digest bytea not null,
  run_id uuid not null,
  line_no integer not null,
  batch_id bigint not null references batch (id),
  superseded_by_batch bigint references batch (id),
  primary key (subject_id, version)
);
create unique index registration_current on registration_version (subject_id) where superseded_by_batch is null;

create table enrolment_version (
  subject_id uuid not null,
  version integer not null,
  agreement_number text not null,
  accepted_on date not null,
  withdrawn_on date,
  content_digest bytea not null,
  run_id uuid not null,
  line_no integer not null,
  batch_id bigint not null references batch (id),
  superseded_by_batch bigint references batch (id),
  primary key (subject_id, version)
);
create unique index enrolment_current on enrolment_version (subject_id) where superseded_by_batch is null;

-- Versions are never overwritten: a correction or withdrawal is a new one, and the one before it is only
-- marked as superseded. A version was known at seq S when its batch's seq <= S and the seq of the batch
-- that superseded it is null or > S.
create table record_version (
  subject_id uuid not null,
  record_id uuid not null,
  version integer not null,
  kind text not null check (kind in ('licence', 'penalty', 'public-service', 'other', 'commitment')),
  authority_id uuid not null references authority (id),
  document_number text not null,
  -- The rest of the natural key beside kind, subject and authority (see naturalKey in domain).
  natural_key text not null,
  decided_on date not null,
  valid_from date,
  valid_to date,
  publicity_ends_on date,
  severity text check (severity in ('minor', 'general', 'serious')),
  procedure text check (procedure in ('summary', 'ordinary')),
  disclosure text not null check (disclosure in ('public', 'shared', 'authorised')),
  fine_fen bigint check (fine_fen >= 0),
  status text not null check (status in ('effective', 'repaired', 'withdrawn')),
  repaired_on date check ((repaired_on is not null) = (status = 'repaired')),
  disputed boolean not null default false,
  details jsonb not null,
  content_digest bytea not null,
  source_id uuid not null,
  run_id uuid not null,
  line_no integer not null,
  batch_id bigint not null references batch (id),
  superseded_by_batch bigint references batch (id),
  primary key (subject_id, record_id, version)
);
create unique index record_current on record_version (subject_id, kind, authority_id, natural_key)
  where superseded_by_batch is null;
-- Statistics and public lists read the current versions of a kind by date.
create index record_current_by_kind on record_version (kind, decided_on) where superseded_by_batch is null;
