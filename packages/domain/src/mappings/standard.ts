import type { Draft, Field } from './mapping.ts';

/** Which standard of 双公示 a header is of: it decides what the numbers of 当前状态 mean. */
export type Standard = '2015' | '2018' | 'unclear';

/** What a licence and a penalty say of their kind in the standard of 2018, and what stood there in that of 2015. */
const decisive: readonly Field[] = ['licenceKind', 'violationType'];
const older: readonly Field[] = ['approvalKind', 'caseName'];

/** Other columns that only the standard of 2018 has. */
const newer: readonly Field[] = [
  'subjectKind',
  'authorityUscc',
  'providerUscc',
  'certificateName',
  'certificateNumber',
  'legalRepresentativePaper',
];

/**
 * The standard that a row's header is of (发改办财金〔2018〕424号, or the one of 2015 before it), told by its columns, filled
 * or not. A column of 2015 that a department added to the layout of 2018 makes it no header of 2015; where the columns
 * of both are there and neither decides, it is unclear. Layouts that know only one numbering are taken for 2018.
 */
export function standardOf(draft: Draft): Standard {
  const has = (field: Field): boolean => draft[field] !== undefined;
  if (decisive.some(has) || !older.some(has)) return '2018';
  return newer.some(has) ? 'unclear' : '2015';
}
