create table list_entry (
  subject_id uuid not null,
  id uuid not null unique,
  definition_id text not null,
  definition_version integer not null,
  list text not null check (list in ('red', 'black', 'key-attention')),
  origin text not null check (origin in ('determined-elsewhere', 'proposed-here')),
  rule_id text,
  rule_version integer,
  record_ids uuid[] not null default '{}',
  batch_id bigint not null references batch (id),
  primary key (subject_id, id),
  check ((rule_id is null) = (rule_version is null)),
  check (origin = 'proposed-here' or rule_id is null)
);
comment on table list_entry is
  'What makes an entry of a list the one it is. Never changed: how it stands on a day follows from its steps.';
comment on column list_entry.definition_id is 'List definition of the reference data.';
comment on column list_entry.definition_version is 'Version of the definition that held when the entry was proposed.';
comment on column list_entry.list is 'red 守信激励名单（红名单）, black 严重失信主体名单（黑名单）, key-attention 重点关注名单.';
comment on column list_entry.origin is
  'determined-elsewhere: a decision taken elsewhere, transcribed here; proposed-here: a proposal for the authority.';
comment on column list_entry.rule_id is 'Rule that proposed it; null where a person did.';
comment on column list_entry.rule_version is 'Version of that rule.';
comment on column list_entry.record_ids is 'Records that it rests on; none of a decision taken elsewhere.';

create index list_entry_by_list on list_entry (list, id);
create index list_entry_by_definition on list_entry (definition_id, id);
create trigger list_entry_never_changes before update or delete on list_entry
  for each row execute function refuse_change();
create trigger list_entry_no_truncate before truncate on list_entry
  for each statement execute function refuse_change();

create table list_entry_step (
  subject_id uuid not null,
  entry_id uuid not null,
  step_no integer not null check (step_no > 0),
  kind text not null check (kind in ('proposed', 'notified', 'heard', 'determined', 'published', 'suspended', 'resumed',
    'expired', 'repaired', 'removed', 'revoked', 'lapsed', 'rejected')),
  effective_on date not null,
  ends_on date,
  client_id uuid references client (id),
  operator_staff_no text,
  operator_name text,
  authority_id uuid references authority (id),
  document_number text,
  particulars jsonb not null default '{}',
  facts_seq bigint not null,
  recorded_at timestamptz not null default clock_timestamp(),
  batch_id bigint not null references batch (id),
  primary key (subject_id, entry_id, step_no),
  foreign key (subject_id, entry_id) references list_entry (subject_id, id),
  check (ends_on is null or ends_on >= effective_on),
  -- Only a decision of an authority counts, wherever it was taken, and a person enters it.
  check (kind <> 'determined' or (document_number is not null and authority_id is not null and client_id is not null)),
  check (kind not in ('rejected', 'resumed') or client_id is not null)
);
comment on table list_entry_step is
  'What happened to an entry, in order; append-only. The state on a day is derived (entryStateOf, entryStateSql).';
comment on column list_entry_step.entry_id is 'The entry that it is a step of.';
comment on column list_entry_step.step_no is '1, 2, … within the entry.';
comment on column list_entry_step.kind is 'What was done; the state of the entry follows from its steps.';
comment on column list_entry_step.effective_on is
  'Day from which it holds in the world; of a determination and of a transcribed decision the day of the decision.';
comment on column list_entry_step.ends_on is
  'Last day of the entry, of a proposal and a determination; null where it has no end.';
comment on column list_entry_step.client_id is
  'Client whose operator took the step; null where a rule or a ground did.';
comment on column list_entry_step.operator_staff_no is 'Personal. Staff number of the person who acted (经办人工号).';
comment on column list_entry_step.operator_name is 'Personal. Name of the person who acted (经办人姓名).';
comment on column list_entry_step.authority_id is
  'Authority that is to decide or decided; of later steps the department that took them.';
comment on column list_entry_step.document_number is
  'Number of the document that says so (文号); null where there is none.';
comment on column list_entry_step.particulars is
  'instrument, article, reason of a person; of a suspension the grounds that fell, of a resumption those that did not stand, each with where it stood.';
comment on column list_entry_step.facts_seq is 'What was known (batch.seq) when the step was decided on.';
comment on column list_entry_step.recorded_at is 'When it was written down, by the clock.';

-- Finds the entries of a state that few are in.
create index list_entry_step_by_kind on list_entry_step (kind, effective_on);
create trigger list_entry_step_append_only before update or delete on list_entry_step
  for each row execute function refuse_change();
create trigger list_entry_step_no_truncate before truncate on list_entry_step
  for each statement execute function refuse_change();

create table list_examination (
  subject_id uuid primary key,
  facts_seq bigint not null
);
comment on table list_examination is
  'Up to which seq the grounds of a subject''s entries were examined. Its row is the lock under which the lists of '
  'a subject change, and an older reading stops at it.';
comment on column list_examination.facts_seq is 'The newest seq by which they were examined.';

create table task (
  id uuid primary key,
  kind text not null check (kind in ('re-examine-entry')),
  subject_id uuid not null,
  entry_id uuid not null,
  authority_id uuid references authority (id),
  due_on date,
  reason_code text not null,
  opened_in_batch bigint not null references batch (id),
  closed_in_batch bigint references batch (id),
  foreign key (subject_id, entry_id) references list_entry (subject_id, id)
);
comment on table task is 'What an authority has to do by a day; closed by the step that answers it.';
comment on column task.kind is 'What is to be done.';
comment on column task.entry_id is 'The list entry that it is about.';
comment on column task.authority_id is 'The authority that has to do it; null where the entry names none.';
comment on column task.due_on is
  'Last day, counted in working days; null where it is not known, because the calendar of its year is not published or no time limit is set.';
comment on column task.reason_code is 'What opened it, such as ground-repaired.';
comment on column task.opened_in_batch is 'The batch that made it necessary.';
comment on column task.closed_in_batch is 'The batch that answered it; null while it is open.';

create unique index task_one_open on task (subject_id, entry_id, kind) where closed_in_batch is null;
create index task_by_authority on task (authority_id, due_on) where closed_in_batch is null;
