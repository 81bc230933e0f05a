-- The known-axis. A batch is one transaction that changed what is known; its last statement takes `seq`
-- from the one-row clock, whose row lock is held to commit: so seq is commit order and has no gaps
-- that a reader could see filled later.
create table knowledge_clock (
  one boolean primary key default true check (one),
  seq bigint not null
);
comment on table knowledge_clock is
  'The known-axis (归集序号): one row, whose lock is held from the last statement of a batch to its commit.';
comment on column knowledge_clock.one is 'Always true: there is one row.';
comment on column knowledge_clock.seq is 'The seq given out last: everything up to it is committed.';
insert into knowledge_clock (seq) values (0);

-- Whoever listens learns at the commit of each batch; commits that notify take turns, as batches do at the clock.
create function tell_batch() returns trigger language plpgsql as $$
begin
  perform pg_notify('egret_batch', '');
  return null;
end $$;
comment on function tell_batch is 'Tells the listeners on egret_batch that a batch has committed.';
create trigger knowledge_clock_tells after update on knowledge_clock
  for each statement execute function tell_batch();

create table batch (
  id bigint generated always as identity primary key,
  origin text not null check (origin in ('ingest', 'list-decision', 'record-event', 'directory', 'reference')),
  run_id uuid,
  seq bigint unique,
  recorded_at timestamptz not null default clock_timestamp()
);
comment on table batch is
  'Batches (批次): each is one transaction that changed what is known, in the order of its commit.';
comment on column batch.origin is 'What kind of act it was.';
comment on column batch.run_id is 'The delivery, of a batch of the origin ingest; null of all others.';
comment on column batch.seq is
  'Its place on the known-axis; null until the batch is closed, and nobody sees it before.';
comment on column batch.recorded_at is 'When it began, by the clock: for people, never for deciding what was known.';
