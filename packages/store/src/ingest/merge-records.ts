import type { Client } from 'pg';
import { mergeEvents } from './merge-events.ts';
import { type MergePlace, mergeVersions, type VersionedTable } from './merge-versions.ts';

const recordVersions: VersionedTable = {
  name: 'record_version',
  key: ['subject_id', 'record_id'],
  content: {
    kind: 'e.kind',
    authority_id: 'e.authority_id',
    document_number: 'c.document_number',
    natural_key: 'e.natural_key',
    decided_on: 'c.decided_on',
    valid_from: 'c.valid_from',
    valid_to: 'c.valid_to',
    publicity_stated_until: 'c.publicity_stated_until',
    severity_stated: 'c.severity_stated',
    procedure_stated: 'c.procedure_stated',
    disclosure_stated: 'c.disclosure_stated',
    fine_fen: 'c.fine_fen',
    details: 'c.content',
    source_id: `(select source_id from ingest_run where id = $3)`,
  },
  saidOn: { version: '(v.reported_on, v.place)', row: '($1::date, e.place)' },
  datedBy: 'first-report',
};

/**
 * Writes the staged records as versions and what the rows say has happened to them as events, and tells what became
 * of each row: `inserted` where its record was not held (or the event waits for it), `withdrawn` where it takes a
 * standing record back, `revised` where it brings other content or an event, else `unchanged`.
 */
export async function mergeRecords(client: Client, place: MergePlace): Promise<void> {
  await mergeVersions(client, recordVersions, place);
  await mergeEvents(client, place);
  await client.query(markInserted);
  await client.query(markWithdrawn);
  await client.query(markRevised);
  await client.query(markUnchanged);
}

const markInserted = `
  update staged_entry e set outcome = 'inserted'
  where e.outcome is null and (
    exists (select from staged_comparison s where s.line_no = e.line_no and s.current_version is null)
    or exists (
      select from staged_event v
      where v.line_no = e.line_no and v.is_new and not e.has_content and not v.record_held))`;

const markWithdrawn = `
  update staged_entry e set outcome = 'withdrawn'
  where e.outcome is null
    and exists (select from staged_event v where v.line_no = e.line_no and v.takes_back)`;

const markRevised = `
  update staged_entry e set outcome = 'revised'
  where e.outcome is null and (
    exists (
      select from staged_comparison s
      where s.line_no = e.line_no and (s.newer and not s.same or s.overtaken_by is not null))
    or exists (
      select from staged_event v
      where v.line_no = e.line_no and v.is_new and not v.ended_already))`;

const markUnchanged = `update staged_entry set outcome = 'unchanged' where outcome is null`;
