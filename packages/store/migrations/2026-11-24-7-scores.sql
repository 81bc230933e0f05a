create table score_model (
  id text not null,
  version integer not null,
  applies_to text[] not null,
  hash text not null,
  definition jsonb not null,
  state text not null default 'proposed' check (state in ('proposed', 'active', 'retired')),
  proposed_by uuid references client (id),
  activated_by uuid references client (id),
  activated_at timestamptz,
  primary key (id, version),
  check (proposed_by is null or activated_by is null or proposed_by <> activated_by)
);
comment on table score_model is 'Versions of the score models (评价模型); one of each id is active.';
comment on column score_model.id is 'The model, of all its versions.';
comment on column score_model.version is '1, 2, … of the model.';
comment on column score_model.applies_to is 'Kinds of subject that it scores.';
comment on column score_model.hash is 'SHA-256 over the canonical definition; receipts vouch for it.';
comment on column score_model.definition is 'The model: packages/scorecard/models/*.yaml.';
comment on column score_model.state is 'proposed, active (one version of an id), retired.';
comment on column score_model.proposed_by is
  'The client that proposed it; null for the models that the software ships.';
comment on column score_model.activated_by is
  'The client that activated it, never the one that proposed it; null for the models that the software ships.';
comment on column score_model.activated_at is 'When it was activated; null before.';

create unique index score_model_active on score_model (id) where state = 'active';

create table score (
  subject_id uuid not null,
  model_id text not null,
  version integer not null,
  model_version integer not null,
  as_of date not null,
  seq bigint not null,
  law_digest bytea not null,
  points integer,
  tier text not null check (points is not null or tier in ('not-rated', 'insufficient-data')),
  scored_at timestamptz not null default clock_timestamp(),
  primary key (subject_id, model_id),
  foreign key (model_id, model_version) references score_model (id, version)
);
comment on table score is 'The head of a score (得分): what a subject''s score by a model is, as it was last evaluated.';
comment on column score.model_id is 'The score model.';
comment on column score.version is 'The newest row of score_version, which says why the score is what it is.';
comment on column score.model_version is 'Version of the model.';
comment on column score.as_of is 'The day of the last evaluation; it may have found what the version before said.';
comment on column score.seq is 'What was known at the last evaluation: the clock''s seq that the facts were read at.';
comment on column score.law_digest is
  'SHA-256 of the law by which the records were read then; under another law the score is computed again before use.';
comment on column score.points is
  'Personal. Points (分); null where the model gives none: the tier then says why (not-rated, insufficient-data).';
comment on column score.tier is 'Personal. Tier (信用等级), an id of the model.';
comment on column score.scored_at is 'When it was last evaluated, by the clock.';

-- Scores of a model version that is not active any more are due: each sweep asks whether there are any.
create index score_by_model on score (model_id, model_version, subject_id);

create table score_version (
  subject_id uuid not null,
  model_id text not null,
  version integer not null,
  model_version integer not null,
  model_hash text not null,
  as_of date not null,
  seq bigint not null,
  law_digest bytea not null,
  points integer,
  tier text not null check (points is not null or tier in ('not-rated', 'insufficient-data')),
  explanation jsonb not null,
  receipt bytea not null,
  receipt_key_id text not null,
  scored_at timestamptz not null default clock_timestamp(),
  primary key (subject_id, model_id, version),
  foreign key (model_id, model_version) references score_model (id, version)
);
comment on table score_version is
  'History of scores (得分历史), append-only: a row where points, tier or lines differ from the version before, or the '
  'model is another. A withdrawn enrolment erases all rows of that person.';
comment on column score_version.model_id is 'The score model.';
comment on column score_version.model_version is 'Version of the model.';
comment on column score_version.model_hash is 'SHA-256 of the model''s definition.';
comment on column score_version.as_of is 'The day of the evaluation that the receipt vouches for.';
comment on column score_version.seq is
  'What was known then: with model_hash and as_of the score can be computed again.';
comment on column score_version.law_digest is 'SHA-256 of the law by which the records were read.';
comment on column score_version.points is 'Personal. As score.points.';
comment on column score_version.tier is 'Personal. As score.tier.';
comment on column score_version.explanation is
  'Personal. One line a rule and record that gave points, in the order of the model.';
comment on column score_version.receipt is
  'Receipt (可复核凭证): keyed digest over model hash, subject, as_of, seq and the evaluation.';
comment on column score_version.receipt_key_id is 'The key under which the receipt was made.';
comment on column score_version.scored_at is 'When it was evaluated, by the clock.';

create table score_due (
  subject_id uuid not null,
  purpose text not null,
  next_on date not null,
  seq bigint not null default 0,
  primary key (subject_id, purpose)
);
comment on table score_due is
  'The first day on which a subject''s score, or what the list rules say of it, may differ without new knowledge. '
  'No row: on no day that is known of.';
comment on column score_due.purpose is 'The id of a score model, or list-rules.';
comment on column score_due.next_on is 'The first day on which the answer may be another.';
comment on column score_due.seq is
  'What was known when the day was worked out, so that an older reading never moves a newer day; 0 for a mark.';

-- The order in which the daily run claims who is due by today.
create index score_due_by_day on score_due (purpose, next_on, subject_id);

create table rules_applied (
  one boolean primary key default true check (one),
  digest text not null,
  as_of date not null
);
comment on table rules_applied is
  'One row: by which law and list rules, and up to which day, the days of score_due were worked out. Other rules '
  'make everybody due, an earlier day everybody with records for the list rules.';
comment on column rules_applied.one is 'Always true: there is one row.';
comment on column rules_applied.digest is 'SHA-256 over the rules as canonical JSON.';
comment on column rules_applied.as_of is 'The business day up to which they were applied.';

-- Whom a new batch changed; the primary key has the order in which all marks are claimed.
create index changed_subject_by_batch on changed_subject (batch_id);
