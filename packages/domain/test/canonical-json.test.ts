import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../src/index.ts';
import { recordOf } from './_rows.ts';

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: [true, null, 'x"'] }, '{"a":[true,null,"x\\""],"b":1}'],
    [{ 一: 1, a: undefined, b: null, Z: {} }, '{"Z":{},"一":1}'],
    [-0, '0'],
  ])('of %j is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('is the same whatever the order of keys, and the same value when read again', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(Object.fromEntries(Object.entries(value).toReversed()))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('writes every text as JSON does', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.array(unit), (parts) => {
        const text = parts.join('');
        expect(canonicalJson(text)).toBe(JSON.stringify(text));
        expect(canonicalJson({ [text]: 1 })).toBe(JSON.stringify({ [text]: 1 }));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([[Number.NaN], [() => 1], [1n]])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe('the text that a record is digested by', () => {
  // Frozen: where one of these changes, every record that is delivered again is taken for revised. A field that is new
  // and empty must not change them; another change needs a new version of digests.
  it.each([
    [
      'licence',
      recordOf('licence', 'licence-organisation'),
      '{"decidedOn":"2020-06-01","details":{"certificateName":"食品经营许可证","certificateNumber":"JY13502990000012","content":"准予食品经营","documentName":"食品经营许可证","licenceKind":"ordinary","provider":{"name":"厦门市海沧区测试局","uscc":"11350299TT0000031F"}},"documentNumber":"厦海食许〔2020〕12号","issuingAuthority":{"name":"厦门市海沧区测试局","uscc":"11350299TT0000031F"},"kind":"licence","validFrom":"2020-06-01","validTo":"2025-05-31"}',
    ],
    [
      'penalty',
      recordOf('penalty', 'penalty-organisation'),
      '{"decidedOn":"2020-06-02","details":{"content":"罚款人民币20000元","facts":"在网店页面宣传“全国销量第一”","legalBasis":"《中华人民共和国广告法》第五十七条","penaltyKinds":["fine"],"provider":{"name":"厦门市海沧区测试局","uscc":"11350299TT0000031F"},"violationType":"发布虚假广告"},"disclosureStated":"public","documentNumber":"厦海罚〔2020〕7号","fineFen":2000000,"issuingAuthority":{"name":"厦门市海沧区测试局","uscc":"11350299TT0000031F"},"kind":"penalty","procedureStated":"ordinary","publicityStatedUntil":"2021-06-02","severityStated":"general"}',
    ],
    [
      'public service',
      recordOf('public-service', 'public-service'),
      '{"decidedOn":"2020-06-04","details":{"acceptedOn":"2020-06-01","itemCode":"235029900001","result":"办结","subItem":"失业登记"},"documentNumber":"35029920200600001","issuingAuthority":{"name":"厦门市海沧区测试局","uscc":"11350299TT0000031F"},"kind":"public-service"}',
    ],
    [
      'honour',
      recordOf('other', 'other'),
      '{"decidedOn":"2020-06-05","details":{"honourLevel":"city","otherKind":"honour","text":"授予“厦门市优秀志愿者”称号"},"documentNumber":"厦文明办〔2020〕3号","issuingAuthority":{"name":"厦门市海沧区测试局","uscc":"11350299TT0000031F"},"kind":"other"}',
    ],
    [
      'commitment',
      recordOf('commitment', 'commitment'),
      '{"decidedOn":"2020-06-08","details":{"commitmentKind":"informed","fulfilment":"pending","item":"食品经营许可（新办）告知承诺"},"documentNumber":"informed/食品经营许可（新办）告知承诺/2020-06-08","issuingAuthority":{"name":"厦门市海沧区测试局","uscc":"11350299TT0000031F"},"kind":"commitment","validTo":"2021-06-07"}',
    ],
  ] as const)('is that of version 1 for a %s', (_, record, text) => {
    expect(canonicalJson(record)).toBe(text);
  });
});
