import type { CommitmentKind, Entry } from '../records.ts';
import type { LocalDate } from '../local-date.ts';
import { maskPersonalNumbers } from '../mask.ts';
import { readAuthority } from './authority.ts';
import { plainRecord } from './plain-record.ts';
import { checkOrder, readEnd, readName, readDecisionDate, readWord } from './read-cell.ts';
import { commitmentKindWords, disclosureWords, fulfilmentWords } from './record-words.ts';
import type { Row } from './row.ts';
import { readEvents } from './stated-events.ts';
import { readSubject } from './subject.ts';

/** A signed commitment as a record, null with issues. */
export function readCommitment(row: Row): Entry | null {
  const decidedOn = readDecisionDate(row, 'decidedOn');
  const validTo = readEnd(row, 'validTo');
  checkOrder(row, { field: 'decidedOn', date: decidedOn }, { field: 'validTo', date: validTo });
  const subject = readSubject(row, decidedOn);
  const commitmentKind = readWord(row, 'commitmentKind', commitmentKindWords);
  const name = readName(row, 'item');
  const fulfilment = readWord(row, 'fulfilment', fulfilmentWords);
  const issuingAuthority = readAuthority(row, 'authority', 'authorityUscc');
  const events = readEvents(row, 'commitment', decidedOn);
  const disclosureStated = readWord(row, 'disclosure', disclosureWords);
  if (decidedOn === null || subject === null || commitmentKind === null || name === null) return null;
  if (fulfilment === null || issuingAuthority === null) return null;
  const item = maskPersonalNumbers(name);
  return {
    type: 'record',
    subject,
    legalRepresentative: null,
    record: {
      ...plainRecord,
      kind: 'commitment',
      documentNumber: commitmentNumber(commitmentKind, item, decidedOn),
      issuingAuthority,
      decidedOn,
      validTo: validTo === 'long-term' ? null : validTo,
      disclosureStated,
      details: { commitmentKind, item, fulfilment },
    },
    events,
  };
}

/** Commitments have no number of their own: a subject signs one item once a day. */
function commitmentNumber(kind: CommitmentKind, item: string, signedOn: LocalDate): string {
  return `${kind}/${item}/${signedOn}`;
}
