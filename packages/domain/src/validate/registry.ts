import type { Entry } from '../records.ts';
import { readAuthority } from './authority.ts';
import {
  checkPast,
  readAmount,
  readDate,
  readPastDate,
  readReference,
  readText,
  readWord,
} from './read-cell.ts';
import { registrationStateWords } from './record-words.ts';
import type { Row } from './row.ts';
import { readLegalRepresentative, readSubjectOf } from './subject.ts';

/** A row of the register as a registration, null with issues. 企业类型 tells households from organisations. */
export function readRegistry(row: Row): Entry | null {
  const registeredOn = readPastDate(row, 'registeredOn');
  const approvedOn = readDate(row, 'approvedOn');
  if (approvedOn !== null) checkPast(row, 'approvedOn', approvedOn);
  const legalForm = readReference(row, 'legalForm');
  const kind = legalForm?.includes('个体') ? 'self-employed' : 'organisation';
  const subject = readSubjectOf(row, kind, null);
  const legalRepresentative = readLegalRepresentative(row, null);
  const state = readWord(row, 'registrationState', registrationStateWords);
  const capitalFen = readAmount(row, 'capital', 'capitalYuan');
  const registrationAuthority = readAuthority(row, 'authority', 'authorityUscc');
  const industry = readText(row, 'industry');
  const address = readText(row, 'address');
  const businessScope = readText(row, 'businessScope');
  if (registeredOn === null || legalForm === null || subject === null || state === null) return null;
  if (registrationAuthority === null) return null;
  return {
    type: 'registration',
    subject,
    legalRepresentative,
    registration: {
      name: subject.name,
      legalForm,
      state,
      registeredOn,
      approvedOn,
      capitalFen,
      industry,
      address,
      businessScope,
      registrationAuthority,
    },
  };
}
