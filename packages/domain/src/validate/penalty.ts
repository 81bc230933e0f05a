import { normaliseDocumentNumber } from '../normalise/document-number.ts';
import type { Entry } from '../records.ts';
import { readAuthority, readProvider } from './authority.ts';
import { readAmounts } from './penalty-amounts.ts';
import { readPenaltyKinds } from './penalty-kinds.ts';
import { checkOrder, readEnd, readName, readDecisionDate, readText, readWord } from './read-cell.ts';
import { disclosureWords, procedureWords, severityWords } from './record-words.ts';
import type { Row } from './row.ts';
import { report } from './row.ts';
import { readEvents } from './stated-events.ts';
import { readLegalRepresentative, readSubject } from './subject.ts';
import { checkSummaryProcedure } from './summary-procedure.ts';

/** A row of either penalty template as a record, null with issues. Rules: 发改办财金〔2018〕424号. */
export function readPenalty(row: Row): Entry | null {
  const decidedOn = readDecisionDate(row, 'decidedOn');
  const validTo = readEnd(row, 'validTo');
  const decided = { field: 'decidedOn', date: decidedOn } as const;
  checkOrder(row, decided, { field: 'validTo', date: validTo });
  const publicityUntil = readEnd(row, 'publicityEndsOn');
  checkOrder(row, decided, { field: 'publicityEndsOn', date: publicityUntil });
  const subject = readSubject(row, decidedOn);
  const legalRepresentative =
    subject?.kind === 'natural-person' ? null : readLegalRepresentative(row, decidedOn);
  const documentNumber = readName(row, 'documentNumber');
  const content = readText(row, 'content');
  const kinds = readPenaltyKinds(row, content);
  const amounts = readAmounts(row, kinds?.kinds ?? [], content);
  const violationType = readViolationType(row);
  const facts = readText(row, 'facts');
  const legalBasis = readText(row, 'legalBasis');
  const issuingAuthority = readAuthority(row, 'authority', 'authorityUscc');
  const provider = readProvider(row);
  const procedureStated = readWord(row, 'procedure', procedureWords);
  const severity = readWord(row, 'severity', severityWords);
  const events = readEvents(row, 'penalty', decidedOn);
  const disclosureStated = readWord(row, 'disclosure', disclosureWords);
  const certificate = readText(row, 'certificate');
  const note = readText(row, 'note');
  if (decidedOn === null || subject === null || documentNumber === null || kinds === null) return null;
  if (content === null || violationType === null || facts === null || legalBasis === null) return null;
  if (issuingAuthority === null || provider === null) return null;
  const { fineFen, confiscatedFen } = amounts;
  if (procedureStated === 'summary') {
    checkSummaryProcedure(row, subject.kind, decidedOn, { penaltyKinds: kinds.kinds, fineFen });
  }
  return {
    type: 'record',
    subject,
    legalRepresentative,
    record: {
      kind: 'penalty',
      documentNumber: normaliseDocumentNumber(documentNumber),
      issuingAuthority,
      decidedOn,
      validFrom: null,
      validTo: validTo === 'long-term' ? null : validTo,
      severityStated: severity === 'undetermined' ? null : severity,
      procedureStated,
      publicityStatedUntil: publicityUntil === 'long-term' ? null : publicityUntil,
      disclosureStated,
      fineFen,
      details: {
        violationType,
        facts,
        legalBasis,
        penaltyKinds: kinds.kinds,
        penaltyKindOther: kinds.other,
        content,
        confiscatedFen,
        certificate,
        provider,
        note,
      },
    },
    events,
  };
}

/** The standard of 2015 had the name of the case instead. */
function readViolationType(row: Row): string | null {
  if (row.draft.violationType !== undefined) return readText(row, 'violationType');
  if (row.draft.caseName === undefined) report(row, 'violationType', { code: 'required', params: {} });
  return readText(row, 'caseName');
}
