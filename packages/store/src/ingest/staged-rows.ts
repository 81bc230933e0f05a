import { stagedTable } from './staged-table.ts';

/*
 * What the rows of a delivery say, in three tables: a row's entry with all that is worked out about it, its
 * content, written once and read once, and the events that it states.
 */

/** What a good row brings beside its content and its events. */
const entry = {
  line_no: 'integer not null',
  // Orders what was reported on one day: provider, delivery and line.
  place: 'text collate "C" not null',
  subject_party: 'integer not null',
  representative_party: 'integer',
  representative_name: 'text',
  // Null for registrations and enrolments.
  kind: 'text',
  natural_key: 'text not null',
  // The day in the world that the row speaks for; null where that is the day of delivery.
  dated_on: 'date',
  // False for rows that only say what has happened to a record.
  has_content: 'boolean not null',
  has_events: 'boolean not null',
  content_digest: 'bytea not null',
  digest_key_id: 'text not null',
  // The same under the keys that were active before; null where there is one key.
  other_digests: 'bytea[]',
  // Of content and events together: two rows of one delivery with different ones contradict each other.
  statement_digest: 'bytea not null',
  authority_uscc: 'text',
  authority_name: 'text',
} as const;

/** The content of a row: a record's by columns, a registration or an enrolment whole in `content`. */
const content = {
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
} as const;

/** The good rows of one chunk of records, before they are placed. */
export const incomingEntries = stagedTable('incoming_entry', entry, { key: 'line_no' });
export const incomingContents = stagedTable('incoming_content', content, { key: 'line_no' });

/** One good row each. */
export const stagedEntries = stagedTable('staged_entry', entry, {
  worked: {
    subject_id: 'uuid',
    authority_id: 'uuid',
    record_id: 'uuid',
    outcome: 'text',
    // How its record was placed before the delivery was whole: `new` written, `same` found as it is; null: not placed.
    placed: 'text',
  },
  key: 'line_no',
});

/** Of rows that are not placed. */
export const stagedContents = stagedTable('staged_content', content, { key: 'line_no' });

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
