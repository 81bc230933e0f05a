import { normaliseDocumentNumber } from '../normalise/document-number.ts';
import { parseOther } from '../normalise/subtype.ts';
import type { Entry, LicenceKind } from '../records.ts';
import { readAuthority, readProvider } from './authority.ts';
import {
  checkOrder,
  readDate,
  readEnd,
  readName,
  readDecisionDate,
  readText,
  readWord,
} from './read-cell.ts';
import { disclosureWords, licenceKindWords } from './record-words.ts';
import type { Row } from './row.ts';
import { report } from './row.ts';
import { readEvents } from './stated-events.ts';
import { readLegalRepresentative, readSubject } from './subject.ts';

/** A row of either licence template as a record, null with issues. Rules: 发改办财金〔2018〕424号. */
export function readLicence(row: Row): Entry | null {
  const decidedOn = readDecisionDate(row, 'decidedOn');
  const validFrom = readDate(row, 'validFrom');
  const validTo = readEnd(row, 'validTo');
  checkOrder(row, { field: 'validFrom', date: validFrom }, { field: 'validTo', date: validTo });
  const subject = readSubject(row, decidedOn);
  const legalRepresentative =
    subject?.kind === 'natural-person' ? null : readLegalRepresentative(row, decidedOn);
  const documentNumber = readDocumentNumber(row);
  const documentName = readText(row, 'documentName');
  const kind = readLicenceKind(row);
  const content = readText(row, 'content');
  const issuingAuthority = readAuthority(row, 'authority', 'authorityUscc');
  const provider = readProvider(row);
  const events = readEvents(row, 'licence', decidedOn);
  const disclosureStated = readWord(row, 'disclosure', disclosureWords);
  const certificateName = readText(row, 'certificateName');
  const certificateNumber = readName(row, 'certificateNumber');
  const note = readText(row, 'note');
  if (decidedOn === null || subject === null || documentNumber === null || documentName === null) return null;
  if (kind === null || content === null || issuingAuthority === null || provider === null) return null;
  return {
    type: 'record',
    subject,
    legalRepresentative,
    record: {
      kind: 'licence',
      documentNumber,
      issuingAuthority,
      decidedOn,
      validFrom,
      validTo: validTo === 'long-term' ? null : validTo,
      severityStated: null,
      procedureStated: null,
      publicityStatedUntil: null,
      disclosureStated,
      fineFen: null,
      details: {
        documentName,
        ...kind,
        certificateName,
        certificateNumber: certificateNumber === null ? null : normaliseDocumentNumber(certificateNumber),
        content,
        provider,
        note,
      },
    },
    events,
  };
}

/** A decision without a number is known by its certificate's, as the standard says. */
function readDocumentNumber(row: Row): string | null {
  const field = row.draft.documentNumber ? 'documentNumber' : 'certificateNumber';
  if (!row.draft[field]) {
    report(row, 'documentNumber', { code: 'required', params: {} });
    return null;
  }
  const text = readName(row, field);
  return text === null ? null : normaliseDocumentNumber(text);
}

function readLicenceKind(row: Row): { licenceKind: LicenceKind; licenceKindOther: string | null } | null {
  const field = row.draft.licenceKind === undefined ? 'approvalKind' : 'licenceKind';
  const text = readText(row, field);
  if (text === null) {
    if (row.draft[field] === undefined) report(row, 'licenceKind', { code: 'required', params: {} });
    return null;
  }
  const licenceKind = licenceKindWords.get(text);
  if (licenceKind !== undefined) return { licenceKind, licenceKindOther: null };
  const other = parseOther(text);
  if (other === 'missing') {
    report(row, field, { code: 'subtype-required', params: {} });
    return null;
  }
  if (other === null) {
    const known = [...licenceKindWords.keys(), '其他-xxx'];
    report(row, field, { code: 'unknown-value', params: { known } });
    return null;
  }
  return { licenceKind: 'other', licenceKindOther: other.subtype };
}
