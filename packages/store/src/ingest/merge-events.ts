import type { Client } from 'pg';
import { endingKinds } from '@egret/domain';
import { digestVersion } from './content-digest.ts';
import type { MergePlace } from './merge-versions.ts';
import { analyzeStaging } from './staging-tables.ts';

/** These void a record on every day, not only from theirs on. */
const voidingKinds = ['misreported', 'replaced'];

/**
 * Writes what the staged rows say has happened to records as events, each once however often it is said. An event
 * waits for its record where that has not arrived. Call it after the contents are written.
 */
export async function mergeEvents(client: Client, { run, batchId }: MergePlace): Promise<void> {
  const { rowCount } = await client.query(assign);
  if (rowCount === 0) return;
  await analyzeStaging(client, 'staged_event');
  await client.query(findHeld);
  await client.query(markFirst);
  await client.query(unmarkSaidBefore);
  await analyzeStaging(client, 'staged_event');
  await client.query(weighEnds, [endingKinds, voidingKinds]);
  await client.query(insertNew, [run.deliveredOn, run.runId, batchId, digestVersion]);
}

/** Events of rows that are quarantined or repeat another row of the delivery stay without a record. */
const assign = `
  update staged_event v set subject_id = e.subject_id, record_id = e.record_id
  from staged_entry e
  where e.line_no = v.line_no and (e.outcome is null or e.placed = 'new')`;

const findHeld = `
  update staged_event v set record_held = true
  from record_version r
  where r.subject_id = v.subject_id and r.record_id = v.record_id and r.superseded_by_batch is null`;

/** Of an event that several rows of the delivery state, the first one's. */
const markFirst = `
  update staged_event v set is_new = true
  from (
    select distinct on (n.subject_id, n.record_id, n.event_digest) n.line_no, n.ordinal
    from staged_event n
    where n.record_id is not null
    order by n.subject_id, n.record_id, n.event_digest, n.line_no, n.ordinal
  ) f
  where v.line_no = f.line_no and v.ordinal = f.ordinal`;

const unmarkSaidBefore = `
  update staged_event v set is_new = false
  from record_event h
  where v.is_new and h.subject_id = v.subject_id and h.record_id = v.record_id
    and (h.event_digest = v.event_digest or h.event_digest = any (v.other_digests))`;

/**
 * What an end does to a record that is held, by the days in the world as `standingOf` in domain: it takes a standing
 * record back, or it says once more of an ended one that it is ended. Revoked events do not count.
 */
const weighEnds = `
  update staged_event v
  set takes_back = not held.void and held.ended_on is null
      and (n.kind = any ($2) or n.effective_on > reinstated.last_on),
    ended_already = n.kind <> all ($2) and (held.void or coalesce(held.ended_on <= n.effective_on, false))
  from staged_event n
  cross join lateral (
    select coalesce(max(h.effective_on), '-infinity') as last_on from record_event h
    where h.subject_id = n.subject_id and h.record_id = n.record_id and h.kind = 'reinstated' and ${isValid('h')}
  ) reinstated
  cross join lateral (
    select coalesce(bool_or(h.kind = any ($2)), false) as void,
      min(h.effective_on) filter (where h.effective_on > reinstated.last_on) as ended_on
    from record_event h
    where h.subject_id = n.subject_id and h.record_id = n.record_id and h.kind = any ($1) and ${isValid('h')}
  ) held
  where n.is_new and n.record_held and n.kind = any ($1) and v.line_no = n.line_no and v.ordinal = n.ordinal`;

function isValid(event: string): string {
  return `not exists (
      select from record_event x
      where x.subject_id = ${event}.subject_id and x.record_id = ${event}.record_id and x.revokes = ${event}.id)`;
}

const insertNew = `
  insert into record_event (subject_id, record_id, id, record_kind, record_authority_id, record_natural_key, kind,
    effective_on, authority_id, document_number, reported_on, place, run_id, line_no, event_digest, digest_version,
    digest_key_id, batch_id)
  select v.subject_id, v.record_id, gen_random_uuid(), e.kind, e.authority_id, e.natural_key, v.kind,
    v.effective_on, v.authority_id, v.document_number, $1, e.place, $2, v.line_no, v.event_digest, $4,
    v.digest_key_id, $3
  from staged_event v join staged_entry e using (line_no)
  where v.is_new
  on conflict (subject_id, record_id, event_digest) do nothing`;
