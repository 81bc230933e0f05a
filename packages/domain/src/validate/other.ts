import { normaliseDocumentNumber } from '../normalise/document-number.ts';
import type { Entry } from '../records.ts';
import { readAuthority } from './authority.ts';
import { readDisclosure } from './disclosure.ts';
import { plainRecord } from './plain-record.ts';
import { readName, readPastDate, readText, readWord } from './read-cell.ts';
import { otherKindWords } from './record-words.ts';
import type { Row } from './row.ts';
import { readSubject } from './subject.ts';

/** An honour or a court matter as a record, null with issues. */
export function readOther(row: Row): Entry | null {
  const decidedOn = readPastDate(row, 'decidedOn');
  const subject = readSubject(row, decidedOn);
  const documentNumber = readName(row, 'documentNumber');
  const word = readWord(row, 'otherKind', otherKindWords);
  const text = readText(row, 'content');
  const issuingAuthority = readAuthority(row, 'authority', 'authorityUscc');
  const disclosure = readDisclosure(row, 'other', subject?.kind ?? null);
  if (decidedOn === null || subject === null || documentNumber === null || word === null) return null;
  if (text === null || issuingAuthority === null) return null;
  return {
    type: 'record',
    subject,
    legalRepresentative: null,
    record: {
      ...plainRecord,
      kind: 'other',
      documentNumber: normaliseDocumentNumber(documentNumber),
      issuingAuthority,
      decidedOn,
      validTo: null,
      disclosure,
      details: { ...word, text },
    },
  };
}
