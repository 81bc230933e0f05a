-- What sources said of subjects, in versions, and what happened to a record later, in events. Both are only
-- ever added to: a correction is a new version, and the one before it is marked as superseded; an event is
-- never undone but by another event. A version was known at seq S when its batch's seq <= S and the seq of the
-- batch that superseded it is null or > S; an event when its batch's seq <= S.
-- References are not checked row by row, which would take a third of the time of an insert: a release makes batches and
-- authorities itself, and neither is ever deleted.

create table registration_version (
  subject_id uuid not null,
  version integer not null,
  name text not null,
  legal_form text not null,
  state text not null check (state in ('in-business', 'abnormal', 'cancelled', 'revoked', 'moved-out')),
  registered_on date not null,
  approved_on date,
  capital_fen bigint,
  industry text,
  address text,
  business_scope text,
  authority_id uuid not null references authority (id) not enforced,
  reported_on date not null,
  place text collate "C" not null,
  content_digest bytea not null,
  digest_version smallint not null,
  digest_key_id text not null,
  run_id uuid not null,
  line_no integer not null,
  batch_id bigint not null references batch (id) not enforced,
  superseded_by_batch bigint references batch (id) not enforced,
  primary key (subject_id, version)
);
comment on table registration_version is
  'What the register of organisations (商事登记) said of one, in versions; current is the one approved last, of one '
  'approval the one reported last.';
comment on column registration_version.name is 'Personal, of households. Name (名称).';
comment on column registration_version.legal_form is 'Legal form (企业类型), as reported.';
comment on column registration_version.state is
  'Registration state (登记状态): in-business 存续, abnormal 经营异常, cancelled 注销, revoked 吊销, moved-out 迁出.';
comment on column registration_version.registered_on is 'Day of establishment (成立日期).';
comment on column registration_version.approved_on is
  'Day of the approval that the entry shows (核准日期); null where the register does not say.';
comment on column registration_version.capital_fen is 'Registered capital (注册资本).';
comment on column registration_version.industry is 'Industry (行业名称).';
comment on column registration_version.address is 'Personal, of households: it may be a home. Address (住所).';
comment on column registration_version.business_scope is 'Business scope (经营范围).';
comment on column registration_version.authority_id is 'The registration authority (登记机关).';

create unique index registration_current on registration_version (subject_id) where superseded_by_batch is null;

create table enrolment_version (
  subject_id uuid not null,
  version integer not null,
  agreement_number text not null,
  accepted_on date not null,
  withdrawn_on date,
  reported_on date not null,
  place text collate "C" not null,
  content_digest bytea not null,
  digest_version smallint not null,
  digest_key_id text not null,
  run_id uuid not null,
  line_no integer not null,
  batch_id bigint not null references batch (id) not enforced,
  superseded_by_batch bigint references batch (id) not enforced,
  primary key (subject_id, version)
);
comment on table enrolment_version is
  'Acceptances of the score agreement (开通) and their ends, in versions. Of one agreement a withdrawal is final; of '
  'several the one accepted last is current. The order in which files arrive decides nothing.';
comment on column enrolment_version.agreement_number is 'Personal. Number of the agreement (授权协议编号).';
comment on column enrolment_version.accepted_on is 'Personal. Day of acceptance (接受日期).';
comment on column enrolment_version.withdrawn_on is
  'First day on which the person is not scored any more; null while the agreement holds.';

create unique index enrolment_current on enrolment_version (subject_id) where superseded_by_batch is null;

-- A record's id is worked out from its natural key, so that its versions and its events meet whichever of
-- them comes first, and whoever delivers them.
create function record_id_of(subject_id uuid, kind text, authority_id uuid, natural_key text) returns uuid
  language sql immutable strict parallel safe
  return md5(subject_id || '|' || kind || '|' || authority_id || '|' || natural_key)::uuid;
comment on function record_id_of is
  'The id of the record with this natural key: the one place that says how it is worked out.';

