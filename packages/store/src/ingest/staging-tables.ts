import type { Client } from 'pg';
import {
  incomingContents,
  incomingEntries,
  stagedComparisons,
  stagedContents,
  stagedEntries,
  stagedEvents,
} from './staged-rows.ts';
import { subjectTables } from './subjects/tables.ts';

/**
 * Staging lives in temporary tables of the worker's own connection, emptied with each transaction. A party
 * (a subject or a legal representative) is staged once however many rows name it; a natural person's number
 * arrives here sealed and digested: no plain number is ever sent.
 */
const parties = `
create temporary table if not exists staged_party (
  party integer primary key, candidate_id uuid not null, kind text not null, name text not null, minor_until date,
  named_by text, strength smallint, named_on date, named_place text, line_no integer,
  subject_id uuid, found_rank smallint, joined_from uuid,
  doubt jsonb, found_in integer, good boolean not null default true
) on commit delete rows;
create temporary table if not exists staged_identifier (
  party integer not null, rank smallint not null, id uuid not null,
  scheme text not null, digest bytea not null, other_digests bytea[], value text, sealed bytea, primary key (party, rank)
) on commit delete rows;
create temporary table if not exists staged_refusal (
  line_no integer primary key, outcome text not null, issues jsonb not null
) on commit delete rows;
create temporary table if not exists staged_guess (
  party integer primary key, subject_id uuid not null
) on commit delete rows;
create temporary table if not exists staged_best_code (
  scheme text not null, digest bytea not null, candidate_id uuid not null, primary key (scheme, digest)
) on commit delete rows;
create temporary table if not exists staged_authority (
  uscc text, name text, id uuid, is_new boolean not null, unique nulls not distinct (uscc, name)
) on commit delete rows;
create temporary table if not exists staged_unplaced (
  line_no integer primary key
) on commit delete rows;
create temporary table if not exists staged_enrolment (
  subject_id uuid primary key, version integer not null
) on commit delete rows;
${subjectTables}`;

/** What COPY fills, each with its columns in the order of the rows. */
export const targets = {
  party: 'staged_party (party, candidate_id, kind, name, minor_until)',
  identifier: 'staged_identifier (party, rank, id, scheme, digest, other_digests, value, sealed)',
  refusal: 'staged_refusal (line_no, outcome, issues)',
} as const;

const prepared = new WeakSet<Client>();

/** Makes the staging tables of a connection, once in its life. */
export async function prepareStaging(client: Client): Promise<void> {
  if (prepared.has(client)) return;
  // The first only before the first temporary table of a session; the memory is taken as it is needed.
  await client.query(`set temp_buffers = '64MB'; set work_mem = '32MB'`);
  const rows = [
    incomingEntries,
    incomingContents,
    stagedEntries,
    stagedContents,
    stagedEvents,
    stagedComparisons,
  ];
  await client.query([parties, ...rows.map(({ ddl }) => ddl)].join(';\n'));
  prepared.add(client);
}

/**
 * Lets the planner know how much is staged: without that it takes a temporary table for one of some ten pages,
 * and what a step has worked out for one that is null in every row. Call it after each step that fills a column. A small
 * sample will do.
 */
export async function analyzeStaging(client: Client, ...tables: readonly string[]): Promise<void> {
  await client.query('set local default_statistics_target = 10');
  await client.query(`analyze ${tables.join(', ')}`);
}
