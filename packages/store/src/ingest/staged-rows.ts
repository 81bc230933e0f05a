import { stagedTable } from './staged-table.ts';

/*
 * What the rows of a delivery say, in three tables: a row's entry with all that is worked out about it, its
 * content, written once and read once, and the events that it states.
 */

/** One good row each. */
export const stagedEntries = stagedTable(
  'staged_entry',
  {
    line_no: 'integer not null',
    // Orders what was reported on one day: provider, delivery and line.
    place: 'text collate "C" not null',
    subject_party: 'integer not null',
    representative_party: 'integer',
    representative_name: 'text',
    // Null for registrations and enrolments.
    kind: 'text',
    natural_key: 'text not null',
    // False for rows that only say what has happened to a record.
    has_content: 'boolean not null',
    content_digest: 'bytea not null',
    digest_key_id: 'text not null',
    // The same under the keys that were active before; null where there is one key.
    other_digests: 'bytea[]',
    // Of content and events together: two rows of one delivery with different ones contradict each other.
    statement_digest: 'bytea not null',
    authority_uscc: 'text',
    authority_name: 'text',
  },
  {
    worked: { subject_id: 'uuid', authority_id: 'uuid', record_id: 'uuid', outcome: 'text' },
    key: 'line_no',
  },
);

/** The content of a row: a record's by columns, a registration or an enrolment whole in `content`. */
export const stagedContents = stagedTable(
  'staged_content',
  {
    line_no: 'integer not null',
    document_number: 'text',
    decided_on: 'date',
    valid_from: 'date',
    valid_to: 'date',
    publicity_stated_until: 'date',
    severity_stated: 'text',
    procedure_stated: 'text',
    disclosure_stated: 'text',
    fine_fen: 'bigint',
    content: 'jsonb not null',
  },
  { key: 'line_no' },
);

/** What a row says has happened to its record, in the order of the row. */
export const stagedEvents = stagedTable(
  'staged_event',
  {
    line_no: 'integer not null',
    ordinal: 'smallint not null',
    kind: 'text not null',
    effective_on: 'date not null',
    authority_uscc: 'text',
    authority_name: 'text',
    document_number: 'text',
    event_digest: 'bytea not null',
    digest_key_id: 'text not null',
    other_digests: 'bytea[]',
  },
  {
    worked: {
      authority_id: 'uuid',
      subject_id: 'uuid',
      record_id: 'uuid',
      // The record is held, not waited for.
      record_held: 'boolean not null default false',
      // Not said before, by this delivery or another.
      is_new: 'boolean not null default false',
      // It ends a record that stood.
      takes_back: 'boolean not null default false',
      // It ends a record that was ended before.
      ended_already: 'boolean not null default false',
    },
    key: 'line_no, ordinal',
  },
);

/** How the content of each row stands to the current version of the same thing. */
export const stagedComparisons = stagedTable(
  'staged_comparison',
  {},
  {
    worked: {
      line_no: 'integer not null',
      subject_id: 'uuid not null',
      record_id: 'uuid',
      // Null where nothing is held.
      current_version: 'integer',
      last_version: 'integer not null',
      same: 'boolean not null',
      // Said later than what is current.
      newer: 'boolean not null',
      // The version that holds now, because the row dates what held before it earlier.
      overtaken_by: 'integer',
    },
    key: 'line_no',
  },
);
