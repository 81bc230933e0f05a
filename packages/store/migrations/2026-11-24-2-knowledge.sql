-- The known-axis. A batch is one transaction that changed what is known; its last statement takes `seq`
-- from the one-row clock, whose row lock is held to commit: so seq is commit order and has no gaps
-- that a reader could see filled later.
create table knowledge_clock (
  one boolean primary key default true check (one),
  seq bigint not null
);
insert into knowledge_clock (seq) values (0);

create table batch (
  id bigint generated always as identity primary key,
  origin text not null check (origin in ('ingest', 'list-decision', 'record-event', 'directory', 'reference')),
  run_id uuid,
  seq bigint unique,
  recorded_at timestamptz not null default clock_timestamp()
);
