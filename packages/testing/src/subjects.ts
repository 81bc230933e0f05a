import { residentCheckCharacter, type SubjectReference } from '@egret/domain';

/** The department of the tests: a code of the division 350299, which does not exist. */
export const department = { uscc: '11350299MB0000019E', name: '海沧区测试局' };

/** The code and the name of the firm of the tests. */
export const firmCode = { scheme: 'uscc', value: '91350299MA0000015P' } as const;
export const firmName = '厦门市海沧区甲商贸有限公司';

/** A citizen number of nobody, its check character right; each serial (1 to 999) is another person. */
export function aResidentId(serial = 1, born = '19900101'): string {
  const first17 = `350299${born}${String(serial).padStart(3, '0')}`;
  return first17 + residentCheckCharacter(first17);
}

/** The number of the first person of the tests. */
export const personCode = { scheme: 'resident-id', value: aResidentId() } as const;

/** The firm of the tests as a row names it. */
export function aFirm(changes: Partial<SubjectReference> = {}): SubjectReference {
  return { kind: 'organisation', name: firmName, identifiers: [firmCode], minorUntil: null, ...changes };
}

/** The first person of the tests, of age, as a row names them. */
export function aPerson(changes: Partial<SubjectReference> = {}): SubjectReference {
  return { kind: 'natural-person', name: '陈某', identifiers: [personCode], minorUntil: null, ...changes };
}
