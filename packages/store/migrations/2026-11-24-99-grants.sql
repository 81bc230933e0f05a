-- What services may do, table by table. Whoever adds a table adds its line here: a test refuses one without. Rows that are
-- append-only get no update but of the column that says which batch superseded them.

-- Only the database's owner and the services come in; services stage in temporary tables.
do $$ begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect, temporary on database %I to egret_service', current_database());
end $$;
revoke all on schema public from public;
grant usage on schema public to egret_service;

-- Whether the schema is this version's.
grant select on kysely_migration to egret_service;

-- Access
grant select, insert, update on authority to egret_service;
grant select, insert, update (name, department_id, active) on client to egret_service;
grant select, insert, update (revoked_at) on client_key to egret_service;
grant select, insert, update (valid_to, purposes, perks) on client_grant to egret_service;
grant select, insert, update (name, active) on operator to egret_service;
grant select, insert, update (revoked_on) on consent to egret_service;
grant select, insert on key_check to egret_service;
-- Not position, transaction_id and at: nobody dates a trace otherwise than it was left.
grant select, insert (client_id, operator_staff_no, operator_name, action, purpose, matter, access_basis, subject_id,
  identifier_digest, digest_key_id, object, result, address, check_id, checked_at) on audit_entry to egret_service;

-- Knowledge
grant select, update (seq) on knowledge_clock to egret_service;
grant select, insert, update (seq) on batch to egret_service;

-- Directory
-- A worker locks the rows of the subjects that it changes, which needs the right to update some column.
grant select, insert, update (batch_id) on subject to egret_service;
grant select, insert, update (named_on, named_place, superseded_by_batch) on subject_version to egret_service;
grant select, insert, update (ended_by_batch) on identifier to egret_service;
grant select, insert, update (dated_on, place, superseded_by_batch) on relation to egret_service;
grant select, insert, update (decision, decided_in_batch) on subject_merge_proposal to egret_service;

-- Records
grant select, insert, update (reported_on, place, superseded_by_batch) on record_version to egret_service;
grant execute on function take_back_records to egret_service;
grant select, insert on record_event to egret_service;
grant select, insert, update (reported_on, place, superseded_by_batch) on registration_version to egret_service;
grant select, insert, update (reported_on, place, superseded_by_batch) on enrolment_version to egret_service;

-- Ingestion
grant select, insert, update on source to egret_service;
grant select, insert, update on ingest_run to egret_service;
grant select, insert, delete on staged_chunk to egret_service;
grant select, insert on raw_chunk to egret_service;
grant select, insert on quarantine to egret_service;
grant select on run_row to egret_service;
grant select, insert, update, delete on changed_subject to egret_service;

-- Reference; who proposes or keeps what is shipped takes turns (`lock table`), which needs `maintain`.
grant select, insert, update (state, decided_by, decided_staff_no, decided_name, decided_reason, decided_at, batch_id),
  maintain on reference_version to egret_service;

-- Scores
-- Services that start together take turns on it (`lock table`), which needs `maintain`.
grant select, insert, update (state, activated_by, activated_at), maintain on score_model to egret_service;
grant select, insert, update, delete on score to egret_service;
-- Deleted with the enrolment only: a withdrawal erases the person's history.
grant select, insert, delete on score_version to egret_service;
grant select, insert, update, delete on score_due to egret_service;
grant select, insert, update on rules_applied to egret_service;

-- Lists
grant select, insert on list_entry to egret_service;
grant select, insert on list_entry_step to egret_service;
grant select, insert, update (facts_seq) on list_examination to egret_service;
grant select, insert, update (closed_in_batch) on task to egret_service;

-- Answers
grant select, insert on credit_report to egret_service;
grant select, insert, update (used) on perk_quota_use to egret_service;
grant select, insert, update on published_figure to egret_service;
grant select, insert, update (count) on record_count to egret_service;
grant select, insert, delete on record_gone to egret_service;
grant select, update (seq) on record_count_seq to egret_service;
