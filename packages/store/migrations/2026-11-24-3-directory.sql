create table subject (
  id uuid primary key,
  kind text not null check (kind in ('organisation', 'self-employed', 'natural-person')),
  -- The name last reported; earlier ones stand in the registration versions.
  name text not null,
  -- The day a minor turns 18; null for adults and organisations, so that no birth date is kept.
  minor_until date,
  batch_id bigint not null references batch (id)
);

-- The directory of identifiers. A natural person's value is sealed, bound to this table and id; an
-- organisation's code is public. Both are found by the keyed digest.
create table identifier (
  id uuid primary key,
  subject_id uuid not null references subject (id) deferrable initially deferred,
  scheme text not null,
  digest bytea not null,
  value text,
  sealed bytea,
  batch_id bigint not null references batch (id),
  unique (scheme, digest),
  check ((value is null) <> (sealed is null))
);
create index identifier_by_subject on identifier (subject_id);

create table relation (
  subject_id uuid not null,
  kind text not null check (kind in ('legal-representative')),
  -- The person, where the row identified them; else only the name is known.
  related_subject_id uuid references subject (id) deferrable initially deferred,
  name text not null,
  version integer not null,
  batch_id bigint not null references batch (id),
  superseded_by_batch bigint references batch (id),
  primary key (subject_id, kind, version)
);
create unique index relation_current on relation (subject_id, kind) where superseded_by_batch is null;
create index relation_by_related on relation (related_subject_id) where related_subject_id is not null;
