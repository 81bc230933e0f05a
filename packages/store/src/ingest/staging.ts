import type { Client } from 'pg';
import { type Entry, type LegalRepresentative, withImpliedIdentifiers } from '@egret/domain';
import { copyInto, encodeCopyRow } from '../copy.ts';
import type { Sealing } from '../sealing.ts';
import type { DeliveredChunk, DeliveredRow } from './delivery.ts';
import { openPartyStage, type PartyStage } from './stage-parties.ts';
import { targets } from './staging-tables.ts';

/** Takes the chunks of one delivery in their order. */
export interface Stage {
  /** Sends a chunk: the raw rows sealed, the good entries to staging, the others to quarantine. */
  add(chunk: DeliveredChunk): Promise<void>;
}

/** Opens the stage of a run in the transaction of its batch, on a connection that is prepared for staging. */
export function openStage(
  client: Client,
  sealing: Sealing,
  place: { readonly runId: string; readonly batchId: number },
): Stage {
  const { runId, batchId } = place;
  const partyStage = openPartyStage(sealing);
  let chunkNo = 0;
  return {
    async add(chunk) {
      const entries: string[] = [];
      const contents: string[] = [];
      const quarantine: string[] = [];
      for (const row of chunk.rows) {
        if (row.type === 'entry') {
          entries.push(entryRow(row, partyStage, sealing));
          contents.push(contentRow(row.lineNo, row.entry));
        } else {
          quarantine.push(encodeCopyRow([runId, row.lineNo, row.type, JSON.stringify(row.issues), batchId]));
        }
      }
      const { parties, identifiers } = partyStage.take();
      const sealed = sealing.seal({ table: 'raw_chunk', id: `${runId}/${chunkNo}` }, chunk.raw);
      const [first, last] = [chunk.rows[0].lineNo, chunk.rows.at(-1)?.lineNo ?? 0];
      await copyInto(client, targets.raw, [encodeCopyRow([runId, chunkNo, first, last, sealed])]);
      await copyInto(client, targets.party, parties);
      await copyInto(client, targets.identifier, identifiers);
      await copyInto(client, targets.entry, entries);
      await copyInto(client, targets.content, contents);
      await copyInto(client, targets.quarantine, quarantine);
      chunkNo += 1;
    },
  };
}

function entryRow(row: DeliveredRow & { type: 'entry' }, parties: PartyStage, sealing: Sealing): string {
  const { entry, lineNo } = row;
  const { subject } = entry;
  const subjectParty = parties.numberOf({
    ...subject,
    identifiers: withImpliedIdentifiers(subject.identifiers),
  });
  const representative = entry.type === 'enrolment' ? null : entry.legalRepresentative;
  const representativeParty = representative === null ? null : representativeNumber(representative, parties);
  const authority = authorityOf(entry);
  return encodeCopyRow([
    lineNo,
    subjectParty,
    representativeParty,
    representative?.name ?? null,
    entry.type === 'record' ? entry.record.kind : null,
    row.naturalKey ?? '',
    entry.type === 'record' ? entry.record.status : null,
    sealing.digest(entry.type, JSON.stringify([contentOf(entry), representative && named(representative)])),
    authority?.uscc ?? null,
    authority?.name ?? null,
  ]);
}

/** The party of a representative whom the row identifies; null where it only names one. */
function representativeNumber(
  { name, minorUntil, identifier }: LegalRepresentative,
  parties: PartyStage,
): number | null {
  if (identifier === null) return null;
  return parties.numberOf({ kind: 'natural-person', name, minorUntil, identifiers: [identifier] });
}

/** What of a representative belongs to the row's content; how long they are a minor depends on the day of delivery. */
function named({ name, identifier }: LegalRepresentative) {
  return { name, identifier };
}

function contentOf(entry: Entry) {
  if (entry.type === 'record') return entry.record;
  return entry.type === 'registration' ? entry.registration : entry.enrolment;
}

function authorityOf(entry: Entry) {
  if (entry.type === 'record') return entry.record.issuingAuthority;
  return entry.type === 'registration' ? entry.registration.registrationAuthority : null;
}

function contentRow(lineNo: number, entry: Entry): string {
  if (entry.type !== 'record') {
    // Registrations and enrolments have all they say in their content.
    const none = [null, null, null, null, null, null, null, null, null, null] as const;
    return encodeCopyRow([lineNo, ...none, JSON.stringify(contentOf(entry))]);
  }
  const { record } = entry;
  return encodeCopyRow([
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
  ]);
}
