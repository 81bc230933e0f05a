import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import {
  type Entry,
  type Identifier,
  isPersonalIdentifier,
  type LocalDate,
  type SubjectKind,
  withImpliedIdentifiers,
} from '@egret/domain';
import { copyInto, encodeCopyRow } from '../copy.ts';
import type { Sealing } from '../sealing.ts';
import { type DeliveredChunk, type DeliveredRow } from './delivery.ts';

/**
 * Staging lives in temporary tables of the worker's own connection, emptied with each transaction. A
 * natural person's number arrives here sealed and digested: no plain number is ever sent. What is worked
 * out about an entry stands apart from its content, which is written once and read once.
 */
const ddl = `
create temporary table if not exists staged_party (
  line_no integer not null, party smallint not null, candidate_id uuid not null, kind text not null,
  name text not null, minor_until date, subject_id uuid, doubt text
) on commit delete rows;
create temporary table if not exists staged_identifier (
  line_no integer not null, party smallint not null, rank smallint not null, id uuid not null,
  scheme text not null, digest bytea not null, value text, sealed bytea
) on commit delete rows;
create temporary table if not exists staged_entry (
  line_no integer not null, kind text, natural_key text not null, status text, content_digest bytea not null,
  authority_uscc text, authority_name text, representative_name text,
  subject_id uuid, authority_id uuid, record_id uuid, version integer, outcome text
) on commit delete rows;
create temporary table if not exists staged_content (
  line_no integer not null, document_number text, decided_on date, valid_from date, valid_to date,
  publicity_ends_on date, severity text, procedure text, disclosure text, fine_fen bigint, repaired_on date,
  content jsonb not null
) on commit delete rows;
create temporary table if not exists staged_relation (
  subject_id uuid not null, related_subject_id uuid, name text not null, version integer not null
) on commit delete rows;
`;

const prepared = new WeakSet<Client>();

/** Makes the staging tables of a connection, once in its life. */
export async function prepareStaging(client: Client): Promise<void> {
  if (prepared.has(client)) return;
  await client.query(ddl);
  prepared.add(client);
}

const partyColumns = 'staged_party (line_no, party, candidate_id, kind, name, minor_until)';
const identifierColumns = 'staged_identifier (line_no, party, rank, id, scheme, digest, value, sealed)';
const entryColumns = `staged_entry (line_no, kind, natural_key, status, content_digest, authority_uscc,
  authority_name, representative_name)`;
const contentColumns = `staged_content (line_no, document_number, decided_on, valid_from, valid_to,
  publicity_ends_on, severity, procedure, disclosure, fine_fen, repaired_on, content)`;
const quarantineColumns = 'quarantine (run_id, line_no, outcome, issues, batch_id)';
const rawColumns = 'raw_chunk (run_id, chunk_no, first_line, last_line, sealed)';

/** The party of a row: whom it is about, or the organisation's legal representative. */
export const parties = { subject: 0, legalRepresentative: 1 } as const;

/** Sends one chunk: the raw rows sealed, the good entries to staging, the others to quarantine. */
export async function stageChunk(
  client: Client,
  sealing: Sealing,
  place: { readonly runId: string; readonly batchId: number; readonly chunkNo: number },
  chunk: DeliveredChunk,
): Promise<void> {
  const { runId, batchId, chunkNo } = place;
  const parts = {
    parties: [] as string[],
    identifiers: [] as string[],
    entries: [] as string[],
    contents: [] as string[],
    quarantine: [] as string[],
  };
  for (const row of chunk.rows) {
    if (row.type === 'entry') {
      stageParties(row.lineNo, row.entry, sealing, parts);
      stageEntry(row, sealing, parts);
    } else {
      parts.quarantine.push(
        encodeCopyRow([runId, row.lineNo, row.type, JSON.stringify(row.issues), batchId]),
      );
    }
  }
  const sealed = sealing.seal({ table: 'raw_chunk', id: `${runId}/${chunkNo}` }, chunk.raw);
  const lines = chunk.rows.map((row) => row.lineNo);
  const raw = encodeCopyRow([runId, chunkNo, lines[0] ?? 0, lines.at(-1) ?? 0, sealed]);
  await copyInto(client, rawColumns, [raw]);
  await copyInto(client, partyColumns, parts.parties);
  await copyInto(client, identifierColumns, parts.identifiers);
  await copyInto(client, entryColumns, parts.entries);
  await copyInto(client, contentColumns, parts.contents);
  await copyInto(client, quarantineColumns, parts.quarantine);
}

