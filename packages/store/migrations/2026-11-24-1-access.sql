-- Bodies of government: they issue, determine, provide; a client belongs to one.
create table authority (
  id uuid primary key,
  uscc text unique,
  name text not null
);
-- A body that rows name without its code is one body by name.
create unique index authority_by_name on authority (name) where uscc is null;

create table client (
  id uuid primary key,
  code text not null unique,
  name text not null,
  department_id uuid not null references authority (id),
  roles text[] not null check (cardinality(roles) > 0),
  -- Perks that a venue may check; empty for others.
  perks text[] not null default '{}',
  -- SHA-256 of a key of 256 random bits: a slow hash would add nothing.
  key_digest bytea not null unique,
  active boolean not null default true,
  created_at timestamptz not null default clock_timestamp()
);

-- Every report, score read, check and determination leaves one row here; nothing is ever changed or removed.
create table audit_entry (
  id uuid primary key,
  at timestamptz not null default clock_timestamp(),
  client_id uuid not null references client (id),
  operator_staff_no text,
  operator_name text,
  action text not null,
  purpose text,
  matter text,
  access_basis jsonb,
  subject_id uuid,
  -- Keyed digest of the identifier asked for, so that a question about nobody is on record too.
  identifier_digest bytea,
  -- What was read or decided: a report number, a list entry, a perk.
  object text not null,
  result text not null
);
create index audit_entry_by_subject on audit_entry (subject_id, at) where subject_id is not null;
create index audit_entry_by_client on audit_entry (client_id, at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function refuse_change();

create table key_check (
  purpose text not null check (purpose in ('sealing', 'identifiers', 'content', 'receipts')),
  key_id text not null,
  value bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (purpose, key_id)
);
comment on table key_check is 'One row a key under which this store holds values. Every process compares its keys with it before it writes anything.';
comment on column key_check.value is 'HMAC-SHA-256 of a fixed text under the key: shows that a key is the same, tells nothing of it.';
