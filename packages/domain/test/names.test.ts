import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkIdentifier, isNameOf, isSameOrganisationName, isSamePersonName } from '../src/index.ts';
import { realUsccs } from './_usccs.ts';

describe('names of persons', () => {
  it.each([
    ['阿依努尔·买买提', '阿依努尔•买买提'],
    ['阿依努尔·买买提', '阿依努尔・买买提'],
    ['阿依努尔·买买提', '阿依努尔.买买提'],
    ['阿依努尔·买买提', '阿依努尔 · 买买提'],
    ['王小明', ' 王　小明'],
    ['王小明', '王\u200b小明'],
    ['Anna Li', 'ＡＮＮＡ ＬＩ'],
  ])('%s is %s', (a, b) => expect(isSamePersonName(a, b)).toBe(true));

  it.each([
    ['王小明', '王晓明'],
    ['王小明', '王小'],
    ['阿依努尔·买买提', '阿依努尔买买提'],
  ])('%s is not %s', (a, b) => expect(isSamePersonName(a, b)).toBe(false));
});

describe('names of organisations', () => {
  it.each([
    ['厦门（甲）商贸有限公司', '厦门(甲)商贸有限公司'],
    ['厦门（甲）商贸有限公司', '厦门〔甲〕商贸有限公司'],
    ['厦门甲商贸有限公司', '厦门甲商贸有限责任公司'],
    ['厦门甲商贸有限公司', '厦门市甲商贸有限公司'],
    ['福建甲股份有限公司', '福建省甲股份公司'],
    ['厦门甲商贸有限公司', '厦门 甲商贸\u3000有限公司'],
    ['厦门“甲”商贸有限公司', '厦门"甲"商贸有限公司'],
    ['厦门ABC有限公司', '厦门ａｂｃ有限公司'],
    ['厦门甲-乙有限公司', '厦门甲—乙有限公司'],
  ])('%s is %s', (a, b) => expect(isSameOrganisationName(a, b)).toBe(true));

  it.each([
    ['厦门甲商贸有限公司', '厦门乙商贸有限公司'],
    ['厦门甲商贸有限公司', '厦门甲商贸有限公司海沧分公司'],
    ['厦门甲商贸有限公司', '厦门甲贸易有限公司'],
    ['厦门甲有限公司', '厦门甲股份有限公司'],
    ['厦门甲商贸有限公司', '厦门（甲）商贸有限公司'],
    ['永辉超市', '永辉超'],
  ])('%s is not %s', (a, b) => expect(isSameOrganisationName(a, b)).toBe(false));

  it('are compared with former ones too, and by the rule of the kind', () => {
    expect(isNameOf('organisation', '厦门甲有限责任公司', ['厦门乙有限公司', '厦门甲有限公司'])).toBe(true);
    expect(isNameOf('natural-person', '王市', ['王'])).toBe(false);
  });

  it('are the same both ways, and every name is itself', () => {
    const name = fc.string({ unit: fc.constantFrom(...'厦门市甲乙（）()有限责任公司 ·•.-—Ａa') });
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(isSameOrganisationName(a, a)).toBe(true);
        expect(isSameOrganisationName(a, b)).toBe(isSameOrganisationName(b, a));
      }),
    );
  });
});

describe('a registration number that is the unified code without its first two characters', () => {
  it('is understood as that code', () => {
    const ofMarket = realUsccs.filter((uscc) => /^9[123]/.test(uscc));
    expect(ofMarket.length).toBeGreaterThan(10);
    for (const uscc of ofMarket) {
      expect(checkIdentifier('registration-number', ` ${uscc.slice(2).toLowerCase()}`, 'f')).toEqual({
        ok: true,
        value: { scheme: 'uscc', value: uscc },
      });
    }
  });

  it('is refused where a digit of its organisation code is mistyped', () => {
    fc.assert(
      fc.property(fc.constantFrom(...realUsccs), fc.integer({ min: 6, max: 14 }), (uscc, at) => {
        const short = uscc.slice(2);
        // Two digits differ by less than 11, so the organisation code's own check sees it (GB 11714).
        fc.pre(/\d/.test(short.charAt(at)));
        const typed = short.slice(0, at) + (short.charAt(at) === '7' ? '3' : '7') + short.slice(at + 1);
        expect(checkIdentifier('registration-number', typed, 'f').ok).toBe(false);
      }),
    );
  });
});
