create table list_entry (
  subject_id uuid not null,
  id uuid not null unique,
  list text not null check (list in ('red', 'black', 'key-attention')),
  origin text not null check (origin in ('determined-elsewhere', 'proposed-here')),
  state text not null default 'proposed' check (state in ('proposed', 'determined', 'rejected', 'lapsed', 'delisted')),
  -- Rule that proposed it and its version; null where a person did.
  rule_id text,
  legal_basis text not null,
  reason text not null,
  record_ids uuid[] not null default '{}',
  determining_authority_id uuid references authority (id),
  decision_number text,
  decided_on date,
  valid_to date,
  -- Null where a rule proposed it.
  proposed_by uuid references client (id),
  proposed_at timestamptz not null default clock_timestamp(),
  determined_by uuid references client (id),
  determined_at timestamptz,
  proposed_in_batch bigint not null references batch (id),
  determined_in_batch bigint references batch (id),
  primary key (subject_id, id),
  check (proposed_by is null or determined_by is null or proposed_by <> determined_by),
  -- Only a decision of an authority counts, wherever it was taken.
  check (state <> 'determined' or (decision_number is not null and decided_on is not null
    and determining_authority_id is not null and determined_by is not null and determined_in_batch is not null)),
  check (origin <> 'determined-elsewhere' or (decision_number is not null and decided_on is not null
    and determining_authority_id is not null and proposed_by is not null))
);
create index list_entry_by_list on list_entry (list, state, id);
-- A rule proposes the same subject for the same list once while the first proposal is open or stands.
create unique index list_entry_one_open on list_entry (subject_id, list, rule_id)
  where state in ('proposed', 'determined') and rule_id is not null;
-- One decision is one entry.
create unique index list_entry_decision on list_entry (subject_id, list, determining_authority_id, decision_number)
  where decision_number is not null and state in ('proposed', 'determined');
