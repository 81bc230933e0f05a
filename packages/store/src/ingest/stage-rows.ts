import {
  type Authority,
  type Entry,
  type LegalRepresentative,
  type LocalDate,
  naturalKey,
  type RecordKind,
  type StatedEvent,
} from '@egret/domain';
import type { Sealing } from '../sealing.ts';
import { contentDigests, digestArray } from './content-digest.ts';
import type { OpenRun } from './open-runs.ts';
import type { PartyStage } from './stage-parties.ts';
import { stagedContents, stagedEntries, stagedEvents } from './staged-rows.ts';

/** The good rows of a delivery as lines for COPY. */
export interface RowStage {
  add(lineNo: number, entry: Entry): void;
  /** The lines since the last call. */
  take(): { readonly entries: string; readonly contents: string; readonly events: string };
}

/** What of an entry decides which thing it is about, and what it says of it. */
interface Statement {
  readonly kind: RecordKind | null;
  readonly naturalKey: string;
  /** The day in the world that the row speaks for; null where that is the day of delivery. */
  readonly datedOn: LocalDate | null;
  readonly authority: Authority | null;
  readonly representative: LegalRepresentative | null;
  /** Null where the row brings events only. */
  readonly content: object | null;
  readonly events: readonly StatedEvent[];
}

/** Opens the stage of a run's rows; the parties that they name go to `parties`. */
export function openRowStage(sealing: Sealing, parties: PartyStage, run: OpenRun): RowStage {
  let lines = nothing();
  const source = `${run.department.uscc}/${run.delivery}`;
  return {
    add(lineNo, entry) {
      const statement = statementOf(entry);
      const { content, events, representative, authority } = statement;
      const said = content && [content, representative && named(representative)];
      const contentDigest = contentDigests(sealing, entry.type, said);
      lines.entries.push(
        stagedEntries.encode({
          line_no: lineNo,
          place: `${source}/${String(lineNo).padStart(9, '0')}`,
          subject_party: parties.numberOf(entry.subject),
          representative_party: representativeNumber(representative, parties),
          representative_name: representative?.name ?? null,
          kind: statement.kind,
          natural_key: statement.naturalKey,
          dated_on: statement.datedOn,
          has_content: content !== null,
          has_events: events.length > 0,
          content_digest: contentDigest.active,
          digest_key_id: contentDigest.keyId,
          other_digests: digestArray(contentDigest.others),
          statement_digest:
            events.length === 0
              ? contentDigest.active
              : contentDigests(sealing, 'statement', [said, events]).active,
          authority_uscc: authority?.uscc ?? null,
          authority_name: authority?.name ?? null,
        }),
      );
      if (content !== null) lines.contents.push(contentLine(lineNo, entry, content));
      for (const [ordinal, event] of events.entries()) {
        lines.events.push(eventLine(sealing, lineNo, ordinal, event));
      }
    },
    take() {
      const { entries, contents, events } = lines;
      lines = nothing();
      return { entries: entries.join(''), contents: contents.join(''), events: events.join('') };
    },
  };
}

function nothing(): { entries: string[]; contents: string[]; events: string[] } {
  return { entries: [], contents: [], events: [] };
}

function statementOf(entry: Entry): Statement {
  const none = { kind: null, representative: null, events: [] } as const;
  switch (entry.type) {
    case 'record': {
      const { record, events, legalRepresentative: representative } = entry;
      const { kind, issuingAuthority: authority } = record;
      const datedOn = record.decidedOn;
      return {
        kind,
        naturalKey: naturalKey(record),
        datedOn,
        authority,
        representative,
        content: record,
        events,
      };
    }
    case 'event': {
      const { reference, events } = entry;
      const { kind, naturalKey: key, issuingAuthority: authority } = reference;
      const datedOn = latest(events.map(({ effectiveOn }) => effectiveOn));
      return { ...none, kind, naturalKey: key, datedOn, authority, content: null, events };
    }
    case 'registration': {
      const { registration: content, legalRepresentative: representative } = entry;
      const { registrationAuthority: authority } = content;
      // The approval that it shows (核准日期), else the founding, so that any approval is later.
      const datedOn = content.approvedOn ?? content.registeredOn;
      return { ...none, naturalKey: '', datedOn, authority, representative, content };
    }
    case 'enrolment': {
      const { enrolment: content } = entry;
      return { ...none, naturalKey: content.agreementNumber, datedOn: null, authority: null, content };
    }
  }
}

function latest(days: readonly LocalDate[]): LocalDate | null {
  return days.reduce<LocalDate | null>((last, day) => (last === null || day > last ? day : last), null);
}

/** The party of a representative whom the row identifies; null where it names none or only names one. */
function representativeNumber(
  representative: LegalRepresentative | null,
  parties: PartyStage,
): number | null {
  if (representative === null || representative.identifier === null) return null;
  const { name, minorUntil, identifier } = representative;
  return parties.numberOf({ kind: 'natural-person', name, minorUntil, identifiers: [identifier] });
}

/** What of a representative belongs to the row's content; how long they are a minor depends on the day of delivery. */
function named({ name, identifier }: LegalRepresentative) {
  return { name, identifier };
}

/** Registrations and enrolments have all they say in their content. */
const noColumns = {
  document_number: null,
  decided_on: null,
  valid_from: null,
  valid_to: null,
  publicity_stated_until: null,
  severity_stated: null,
  procedure_stated: null,
  disclosure_stated: null,
  fine_fen: null,
} as const;

function contentLine(lineNo: number, entry: Entry, content: object): string {
  if (entry.type !== 'record') {
    return stagedContents.encode({ ...noColumns, line_no: lineNo, content: JSON.stringify(content) });
  }
  const { record } = entry;
  return stagedContents.encode({
    line_no: lineNo,
    document_number: record.documentNumber,
    decided_on: record.decidedOn,
    valid_from: record.validFrom,
    valid_to: record.validTo,
    publicity_stated_until: record.publicityStatedUntil,
    severity_stated: record.severityStated,
    procedure_stated: record.procedureStated,
    disclosure_stated: record.disclosureStated,
    fine_fen: record.fineFen,
    content: JSON.stringify(record.details),
  });
}

function eventLine(sealing: Sealing, lineNo: number, ordinal: number, event: StatedEvent): string {
  const { kind, effectiveOn, authority, documentNumber } = event;
  const digests = contentDigests(sealing, 'record-event', event);
  return stagedEvents.encode({
    line_no: lineNo,
    ordinal,
    kind,
    effective_on: effectiveOn,
    authority_uscc: authority?.uscc ?? null,
    authority_name: authority?.name ?? null,
    document_number: documentNumber,
    event_digest: digests.active,
    digest_key_id: digests.keyId,
    other_digests: digestArray(digests.others),
  });
}
