import { residentCheckCharacter } from '@egret/domain';

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