create table record_version (
  subject_id uuid not null,
  record_id uuid not null,
  version integer not null,
  kind text not null check (kind in ('licence', 'penalty', 'public-service', 'other', 'commitment')),
  authority_id uuid not null references authority (id) not enforced,
  document_number text not null,
  natural_key text not null,
  decided_on date not null,
  valid_from date,
  valid_to date,
  publicity_stated_until date,
  severity_stated text check (severity_stated in ('minor', 'general', 'serious')),
  procedure_stated text check (procedure_stated in ('summary', 'ordinary')),
  disclosure_stated text check (disclosure_stated in ('public', 'shared', 'authorised')),
  fine_fen bigint check (fine_fen >= 0),
  details jsonb not null,
  reported_on date not null,
  place text collate "C" not null,
  content_digest bytea not null,
  digest_version smallint not null,
  digest_key_id text not null,
  source_id uuid not null,
  run_id uuid not null,
  line_no integer not null,
  batch_id bigint not null references batch (id) not enforced,
  superseded_by_batch bigint references batch (id) not enforced,
  primary key (subject_id, record_id, version)
);
comment on table record_version is
  'What a source said of a record and nothing else, in versions: what the law makes of it is computed, what '
  'happened to it later stands in record_event. Current is the content that was first reported last.';
comment on column record_version.record_id is
  'Worked out from subject, kind, authority and natural key (record_id_of).';
comment on column record_version.kind is
  'licence 行政许可, penalty 行政处罚, public-service 公共服务, other 其他信息, commitment 信用承诺.';
comment on column record_version.document_number is
  'Number of the document (文书号), case (案号) or service (办件编号); brackets unified to 〔〕.';
comment on column record_version.natural_key is
  'The rest of the natural key beside subject, kind and authority (naturalKey in domain).';
comment on column record_version.decided_on is
  'Day of the decision (决定日期); of a public service its completion (办结日期), of a commitment its signing (承诺日期).';
comment on column record_version.valid_from is 'First day of validity (有效期自); null where none is stated.';
comment on column record_version.valid_to is
  'Last day of validity (有效期至); null for long-term (长期, 2099/12/31) or where none is stated.';
comment on column record_version.publicity_stated_until is
  'Last day of publicity as the source stated it; null where it said nothing.';
comment on column record_version.severity_stated is 'Severity (失信严重程度) as stated; null where the source said nothing.';
comment on column record_version.procedure_stated is 'Procedure (处罚程序) as stated; null where the source said nothing.';
comment on column record_version.disclosure_stated is
  'Extent of use (信息使用范围) as stated; null where the source said nothing.';
comment on column record_version.fine_fen is 'Fine (罚款金额); null where there is none.';
comment on column record_version.details is
  'Personal, in parts. What only this kind of record has, typed in domain (DetailsOf).';
comment on column record_version.source_id is 'The source that said this first.';
comment on column record_version.reported_on is
  'Day of the earliest delivery that said this: content delivered again is no newer than it was.';
comment on column record_version.place is
  'Provider, delivery and line of the earliest row that said this: orders what was reported on one day.';
comment on column record_version.run_id is 'The run that said this first, with line_no: where the raw row is found.';
comment on column record_version.superseded_by_batch is
  'The batch with which it stopped being current; its own where newer content was held already when it arrived.';

-- Serves a record asked for by its id alone, too.
create unique index record_current on record_version (record_id, subject_id) where superseded_by_batch is null;
-- Statistics and public lists read the current versions of a kind by date.
create index record_current_by_kind on record_version (kind, decided_on) where superseded_by_batch is null;
-- Reports name the departments that tell of each kind of 其他信息.
create index record_other_kind on record_version (source_id, (details ->> 'otherKind')) where kind = 'other';

-- A release writes new records before it has seen all of its delivery, and may have to take some back. Nobody else sees a
-- batch without seq, so that what is known is never deleted.
create function take_back_records(of_batch bigint, subjects uuid[], records uuid[]) returns setof record_version
  language sql security definer set search_path = public, pg_temp
begin atomic
  delete from record_version v
  using unnest(subjects, records) as k (subject_id, record_id), batch b
  where b.id = of_batch and b.seq is null and v.batch_id = b.id
    and v.subject_id = k.subject_id and v.record_id = k.record_id
  returning v.*;
