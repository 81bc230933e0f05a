import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mask, maskName, maskPersonalNumbers } from '../src/index.ts';

describe('mask', () => {
  it.each([
    ['11010519491231002X', '110*************2X'],
    ['E12345678', 'E12****78'],
    ['12345678', '123***78'],
    ['1234567', '*******'],
    ['', ''],
  ])('shows of %s only %s', (value, masked) => {
    expect(mask(value)).toBe(masked);
  });

  it('keeps the length and never shows more than five characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{0,40}$/), (value) => {
        const masked = mask(value);
        expect(masked).toHaveLength(value.length);
        expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('maskName', () => {
  it.each([
    ['张三', '张*'],
    [' 欧阳小明 ', '欧***'],
    ['阿卜杜拉·买买提', '阿***·***'],
    ['John Smith', 'J*** *****'],
  ])('of %s is %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});

describe('maskPersonalNumbers', () => {
  it.each([
    ['当事人（身份证号11010519491231002X）无证经营', '当事人（身份证号110*************2X）无证经营'],
    ['证件１１０１０５１９４９１２３１００２Ｘ。', '证件１１０*************２Ｘ。'],
    ['mistyped 110105194912310021', 'mistyped 110*************21'],
    ['ID11010519491231002x,', 'ID110*************2x,'],
    ['号码110105 19491231 002X', '号码110***************2X'],
    ['旧证110105491231002', '旧证110**********02'],
    ['税号11010519491231002X01', '税号110***************01'],
    ['持H12345678通行证', '持H12****78通行证'],
    ['持M1234567801', '持M12******01'],
    ['护照E12345678、EA1234567', '护照E12****78、EA1****67'],
    ['永居USA350219900101', '永居USA**********01'],
    ['台胞证号：12345678', '台胞证号：123***78'],
  ])('of "%s" is "%s"', (text, masked) => {
    expect(maskPersonalNumbers(text)).toBe(masked);
  });

  it.each([
    '厦海综执罚决字〔2020〕第123号，罚款20000元',
    '华为技术914403001922038216',
    '厦门钨业91350200155013367M',
    '注册号110108000000016',
    '决定日期20201231，电话05926051234，手机13900000000',
    '银行账号6222020200012345678',
    '已脱敏110***********002X',
  ])('leaves "%s"', (text) => {
    expect(maskPersonalNumbers(text)).toBe(text);
  });

  it('masked once is masked for good', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9X身份证 ]{0,60}$/), (text) => {
        const once = maskPersonalNumbers(text);
        expect(maskPersonalNumbers(once)).toBe(once);
        expect(once).not.toMatch(/(?<![0-9])[1-8][0-9]{16}X(?![0-9A-Za-z])/);
      }),
    );
  });
});
