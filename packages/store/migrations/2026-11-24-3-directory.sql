-- The directory: who there is, under which codes and names, and who stands for whom. It has the same history as
-- the records: a version, an identifier or a relation was known at seq S when its batch's seq <= S and the seq of
-- the batch that superseded or ended it is null or > S.

create table subject (
  id uuid primary key,
  batch_id bigint not null references batch (id)
);
comment on table subject is
  'The identity of an organisation, a self-employed household or a person; what is known of it is in subject_version.';
comment on column subject.batch_id is 'The batch that made it.';

create table subject_version (
  subject_id uuid not null references subject (id) not enforced,
  version integer not null,
  kind text not null check (kind in ('organisation', 'self-employed', 'natural-person')),
  name text not null,
  former_names text[] not null default '{}',
  minor_until date,
  registration_state text check (registration_state in ('in-business', 'abnormal', 'cancelled', 'revoked', 'moved-out')),
  provisional boolean not null default false,
  merged_into uuid references subject (id) deferrable initially deferred,
  named_by text not null check (named_by in ('mention', 'record', 'register', 'person')),
  named_on date not null,
  named_place text collate "C" not null,
  run_id uuid,
  line_no integer,
  batch_id bigint not null references batch (id) not enforced,
  superseded_by_batch bigint references batch (id) not enforced,
  primary key (subject_id, version)
);
comment on table subject_version is
  'What is known of a subject, in versions: a new one where name, kind, minority, registration state, provisional '
  'or merged_into changes.';
comment on column subject_version.kind is
  'Category (主体类别): organisation 法人及非法人组织, self-employed 个体工商户, natural-person 自然人; the register''s word decides.';
comment on column subject_version.name is
  'Personal, of persons. The name that the best evidence gives: a person''s decision, else the register''s newest '
  'entry, else the row with the latest date in the world.';
comment on column subject_version.former_names is
  'Names held or registered before, sorted; a row under one of them is still a row of this subject.';
comment on column subject_version.minor_until is
  'The day a minor turns 18; null for adults and organisations, so that no birth date is kept.';
comment on column subject_version.registration_state is
  'What the register''s newest entry says; null where no register names the subject.';
comment on column subject_version.provisional is
  'Known by an old registration or tax number alone: the row that comes with both numbers joins it to its body.';
comment on column subject_version.merged_into is
  'The subject under which everything of this one is held since this version; null for all others.';
comment on column subject_version.named_by is
  'Who gave the name: mention (named as a representative only) < record < register < person.';
comment on column subject_version.named_on is
  'The latest date of a row that gave this name: the approval''s of the register, else the decision''s. Moves '
  'on in place, because it says how fresh the evidence is and nothing of the subject.';
comment on column subject_version.named_place is
  'Day, provider, delivery and line of that row; decides between rows of one date.';
comment on column subject_version.run_id is 'The run whose row led to this version; null where a person did.';

create unique index subject_version_current on subject_version (subject_id) where superseded_by_batch is null;

create table identifier (
  id uuid primary key,
  subject_id uuid not null references subject (id) not enforced,
  scheme text not null,
  digest bytea not null,
  digest_key_id text not null,
  value text,
  sealed bytea,
  sealed_as uuid,
  run_id uuid,
  line_no integer,
  batch_id bigint not null references batch (id) not enforced,
  ended_by_batch bigint references batch (id) not enforced,
  check ((value is null) <> (sealed is null))
);
comment on table identifier is
  'Codes and numbers, each current one of one subject. A person''s value is sealed, bound to this table and id; an '
  'organisation''s code is public. Both are found by the keyed digest.';
comment on column identifier.scheme is
  'A word of identifierSchemes in domain, such as uscc, registration-number, resident-id.';
comment on column identifier.digest is 'Keyed digest of the normalised value, by which it is found.';
comment on column identifier.value is 'An organisation''s code in clear text; null where sealed.';
comment on column identifier.sealed is
  'Sealed. A person''s number, or a tax number that contains one; null of all others.';
comment on column identifier.sealed_as is
  'The id to which the sealed value is bound, where it was entered first under another subject; null: its own.';
comment on column identifier.run_id is 'The run whose row brought it; null where a person entered it.';
comment on column identifier.ended_by_batch is
  'The batch since which it leads to this subject no more; it may be held again by another one.';

create unique index identifier_current on identifier (scheme, digest) where ended_by_batch is null;
create index identifier_by_subject on identifier (subject_id, scheme) include (digest);

create table relation (
  subject_id uuid not null,
  related_subject_id uuid references subject (id) deferrable initially deferred,
  name text not null,
  dated_on date not null,
  place text collate "C" not null,
  from_register boolean not null,
  ended_on date,
  run_id uuid,
  line_no integer,
  version integer not null,
  batch_id bigint not null references batch (id) not enforced,
  superseded_by_batch bigint references batch (id) not enforced,
  primary key (subject_id, version)
);
comment on table relation is
  'Who stands for an organisation (法定代表人) or a self-employed household (经营者), in versions; which of the two follows '
  'from the kind of the subject.';
comment on column relation.related_subject_id is
  'The person, where the row identified them and the name is theirs; else only the name is known.';
comment on column relation.name is 'Personal. Name (姓名).';
comment on column relation.dated_on is
  'The latest date of a row that said so: the approval''s of the register, else the decision''s. Moves on in '
  'place; an earlier row that arrives later changes nothing.';
comment on column relation.place is 'Day, provider, delivery and line of that row; decides between rows of one date.';
comment on column relation.from_register is 'Said by the register, which no other row overrides.';
comment on column relation.ended_on is 'The last day, where a source says so.';

create unique index relation_current on relation (subject_id) where superseded_by_batch is null;
create index relation_by_related on relation (related_subject_id) where related_subject_id is not null;

create table subject_merge_proposal (
  id uuid primary key,
  subject_id uuid not null references subject (id) not enforced,
  other_subject_id uuid not null references subject (id) not enforced,
  reason text not null check (reason in ('code-of-another-subject', 'name-differs')),
  run_id uuid,
  line_no integer,
  batch_id bigint not null references batch (id) not enforced,
  decision text check (decision in ('merged', 'kept-apart')),
  decided_in_batch bigint references batch (id) not enforced,
  check (subject_id <> other_subject_id),
  check ((decision is null) = (decided_in_batch is null))
);
comment on table subject_merge_proposal is
  'Two subjects that a row of the register takes for one; a person decides. The row itself is held under subject_id.';
comment on column subject_merge_proposal.subject_id is 'The subject of the row''s best code.';
comment on column subject_merge_proposal.other_subject_id is 'The subject that holds another code of the row.';
comment on column subject_merge_proposal.reason is
  'code-of-another-subject: both have codes of their own; name-differs: the other is known under a name that is '
  'not the row''s.';
comment on column subject_merge_proposal.decision is 'What a person decided; null while it is open.';
comment on column subject_merge_proposal.decided_in_batch is 'The batch of the decision; null while it is open.';

create unique index subject_merge_proposal_open
  on subject_merge_proposal (least(subject_id, other_subject_id), greatest(subject_id, other_subject_id))
  where decided_in_batch is null;