function stageParties(
  lineNo: number,
  entry: Entry,
  sealing: Sealing,
  parts: { readonly parties: string[]; readonly identifiers: string[] },
): void {
  const { subject } = entry;
  stageParty(lineNo, parties.subject, subject, withImpliedIdentifiers(subject.identifiers), sealing, parts);
  if (entry.type === 'enrolment' || !entry.legalRepresentative?.identifier) return;
  const { identifier, name, minorUntil } = entry.legalRepresentative;
  stageParty(
    lineNo,
    parties.legalRepresentative,
    { kind: 'natural-person', name, minorUntil },
    [identifier],
    sealing,
    parts,
  );
}

function stageParty(
  lineNo: number,
  party: number,
  subject: { readonly kind: SubjectKind; readonly name: string; readonly minorUntil: LocalDate | null },
  identifiers: readonly Identifier[],
  sealing: Sealing,
  parts: { readonly parties: string[]; readonly identifiers: string[] },
): void {
  parts.parties.push(
    encodeCopyRow([lineNo, party, randomUUID(), subject.kind, subject.name, subject.minorUntil]),
  );
  identifiers.forEach((identifier, rank) => {
    const id = randomUUID();
    const personal = subject.kind === 'natural-person' || isPersonalIdentifier(identifier);
    parts.identifiers.push(
      encodeCopyRow([
        lineNo,
        party,
        rank,
        id,
        identifier.scheme,
        sealing.identifierDigest(identifier),
        personal ? null : identifier.value,
        personal ? sealing.seal({ table: 'identifier', id }, identifier.value) : null,
      ]),
    );
  });
}

function stageEntry(
  row: DeliveredRow & { type: 'entry' },
  sealing: Sealing,
  parts: { readonly entries: string[]; readonly contents: string[] },
): void {
  const { lineNo, entry } = row;
  if (entry.type === 'record') {
    const { record } = entry;
    const digest = sealing.digest('record', JSON.stringify(record));
    const { uscc, name } = record.issuingAuthority;
    const representative = entry.legalRepresentative?.name ?? null;
    parts.entries.push(
      encodeCopyRow([
        lineNo,
        record.kind,
        row.naturalKey ?? '',
        record.status,
        digest,
        uscc,
        name,
        representative,
      ]),
    );
    parts.contents.push(
      encodeCopyRow([
        lineNo,
        record.documentNumber,
        record.decidedOn,
        record.validFrom,
        record.validTo,
        record.publicityEndsOn,
        record.severity,
        record.procedure,
        record.disclosure,
        record.fineFen,
        record.repairedOn,
        JSON.stringify(record.details),
      ]),
    );
    return;
  }
  const registered = entry.type === 'registration';
  const authority = registered ? entry.registration.registrationAuthority : null;
  const representative = registered ? (entry.legalRepresentative?.name ?? null) : null;
  const content = JSON.stringify(registered ? entry.registration : entry.enrolment);
  const digest = sealing.digest(entry.type, content);
  parts.entries.push(
    encodeCopyRow([
      lineNo,
      null,
      '',
      null,
      digest,
      authority?.uscc ?? null,
      authority?.name ?? null,
      representative,
    ]),
  );
  parts.contents.push(encodeCopyRow([lineNo, ...noRecordColumns, content]));
}

/** Registrations and enrolments have all they say in their content. */
const noRecordColumns = [null, null, null, null, null, null, null, null, null, null] as const;