end;
comment on function take_back_records is
  'Deletes records that a batch has written which is not closed yet, and returns them.';
revoke execute on function take_back_records from public;

create table record_event (
  subject_id uuid not null,
  record_id uuid not null,
  id uuid not null,
  record_kind text,
  record_authority_id uuid references authority (id),
  record_natural_key text,
  kind text not null check (kind in ('annulled', 'changed', 'misreported', 'replaced', 'revoked', 'cancelled',
    'deleted-by-court', 'reinstated', 'repaired', 'fulfilled', 'objected', 'objection-decided',
    'reconsideration-begun', 'reconsideration-ended', 'litigation-begun', 'litigation-ended', 'event-revoked')),
  effective_on date not null,
  authority_id uuid references authority (id),
  document_number text,
  outcome text,
  replaced_by uuid,
  revokes uuid,
  reported_on date not null,
  place text collate "C" not null,
  run_id uuid,
  line_no integer,
  client_id uuid references client (id),
  operator_staff_no text,
  operator_name text,
  event_digest bytea not null,
  digest_version smallint not null,
  digest_key_id text not null,
  batch_id bigint not null references batch (id),
  primary key (subject_id, record_id, id),
  unique (subject_id, record_id, event_digest),
  check (num_nulls(record_kind, record_authority_id, record_natural_key) in (0, 3)),
  check ((run_id is null) = (line_no is null)),
  check ((run_id is null) = (client_id is not null and operator_staff_no is not null and operator_name is not null)),
  check (kind <> 'replaced' or replaced_by is not null),
  check (kind <> 'event-revoked' or revokes is not null)
);
comment on table record_event is
  'What happened to a record after it was made: by a delivery (run and line) or by a person (client and operator). '
  'It may wait for its record. Redelivering the record undoes no event.';
comment on column record_event.record_id is 'The record that it happened to; it may arrive before the record does.';
comment on column record_event.id is 'Its id, within the record.';
comment on column record_event.record_kind is
  'Kind of the record, with authority and natural key: said again because the record may not have arrived yet; '
  'null where a person entered the event, of a record that is held.';
comment on column record_event.record_authority_id is 'Authority of the record; null with record_kind.';
comment on column record_event.record_natural_key is 'Natural key of the record; null with record_kind.';
comment on column record_event.kind is
  'annulled 撤销, changed 变更, misreported 误报, replaced 更正替换, revoked 吊销, cancelled 注销, deleted-by-court 法院删除, '
  'reinstated 恢复, repaired 信用修复, fulfilled 履行完毕, objected 提出异议, objection-decided 异议办结, reconsideration-begun and '
  '-ended 行政复议, litigation-begun and -ended 行政诉讼, event-revoked 撤回事件.';
comment on column record_event.effective_on is 'The day from which it holds in the world.';
comment on column record_event.authority_id is 'Who decided it; null where the delivery does not say.';
comment on column record_event.document_number is 'The document that decided it; null where the delivery does not say.';
comment on column record_event.outcome is 'What was decided, of an event that decides or ends a procedure.';
comment on column record_event.replaced_by is
  'Of a replaced record: the record that stands instead, of this subject or another.';
comment on column record_event.revokes is 'Of event-revoked: the event that holds no more.';
comment on column record_event.reported_on is 'Day of the earliest delivery or act that said so.';
comment on column record_event.place is
  'Provider, delivery and line of the earliest row, or person and batch: orders what was reported on one day.';
comment on column record_event.run_id is 'The delivery that said so first; null where a person did.';
comment on column record_event.client_id is 'The client through which a person entered it; null where a delivery did.';
comment on column record_event.operator_staff_no is
  'Personal. Staff number of the person who entered it (经办人工号); null where a delivery did.';
comment on column record_event.operator_name is
  'Personal. Name of the person who entered it (经办人姓名); null where a delivery did.';
comment on column record_event.event_digest is
  'Keyed digest of what it says, so that the same event said again is one.';
