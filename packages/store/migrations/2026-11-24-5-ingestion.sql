create table source (
  id uuid primary key,
  template text not null,
  provider_id uuid not null references authority (id),
  -- The delivery last committed, as `deliveredOn/file`: what is due lies behind it.
  watermark text,
  unique (template, provider_id)
);

-- One delivery of a source. The state lives here and nowhere else; the queue only carries nudges.
create table ingest_run (
  id uuid primary key,
  source_id uuid not null references source (id),
  delivery text not null,
  location text not null,
  delivered_on date not null,
  expected_rows integer,
  state text not null default 'due' check (state in ('due', 'running', 'committed', 'failed')),
  attempt integer not null default 0,
  read integer not null default 0,
  inserted integer not null default 0,
  revised integer not null default 0,
  withdrawn integer not null default 0,
  unchanged integer not null default 0,
  quarantined integer not null default 0,
  rejected integer not null default 0,
  error text,
  registered_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  unique (source_id, delivery),
  check (read = inserted + revised + withdrawn + unchanged + quarantined + rejected)
);
-- The sweeper's question: which runs are due, in which order.
create index ingest_run_open on ingest_run (source_id, delivered_on, delivery) where state in ('due', 'running');

-- What came, as it came: sealed in chunks, bound to run and chunk.
create table raw_chunk (
  run_id uuid not null references ingest_run (id),
  chunk_no integer not null,
  first_line integer not null,
  last_line integer not null,
  sealed bytea not null,
  primary key (run_id, chunk_no)
);

-- Rows that did not become records, with every reason; the row itself stands in the raw chunk.
create table quarantine (
  run_id uuid not null references ingest_run (id),
  line_no integer not null,
  outcome text not null check (outcome in ('quarantined', 'rejected')),
  issues jsonb not null,
  batch_id bigint not null references batch (id),
  primary key (run_id, line_no)
);

-- Subjects whose knowledge a batch changed. Scoring deletes exactly the rows that it has seen.
create table changed_subject (
  subject_id uuid not null,
  batch_id bigint not null references batch (id),
  primary key (subject_id, batch_id)
);
