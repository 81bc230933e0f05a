create table score_model (
  id text not null,
  version integer not null,
  applies_to text[] not null,
  hash text not null,
  definition jsonb not null,
  state text not null default 'proposed' check (state in ('proposed', 'active', 'retired')),
  proposed_by uuid references client (id),
  -- Null for the models that the software ships: their two people are its author and its reviewer.
  activated_by uuid references client (id),
  activated_at timestamptz,
  primary key (id, version),
  check (proposed_by is null or activated_by is null or proposed_by <> activated_by)
);
create unique index score_model_active on score_model (id) where state = 'active';

-- The live score of each subject. An earlier one is computed again from the versions as of its date and seq.
create table score (
  subject_id uuid not null,
  model_id text not null,
  model_version integer not null,
  as_of date not null,
  -- What was known: the clock's seq that the facts were read at.
  seq bigint not null,
  points integer not null,
  tier text not null,
  -- One line a rule and record that gave points, in the order of the model.
  explanation jsonb not null,
  next_change_on date,
  receipt bytea not null,
  scored_at timestamptz not null default clock_timestamp(),
  primary key (subject_id),
  foreign key (model_id, model_version) references score_model (id, version)
);
-- The daily run's question: whose score changes by itself by today.
create index score_due on score (next_change_on) where next_change_on is not null;
-- Scores of a model version that is not active any more are due too.
create index score_by_model on score (model_id, model_version);
