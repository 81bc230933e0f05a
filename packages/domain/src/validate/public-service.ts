import { normaliseDocumentNumber } from '../normalise/document-number.ts';
import type { Entry } from '../records.ts';
import { readAuthority } from './authority.ts';
import { plainRecord } from './plain-record.ts';
import { checkOrder, readName, readDecisionDate, readText, readWord } from './read-cell.ts';
import { disclosureWords } from './record-words.ts';
import type { Row } from './row.ts';
import { readEvents } from './stated-events.ts';
import { readSubject } from './subject.ts';

/** A case of a public service as a record, null with issues. Its decision is its closing. */
export function readPublicService(row: Row): Entry | null {
  const acceptedOn = readDecisionDate(row, 'acceptedOn');
  const decidedOn = readDecisionDate(row, 'decidedOn');
  checkOrder(row, { field: 'acceptedOn', date: acceptedOn }, { field: 'decidedOn', date: decidedOn });
  const subject = readSubject(row, decidedOn);
  const documentNumber = readName(row, 'documentNumber');
  const itemCode = readName(row, 'itemCode');
  const subItem = readText(row, 'subItem');
  const result = readText(row, 'result');
  const issuingAuthority = readAuthority(row, 'authority', 'authorityUscc');
  const events = readEvents(row, 'public-service', decidedOn);
  const disclosureStated = readWord(row, 'disclosure', disclosureWords);
  if (acceptedOn === null || decidedOn === null || subject === null || documentNumber === null) return null;
  if (itemCode === null || subItem === null || result === null || issuingAuthority === null) return null;
  return {
    type: 'record',
    subject,
    legalRepresentative: null,
    record: {
      ...plainRecord,
      kind: 'public-service',
      documentNumber: normaliseDocumentNumber(documentNumber),
      issuingAuthority,
      decidedOn,
      validTo: null,
      disclosureStated,
      details: { itemCode, subItem, acceptedOn, result },
    },
    events,
  };
}
