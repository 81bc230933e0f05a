import type { Client } from 'pg';
import { subjectTables } from './subjects/tables.ts';

/**
 * Staging lives in temporary tables of the worker's own connection, emptied with each transaction. A party
 * (a subject or a legal representative) is staged once however many rows name it; a natural person's number
 * arrives here sealed and digested: no plain number is ever sent. What is worked out about an entry stands
 * apart from its content, which is written once and read once.
 */
const ddl = `
create temporary table if not exists staged_party (
  party integer primary key, candidate_id uuid not null, kind text not null, name text not null, minor_until date,
  named_by text, strength smallint, named_on date, named_place text, line_no integer,
  subject_id uuid, found_rank smallint, joined_from uuid,
  doubt jsonb, settled boolean not null default false, good boolean not null default false
) on commit delete rows;
create temporary table if not exists staged_identifier (
  party integer not null, rank smallint not null, id uuid not null,
  scheme text not null, digest bytea not null, value text, sealed bytea, primary key (party, rank)
) on commit delete rows;
create temporary table if not exists staged_entry (
  line_no integer primary key, subject_party integer not null, representative_party integer,
  representative_name text, kind text, natural_key text not null, status text, content_digest bytea not null,
  authority_uscc text, authority_name text,
  subject_id uuid, authority_id uuid, record_id uuid, version integer, outcome text
) on commit delete rows;
create temporary table if not exists staged_content (
  line_no integer primary key, document_number text, decided_on date, valid_from date, valid_to date,
  publicity_ends_on date, severity text, procedure text, disclosure text, fine_fen bigint, repaired_on date,
  content jsonb not null
) on commit delete rows;
${subjectTables}`;

/** What COPY fills, each with its columns in the order of the rows. */
export const targets = {
  party: 'staged_party (party, candidate_id, kind, name, minor_until)',
  identifier: 'staged_identifier (party, rank, id, scheme, digest, value, sealed)',
  entry: `staged_entry (line_no, subject_party, representative_party, representative_name, kind, natural_key,
    status, content_digest, authority_uscc, authority_name)`,
  content: `staged_content (line_no, document_number, decided_on, valid_from, valid_to, publicity_ends_on,
    severity, procedure, disclosure, fine_fen, repaired_on, content)`,
  quarantine: 'quarantine (run_id, line_no, outcome, issues, batch_id)',
  raw: 'raw_chunk (run_id, chunk_no, first_line, last_line, sealed)',
} as const;

const prepared = new WeakSet<Client>();

/** Makes the staging tables of a connection, once in its life. */
export async function prepareStaging(client: Client): Promise<void> {
  if (prepared.has(client)) return;
  // Only before the first temporary table of a session; the memory is taken as it is needed.
  await client.query(`set temp_buffers = '64MB'`);
  await client.query(ddl);
  prepared.add(client);
}

/** Lets the planner know how much is staged: without that it takes a temporary table for one of some ten pages. */
export async function analyzeStaging(client: Client): Promise<void> {
  // A small sample will do.
  await client.query('set local default_statistics_target = 10');
  await client.query('analyze staged_party, staged_identifier, staged_entry, staged_content');
}
