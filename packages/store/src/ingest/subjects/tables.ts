/**
 * Temporary tables in which a delivery's parties are led to their subjects, before anything is written: a row
 * that ends in quarantine must not leave a trace. `staged_code` stands over the directory: who holds a code
 * now, or will once the delivery is committed.
 */
export const subjectTables = `
create temporary table if not exists staged_code (
  code integer primary key, scheme text not null, digest bytea not null, other_digests bytea[], known boolean not null,
  held_by uuid
) on commit delete rows;
create temporary table if not exists staged_link (
  party integer not null, rank smallint not null, code integer not null, primary key (party, rank)
) on commit delete rows;
create index if not exists staged_link_code on staged_link (code);
create temporary table if not exists staged_subject (
  subject_id uuid primary key, is_new boolean not null, kind text not null, name text not null,
  former_names text[] not null, named_by text not null, provisional boolean not null
) on commit delete rows;
create temporary table if not exists staged_claim (
  party integer not null, subject_id uuid not null, rank smallint not null, code integer not null,
  scheme text not null, held_by uuid, by_register boolean not null, primary key (party, code)
) on commit delete rows;
create temporary table if not exists staged_clash (
  party integer not null, code integer, other_id uuid, what text not null, from_id uuid, into_id uuid
) on commit delete rows;
create temporary table if not exists staged_proposal (
  party integer not null, other_id uuid not null, reason text not null
) on commit delete rows;
create temporary table if not exists staged_join (
  party integer not null, from_id uuid not null, into_id uuid not null, final_id uuid not null
) on commit delete rows;
create temporary table if not exists staged_version (
  subject_id uuid primary key, kind text not null, name text not null, former_names text[] not null,
  minor_until date, registration_state text, named_by text not null, named_on date not null,
  named_place text not null, line_no integer not null, is_newer boolean not null, version integer not null,
  provisional boolean not null, held_named_by text, held_named_on date, held_named_place text
) on commit delete rows;
create temporary table if not exists staged_relation (
  subject_id uuid primary key, related_subject_id uuid, name text not null, dated_on date not null,
  place text collate "C" not null, line_no integer not null, from_register boolean not null, is_newer boolean not null,
  held_version integer, held_name text, held_person uuid, held_dated_on date, held_place text,
  held_from_register boolean, version integer not null
) on commit delete rows;
`;
