import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkIdentifier, normaliseIdentifier } from '../src/index.ts';
import {
  organisationCheckCharacter,
  registrationCheckDigit,
  usccCheckCharacter,
} from '../src/identity/check-characters.ts';
import { digits, firstIssue } from './_identifiers.ts';
import { realUsccs } from './_usccs.ts';

const uscc = fc
  .tuple(fc.constantFrom('91', '92', '11', '12', '51', '52', 'N2', 'A1', 'Y1'), digits(6), digits(8))
  .map(([kind, region, body]) => {
    const first17 = `${kind}${region}${body}${organisationCheckCharacter(body)}`;
    return first17 + usccCheckCharacter(first17);
  });
const registrationNumber = digits(14)
  .filter((first14) => Number(first14) > 0)
  .map((first14) => first14 + registrationCheckDigit(first14));

describe('unified social credit codes', () => {
  it.each(realUsccs)('accepts %s', (code) => {
    expect(checkIdentifier('uscc', code, '统一社会信用代码')).toEqual({
      ok: true,
      value: { scheme: 'uscc', value: code },
    });
    expect(firstIssue('organisation-code', `${code.slice(8, 16)}-${code.slice(16, 17)}`)).toBeNull();
  });

  it.each([
    ['91110108721792367R', 'uscc-check-digit', 'check character 4; embedded organisation code wrong'],
    ['91350000611300758B', 'uscc-check-digit', 'check character 6; embedded organisation code right'],
    ['91320100250571846X', 'uscc-check-digit', 'check character L; embedded organisation code wrong'],
    ['00000000000000000X', 'placeholder', 'a real number'],
    ['9135020026013034', 'malformed-identifier', '18 digits or capital letters'],
    ['9135020026O130346B', 'confusable-letter', '18 digits or capital letters'],
    ['350205********0012', 'masked', 'the whole number'],
    ['  ', 'identifier-required', '18 digits or capital letters'],
  ])('refuses %s as %s', (raw, code, expected) => {
    expect(firstIssue('uscc', raw)).toMatchObject({
      code,
      expected: expect.stringContaining(expected),
      field: '字段',
    });
  });

  it('names the embedded organisation code where only that is wrong', () => {
    const first17 = '91350200260130347';
    const code = first17 + usccCheckCharacter(first17);
    expect(firstIssue('uscc', code)).toMatchObject({
      code: 'embedded-check-digit',
      expected: 'embedded organisation code with check character 6',
    });
  });

  it('hints at O and I without exchanging them', () => {
    expect(firstIssue('uscc', '9135020026O130346B')?.zh).toContain('数字1、0');
  });

  it.each(['610000', '710000', '810000', '820000', '659001'])('accepts the region %s', (region) => {
    const first17 = `91${region}260130346`;
    expect(firstIssue('uscc', first17 + usccCheckCharacter(first17))).toBeNull();
  });

  it('stays right through full width, lower case and spaces', () => {
    fc.assert(
      fc.property(uscc, (code) => {
        const wide = [...code].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
        expect(normaliseIdentifier('uscc', ` ${wide.toLowerCase()}\u3000\n`)).toBe(code);
        expect(firstIssue('uscc', wide)).toBeNull();
      }),
    );
  });

  it('is refused after any single changed character', () => {
    fc.assert(
      fc.property(
        uscc,
        fc.nat(17),
        fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'),
        (code, index, c) => {
          fc.pre(code.charAt(index) !== c);
          expect(firstIssue('uscc', code.slice(0, index) + c + code.slice(index + 1))).not.toBeNull();
        },
      ),
    );
  });
});

describe('older codes of organisations', () => {
  it.each([
    ['organisation-code', 'D2143569-X', 'D2143569X'],
    ['organisation-code', 'd2143569－x', 'D2143569X'],
    ['registration-number', '110108000000016', '110108000000016'],
    ['registration-number', '3502001001234', '3502001001234'],
    ['tax-number', '350205155013367', '350205155013367'],
  ] as const)('accepts %s %s', (scheme, raw, value) => {
    expect(checkIdentifier(scheme, raw, '代码')).toEqual({ ok: true, value: { scheme, value } });
  });

  it.each([
    ['organisation-code', 'D2143569-1', 'check-digit', 'check character X'],
    ['organisation-code', 'D214356', 'malformed-identifier', '8 digits'],
    ['organisation-code', '000000000', 'placeholder', 'a real number'],
    ['registration-number', '110108000000017', 'check-digit', 'check character 6'],
    ['registration-number', '企独闽厦总字第1号', 'malformed-identifier', '15 digits'],
    ['registration-number', '000000000000000', 'placeholder', 'a real number'],
    ['tax-number', '12345', 'malformed-identifier', '15, 17, 18 or 20'],
  ] as const)('refuses %s %s as %s', (scheme, raw, code, expected) => {
    expect(firstIssue(scheme, raw)).toMatchObject({
      code,
      expected: expect.stringContaining(expected),
      received: expect.any(String),
    });
  });

  it('refuses a registration number after any single changed digit', () => {
    fc.assert(
      fc.property(registrationNumber, fc.nat(14), fc.nat(9), (number, index, digit) => {
        fc.pre(number.charAt(index) !== String(digit));
        expect(
          firstIssue('registration-number', number.slice(0, index) + digit + number.slice(index + 1)),
        ).not.toBeNull();
      }),
    );
  });
});
