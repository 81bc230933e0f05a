import type { Disclosure, RecordKind, SubjectKind } from '../vocabulary.ts';
import { readWord } from './read-cell.ts';
import { disclosureWords } from './record-words.ts';
import type { Row } from './row.ts';

interface DefaultDisclosure {
  readonly organisations: Disclosure;
  readonly persons: Disclosure;
}

/**
 * Who may see a record whose source does not say: licences and penalties are published (双公示, 发改办财金
 * 〔2018〕424号) but penalties on natural persons are not; the rest of what is known of persons is shared among
 * departments, cases of public services need their consent. The last three kinds are settings of ours.
 */
const defaults: Readonly<Record<RecordKind, DefaultDisclosure>> = {
  licence: { organisations: 'public', persons: 'public' },
  penalty: { organisations: 'public', persons: 'shared' },
  'public-service': { organisations: 'shared', persons: 'authorised' },
  other: { organisations: 'public', persons: 'shared' },
  commitment: { organisations: 'public', persons: 'shared' },
};

/** Who may see a record: as the row says, except that a penalty on a natural person is never public. */
export function readDisclosure(row: Row, kind: RecordKind, subjectKind: SubjectKind | null): Disclosure {
  const person = subjectKind === 'natural-person';
  const stated = readWord(row, 'disclosure', disclosureWords);
  if (stated === null) return defaults[kind][person ? 'persons' : 'organisations'];
  return stated === 'public' && kind === 'penalty' && person ? 'shared' : stated;
}
