-- The role of all services: it owns nothing, and 2026-11-24-99-grants.sql says what it may do. A login role that
-- services come under is made a member of it. Roles belong to the server, so another database may have made it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'egret_service') then
    create role egret_service nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

create table authority (
  id uuid primary key,
  uscc text unique,
  name text not null
);
comment on table authority is
  'Bodies of government: they issue, determine, provide; clients and operators belong to one.';
comment on column authority.uscc is 'Unified social credit code (统一社会信用代码); null where only the name is known.';
comment on column authority.name is 'Name (名称); unique among those without a code.';

-- A body that rows name without its code is one body by name.
create unique index authority_by_name on authority (name) where uscc is null;

create table client (
  id uuid primary key,
  code text not null unique,
  name text not null,
  department_id uuid not null references authority (id),
  active boolean not null default true,
  created_at timestamptz not null default clock_timestamp()
);
comment on table client is 'A program of a department, a venue or the credit centre that calls the API.';
comment on column client.code is 'Short name, by which operators of the installation refer to it.';
comment on column client.name is 'Name (名称).';
comment on column client.department_id is 'The body it belongs to (所属单位).';
comment on column client.active is 'False: no key of the client is taken.';

create table client_key (
  id uuid primary key,
  client_id uuid not null references client (id),
  digest bytea not null unique,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  revoked_at timestamptz
);
comment on table client_key is 'Keys of clients, several a client so that one can follow another without a gap.';
comment on column client_key.digest is 'SHA-256 of a key of 256 random bits: a slow hash would add nothing.';
comment on column client_key.expires_at is 'From then on the key is not taken; null: no end.';
comment on column client_key.revoked_at is 'From then on the key is not taken; null: not revoked.';

create index client_key_by_client on client_key (client_id);

create table client_grant (
  client_id uuid not null references client (id),
  action text not null,
  valid_from date not null,
  valid_to date,
  purposes text[],
  perks text[],
  created_at timestamptz not null default clock_timestamp(),
  primary key (client_id, action, valid_from),
  check (valid_to is null or valid_to >= valid_from - 1)
);
comment on table client_grant is
  'What a client may do, action by action, from day to day of Shanghai. Nothing is allowed without a row.';
comment on column client_grant.action is 'A word of packages/domain/src/access/actions.ts; each route names its own.';
comment on column client_grant.valid_from is 'First day.';
comment on column client_grant.valid_to is
  'Last day; null: no end. The day before valid_from where it was taken back before it began.';
comment on column client_grant.purposes is 'Purposes of queries that it is limited to; null: every purpose.';
comment on column client_grant.perks is 'Perks that it is limited to; null: every perk.';

create table operator (
  id uuid primary key,
  department_id uuid not null references authority (id),
  staff_no text not null,
  name text not null,
  active boolean not null default true,
  created_at timestamptz not null default clock_timestamp(),
  unique (department_id, staff_no)
);
comment on table operator is
  'Persons who act for a department. A request names one; four eyes are two of them, never two keys.';
comment on column operator.department_id is 'The department (所属单位).';
comment on column operator.staff_no is 'In half-width capitals: how it is typed makes no other person.';
comment on column operator.name is 'Personal. Name (姓名).';
comment on column operator.active is 'False: requests that name the person are refused.';

create table audit_entry (
  position bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  client_id uuid references client (id) not enforced,
  operator_staff_no text,
  operator_name text,
  action text not null,
  purpose text,
  matter text,
  access_basis jsonb,
  subject_id uuid,
  identifier_digest bytea,
  digest_key_id text,
  object text not null,
  result text not null,
  address inet,
  check_id uuid,
  checked_at timestamptz,
  check ((identifier_digest is null) = (digest_key_id is null)),
  check ((check_id is null) = (checked_at is null))
);
comment on table audit_entry is
  'What was read, asked, decided, refused or changed, one row each; nothing is ever changed or removed. Services '
  'may insert and read, and cannot choose position, transaction or time.';
comment on column audit_entry.position is
  'The total order. Numbers are given before the commit, so a row may appear below a later one: the order is final '
  'below the oldest running transaction.';
comment on column audit_entry.transaction_id is
  'The transaction that wrote the row. All rows with transaction_id < pg_snapshot_xmin(pg_current_snapshot()) are '
  'there for good: a sealer closes them without a lock on the writers.';
comment on column audit_entry.at is 'When, by the database''s clock.';
comment on column audit_entry.client_id is
  'Null where the client is not known (a wrong key), or where an operator of the installation acted on the command '
  'line. Not enforced: services cannot delete a client, and looking it up again would cost each entry a lock.';
