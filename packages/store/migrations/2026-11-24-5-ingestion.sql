create table source (
  id uuid primary key,
  template text not null,
  provider_id uuid not null references authority (id),
  watermark text collate "C",
  unique (template, provider_id)
);
comment on table source is 'What one department delivers in one layout.';
comment on column source.template is 'The template of its files (报送模板).';
comment on column source.provider_id is 'The department that delivers (信息提供单位).';
comment on column source.watermark is
  'The latest delivery committed, as `deliveredOn/file`; one that is delivered late does not set it back.';

create table ingest_run (
  id uuid primary key,
  source_id uuid not null references source (id),
  delivery text not null,
  location text not null,
  delivered_on date not null,
  expected_rows integer,
  hold boolean not null default false,
  state text not null default 'due' check (state in ('due', 'staging', 'staged', 'held', 'released', 'failed')),
  staged_as text,
  staged_rows integer not null default 0,
  staged_line integer not null default 0,
  staged_parties integer not null default 0,
  notes jsonb,
  attempt integer not null default 0,
  waits integer not null default 0,
  retry_at timestamptz,
  read integer not null default 0,
  inserted integer not null default 0,
  revised integer not null default 0,
  withdrawn integer not null default 0,
  unchanged integer not null default 0,
  quarantined integer not null default 0,
  rejected integer not null default 0,
  issues jsonb not null default '[]',
  warnings jsonb not null default '[]',
  registered_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  unique (source_id, delivery),
  check (read = inserted + revised + withdrawn + unchanged + quarantined + rejected)
);
comment on table ingest_run is
  'One delivery of a source. Its state lives here and nowhere else; the queue only carries nudges.';
comment on column ingest_run.source_id is 'The source that it is a delivery of.';
comment on column ingest_run.delivery is 'Its name: folder/file of the drop folder, or inbox/… of npm run ingest.';
comment on column ingest_run.location is 'Path of the file, as the worker sees it.';
comment on column ingest_run.delivered_on is
  'The day on which the department handed it over: what its rows say is reported then.';
comment on column ingest_run.expected_rows is 'Data rows that the manifest promises; null where there is no manifest.';
comment on column ingest_run.hold is 'A person decides whether it is released once it is staged.';
comment on column ingest_run.state is
  'due; staging (its rows are being read and kept); staged (all are kept, and nothing of them is known yet); held (staged, '
  'a person decides); released (everything of it is known) or failed (given up or refused).';
comment on column ingest_run.staged_as is
  'Size and time of the file and the keys under which its rows are staged; where they differ, staging begins anew.';
comment on column ingest_run.staged_rows is 'Rows staged so far.';
comment on column ingest_run.staged_line is 'The last line that is staged: a worker goes on after it.';
comment on column ingest_run.staged_parties is 'How many parties the staged rows have been given.';
comment on column ingest_run.notes is 'What the reader of the file must remember to go on; null before the first rows.';
comment on column ingest_run.attempt is
  'How often the delivery itself made its worker fail; it is given up after five. Kills, a lost database or a file that '
  'cannot be read do not count.';
comment on column ingest_run.waits is 'How often it was put off since it last went on.';
comment on column ingest_run.retry_at is
  'When it is tried again after a failure; null where it is not put off, or a person refused it.';
comment on column ingest_run.read is 'Data rows of the file; the six counters below add up to it.';
comment on column ingest_run.inserted is 'Rows that brought a record, or an event that waits for its record.';
comment on column ingest_run.revised is 'Rows that changed the content of a record or brought an event of it.';
comment on column ingest_run.withdrawn is 'Rows that took a standing record back.';
comment on column ingest_run.unchanged is 'Rows that said what was said already, or what is older than what is held.';
comment on column ingest_run.quarantined is 'Rows with an issue, which wait for their correction.';
comment on column ingest_run.rejected is 'Lines of which no row could be made.';
comment on column ingest_run.issues is
  'Why it failed or waits, of the form of quarantine.issues; empty for all others.';
comment on column ingest_run.warnings is
  'What the department should know of a delivery that was taken in, such as columns that were left out; of the form of '
  'quarantine.issues.';
comment on column ingest_run.registered_at is 'When the delivery was noted.';
comment on column ingest_run.started_at is 'When it was last begun or gone on with.';
comment on column ingest_run.finished_at is 'When it was released or given up.';

-- The sweeper's question: which runs are due, in which order.
create index ingest_run_open on ingest_run (source_id, delivered_on, delivery)
  where state in ('due', 'staging', 'staged', 'held');

create table staged_chunk (
  run_id uuid not null references ingest_run (id),
  chunk_no integer not null,
  lines integer[] not null,
  raw bytea not null,
  rows bytea not null,
  primary key (run_id, chunk_no)
);
comment on table staged_chunk is
  'The rows of runs that are not released yet, some two thousand each: a worker that is killed goes on after the last chunk. '
  'Nothing of them is known; the release deletes them.';
comment on column staged_chunk.chunk_no is '0, 1, … within the run.';
comment on column staged_chunk.lines is 'As in raw_chunk.';
comment on column staged_chunk.raw is 'Sealed, as raw_chunk.sealed, which it becomes.';
comment on column staged_chunk.rows is
  'Sealed. The rows as checked and encoded for COPY into the working tables, compressed by brotli.';

create table raw_chunk (
  run_id uuid not null references ingest_run (id),
  chunk_no integer not null,
  lines integer[] not null,
  outcomes text not null,
  sealed bytea not null,
  primary key (run_id, chunk_no)
);
comment on table raw_chunk is
  'What came, as it came, and what became of it: some two thousand rows each, bound to run and chunk.';
comment on column raw_chunk.chunk_no is '0, 1, … within the run.';
comment on column raw_chunk.lines is 'The line on which each row begins, in their order; 1 is the header''s.';
comment on column raw_chunk.outcomes is
  'One letter a row, in the order of lines: i inserted, r revised, w withdrawn, u unchanged, q quarantined, x rejected. '
  'run_row reads them.';
comment on column raw_chunk.sealed is 'Sealed. The cells, one JSON array a row, compressed by brotli.';

create table quarantine (
  run_id uuid not null references ingest_run (id),
  line_no integer not null,
  outcome text not null check (outcome in ('quarantined', 'rejected')),
  issues jsonb not null,
  batch_id bigint not null references batch (id),
  primary key (run_id, line_no)
);
comment on table quarantine is
  'Rows that did not become records, with every reason; the row itself stands in the raw chunk.';
comment on column quarantine.outcome is 'quarantined: a row with issues; rejected: no row could be made of the line.';
comment on column quarantine.issues is
  'personal; all that is wrong, as code and parameters: [{field, code, received, params}]; personal numbers masked. The '
  'words of each code stand in packages/domain/src/issues; whoever prints an issue takes them from there.';

create view run_row as
  select c.run_id, r.line_no,
    case r.letter when 'i' then 'inserted' when 'r' then 'revised' when 'w' then 'withdrawn' when 'u' then 'unchanged'
      when 'q' then 'quarantined' when 'x' then 'rejected' end as outcome,
    coalesce(q.issues, '[]') as issues
  from raw_chunk c
  cross join lateral unnest(c.lines, string_to_array(c.outcomes, null)) as r (line_no, letter)
  left join quarantine q on q.run_id = c.run_id and q.line_no = r.line_no;
comment on view run_row is 'What became of each row of a run, with its issues.';

create table changed_subject (
  subject_id uuid not null,
  batch_id bigint not null,
  primary key (subject_id, batch_id)
);
comment on table changed_subject is
  'Subjects of whom a batch changed what is known. Scoring deletes exactly the rows that it has seen.';
