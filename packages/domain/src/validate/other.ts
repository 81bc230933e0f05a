import { normaliseDocumentNumber } from '../normalise/document-number.ts';
import type { Entry } from '../records.ts';
import { readAuthority } from './authority.ts';
import { plainRecord } from './plain-record.ts';
import { readName, readDecisionDate, readText, readWord } from './read-cell.ts';
import { disclosureWords, judgmentFulfilled, otherKindWords } from './record-words.ts';
import type { Row } from './row.ts';
import { report } from './row.ts';
import { eventOn, readEvents } from './stated-events.ts';
import { readSubject } from './subject.ts';

/**
 * An honour, volunteering, a donation or a judgment default as a record; the fulfilment of a judgment as an event of the
 * default with the same case number. Null with issues.
 */
export function readOther(row: Row): Entry | null {
  const decidedOn = readDecisionDate(row, 'decidedOn');
  const subject = readSubject(row, decidedOn);
  const number = readName(row, 'documentNumber');
  const word = readWord(row, 'otherKind', otherKindWords);
  const text = readText(row, 'content');
  const issuingAuthority = readAuthority(row, 'authority', 'authorityUscc');
  const disclosureStated = readWord(row, 'disclosure', disclosureWords);
  const kind = word === null || word === judgmentFulfilled ? 'other' : word.otherKind;
  const events = readEvents(row, kind, decidedOn);
  if (decidedOn === null || subject === null || number === null || word === null) return null;
  if (text === null || issuingAuthority === null) return null;
  const documentNumber = normaliseDocumentNumber(number);
  if (word === judgmentFulfilled) {
    if (events.length > 0) report(row, 'status', { code: 'event-taken-back', params: {} });
    return {
      type: 'event',
      subject,
      reference: { kind: 'other', issuingAuthority, documentNumber, naturalKey: documentNumber },
      events: [eventOn('fulfilled', decidedOn)],
    };
  }
  return {
    type: 'record',
    subject,
    legalRepresentative: null,
    record: {
      ...plainRecord,
      kind: 'other',
      documentNumber,
      issuingAuthority,
      decidedOn,
      validTo: null,
      disclosureStated,
      details: { ...word, text },
    },
    events,
  };
}