comment on column audit_entry.operator_staff_no is
  'Personal. Staff number of the person at the client (经办人工号); null where a program asked.';
comment on column audit_entry.operator_name is
  'Personal. Name of the person at the client (经办人姓名); null where a program asked.';
comment on column audit_entry.action is
  'What was done, in a word of AuditAction in packages/store/src/audit/append-audit-entry.ts. Statistics count by '
  'these words.';
comment on column audit_entry.purpose is
  'Purpose of the query (查询用途), a word of purposes in domain; null of what needs none.';
comment on column audit_entry.matter is
  'Personal. Matter of the query (查询事项); of a check its request number, of a decision its reason.';
comment on column audit_entry.access_basis is
  'Personal. Basis of the query (查询依据): {kind, reference}; null where none was given.';
comment on column audit_entry.subject_id is 'The subject that it was about, where one was found.';
comment on column audit_entry.identifier_digest is
  'Keyed digest of the identifier asked for, so that a question about nobody is on record too.';
comment on column audit_entry.object is
  'What was read or decided: a report number, a list entry, a perk, a route. Never an identity number.';
comment on column audit_entry.result is
  'What came of it, such as issued, read, not-found, determined, or the reason of a check.';
comment on column audit_entry.address is 'Where a refused request came from; null for others.';
comment on column audit_entry.check_id is
  'The id of a check of eligibility (资格核验), which is its own entry: matter is the venue''s number of it, object the '
  'perk, access_basis names the consent, result is the answer; null of all others, of one asked again too.';
comment on column audit_entry.checked_at is
  'When a check was answered, as the venue was told; null of all others.';

create index audit_entry_by_subject on audit_entry (subject_id, position) where subject_id is not null;
create index audit_entry_by_identifier on audit_entry (identifier_digest, position) where identifier_digest is not null;
-- The same number of a venue gets the same answer.
create unique index audit_entry_by_request on audit_entry (client_id, matter) where check_id is not null;

-- The second line of defence: rights are the first, and this holds against the owner's mistakes too.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function refuse_change();

-- A sealed value begins with its version, the length of its key's id, and that id.
create function sealing_key_id(sealed bytea) returns text
  language sql immutable strict parallel safe
  return convert_from(substring(sealed from 3 for get_byte(substring(sealed for 2), 1)), 'UTF8');
comment on function sealing_key_id is 'The id of the key under which a value is sealed.';

create table key_check (
  purpose text not null check (purpose in ('sealing', 'identifiers', 'content', 'receipts')),
  key_id text not null,
  value bytea,
  created_at timestamptz not null default clock_timestamp(),
  retired_at timestamptz,
  primary key (purpose, key_id),
  check ((value is null) = (retired_at is not null))
);
comment on table key_check is
  'One row a key under which this store holds values. Every process compares its keys with it before it writes '
  'anything.';
comment on column key_check.purpose is 'What the key is for.';
comment on column key_check.key_id is 'The id of the key.';
comment on column key_check.value is
  'HMAC-SHA-256 of a fixed text under the key: shows that a key is the same, tells nothing of it; null of a retired '
  'key.';
comment on column key_check.retired_at is
  'Since when nothing that must be read or found is held under the key; no other key takes its id.';

create table consent (
  id uuid primary key,
  scheme text not null,
  identifier_digest bytea not null,
  digest_key_id text not null,
  department_id uuid not null references authority (id),
  purposes text[] not null check (cardinality(purposes) > 0),
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  revoked_on date,
  reference text not null,
  client_id uuid references client (id),
  operator_staff_no text,
  operator_name text,
  created_at timestamptz not null default clock_timestamp(),
  unique (department_id, reference)
);
comment on table consent is
  'Register of consents (授权): which person lets which department query for which purposes, from day to day.';
comment on column consent.scheme is 'The scheme of the person''s number.';
comment on column consent.identifier_digest is
  'Keyed digest of the person''s number: a person may consent before anything is held on them.';
comment on column consent.department_id is 'Who may query (被授权单位).';
comment on column consent.purposes is 'For what (授权用途).';
comment on column consent.valid_from is 'First day.';
comment on column consent.valid_to is 'Last day.';
comment on column consent.revoked_on is 'From this day on it allows nothing; null while it stands.';
comment on column consent.reference is 'The number of the document; never an identity number.';
comment on column consent.client_id is 'Who entered it; null where an operator of the installation did.';
comment on column consent.operator_staff_no is 'Personal. Staff number of the person who entered it (经办人工号).';
comment on column consent.operator_name is 'Personal. Name of the person who entered it (经办人姓名).';

create index consent_by_person on consent (identifier_digest, department_id);
