-- What belongs to a place or a year (law, lists, perks, authorities, the issuer of reports …): versions of texts, each with
-- the days that it holds for. Nothing approved is ever changed: a later version replaces it from its first day on.
create table reference_version (
  kind text not null check (kind in ('instrument', 'severity', 'summary-procedure', 'publicity', 'use', 'disclosure',
    'list-definition', 'list-rule', 'issuer', 'authority', 'perk', 'threshold')),
  id text not null,
  version integer not null check (version > 0),
  in_force_from date not null,
  in_force_to date,
  definition jsonb not null,
  digest bytea not null,
  origin text not null check (origin in ('national', 'profile', 'decision')),
  state text not null check (state in ('proposed', 'approved', 'rejected')),
  proposed_by uuid references client (id),
  proposed_staff_no text,
  proposed_name text,
  proposed_reason text,
  proposed_at timestamptz not null default clock_timestamp(),
  decided_by uuid references client (id),
  decided_staff_no text,
  decided_name text,
  decided_reason text,
  decided_at timestamptz,
  batch_id bigint references batch (id),
  primary key (kind, id, version),
  check (in_force_to is null or in_force_from <= in_force_to),
  check ((origin = 'decision') = (proposed_by is not null)),
  check ((proposed_by is null) = (proposed_staff_no is null)),
  -- What the software or the profile ships was decided by the two people who wrote and reviewed it.
  check (state = 'proposed' or origin <> 'decision' or decided_by is not null),
  check ((state = 'approved') = (batch_id is not null))
);
comment on table reference_version is
  'Texts of reference data by kind, id and version: national law, the district''s profile, and changes decided by '
  'two persons';
comment on column reference_version.kind is
  'What it is a version of: an instrument, a rule, a list definition, a perk, …';
comment on column reference_version.id is 'Its id within the kind, of all versions of one text.';
comment on column reference_version.in_force_from is
  'First day that the text decides on; from then on it replaces every version of its id that began before';
comment on column reference_version.in_force_to is 'Last day; null where no end is known';
comment on column reference_version.definition is 'What the text says, by the schema of its kind (packages/reference)';
comment on column reference_version.digest is
  'SHA-256 of the canonical JSON of kind, id, dates and definition: a shipped text is kept once';
comment on column reference_version.origin is
  'national: shipped with the software; profile: of the district; decision: changed here by two persons';
comment on column reference_version.state is 'proposed, approved or rejected: only what is approved counts.';
comment on column reference_version.proposed_by is 'The client that proposed it; null of what is shipped';
comment on column reference_version.proposed_staff_no is
  'Personal. Staff number of the person who proposed it (经办人工号).';
comment on column reference_version.proposed_name is 'Personal. Name of the person who proposed it.';
comment on column reference_version.proposed_reason is 'Why it was proposed.';
comment on column reference_version.proposed_at is 'When it was proposed or shipped.';
comment on column reference_version.decided_by is
  'The client through which it was approved or rejected; the person is never the one who proposed it';
comment on column reference_version.decided_staff_no is 'Personal. Staff number of the second person, who decided.';
comment on column reference_version.decided_name is 'Personal. Name of the second person.';
comment on column reference_version.decided_reason is 'Why it was decided so.';
comment on column reference_version.decided_at is 'When it was decided; null while it is open.';
comment on column reference_version.batch_id is
  'The batch in which it was approved: what was known of the law at a seq are the approved versions up to it';

-- One open proposal of persons an id: a second one waits for the first to be decided.
create unique index reference_version_one_open on reference_version (kind, id)
  where state = 'proposed' and origin = 'decision';
