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
 * natural person's number arrives here sealed and digested: no plain number is ever sent.
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
  line_no integer not null, authority_uscc text, authority_name text, representative_name text,
  kind text, document_number text, natural_key text not null, decided_on date, valid_from date, valid_to date,
  publicity_ends_on date, severity text, procedure text, disclosure text, fine_fen bigint, status text,
  repaired_on date, content jsonb not null, content_digest bytea not null,
  subject_id uuid, authority_id uuid, record_id uuid, version integer, outcome text
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
const entryColumns = `staged_entry (line_no, authority_uscc, authority_name, representative_name, kind, document_number,
  natural_key, decided_on, valid_from, valid_to, publicity_ends_on, severity, procedure, disclosure, fine_fen, status,
  repaired_on, content, content_digest)`;
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
    quarantine: [] as string[],
  };
  for (const row of chunk.rows) {
    if (row.type === 'entry') {
      stageParties(row.lineNo, row.entry, sealing, parts);
      parts.entries.push(stagedEntry(row, sealing));
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

function stagedEntry(row: DeliveredRow & { type: 'entry' }, sealing: Sealing): string {
  const { entry } = row;
  if (entry.type === 'record') {
    const { record } = entry;
    const content = JSON.stringify(record);
    return encodeCopyRow([
      row.lineNo,
      record.issuingAuthority.uscc,
      record.issuingAuthority.name,
      entry.legalRepresentative?.name ?? null,
      record.kind,
      record.documentNumber,
      row.naturalKey ?? '',
      record.decidedOn,
      record.validFrom,
      record.validTo,
      record.publicityEndsOn,
      record.severity,
      record.procedure,
      record.disclosure,
      record.fineFen,
      record.status,
      record.repairedOn,
      JSON.stringify(record.details),
      sealing.digest('record', content),
    ]);
  }
  const [authority, content, representative] =
    entry.type === 'registration'
      ? [
          entry.registration.registrationAuthority,
          entry.registration,
          entry.legalRepresentative?.name ?? null,
        ]
      : [null, entry.enrolment, null];
  const text = JSON.stringify(content);
  const nothing = [null, null, '', null, null, null, null, null, null, null, null, null, null];
  return encodeCopyRow([
    row.lineNo,
    authority?.uscc ?? null,
    authority?.name ?? null,
    representative,
    ...nothing,
    text,
    sealing.digest(entry.type, text),
  ]);
}
