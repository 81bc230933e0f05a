import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  birthDate,
  checkIdentifier,
  identifierFormats,
  identifierSchemes,
  isPersonalIdentifier,
  isPersonalScheme,
  localDate,
  minorUntil,
  normaliseIdentifier,
  renderIssue,
} from '../src/index.ts';
import type { Identifier, IdentifierScheme, RenderedIssue } from '../src/index.ts';
import {
  organisationCheckCharacter,
  registrationCheckDigit,
  residentCheckCharacter,
  usccCheckCharacter,
} from '../src/identity/check-characters.ts';
import { realUsccs } from './_usccs.ts';

/** The samples of textbooks, nobody's numbers. */
const sampleResidentIds = ['11010519491231002X', '34052419800101001X'];

function firstIssue(
  scheme: IdentifierScheme,
  raw: string,
  asOf = localDate('2026-04-01'),
): RenderedIssue | null {
  const checked = checkIdentifier(scheme, raw, '字段', asOf);
  return checked.ok ? null : renderIssue(checked.issues[0]);
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const uscc = fc
  .tuple(fc.constantFrom('91', '92', '11', '12', '51', '52', 'N2', 'A1', 'Y1'), digits(6), digits(8))
  .map(([kind, region, body]) => {
    const first17 = `${kind}${region}${body}${organisationCheckCharacter(body)}`;
    return first17 + usccCheckCharacter(first17);
  });
const residentId = fc
  .tuple(
    fc.constantFrom('110105', '350205', '542421', '659001', '810000'),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    digits(3),
  )
  .map(([region, born, seq]) => {
    const first17 = `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${seq}`;
    return first17 + residentCheckCharacter(first17);
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

describe('numbers of persons', () => {
  it.each([
    ...sampleResidentIds.map((id) => ['resident-id', id] as const),
    ['residence-permit', withCheck('81000019900101001')],
    ['residence-permit', withCheck('83000019900101001')],
    ['foreign-permanent-resident-id', 'USA350219900101'],
    ['foreign-permanent-resident-id', withCheck('93584019900101001')],
    ['passport', 'E12345678'],
    ['passport', 'EA1234567'],
    ['mainland-travel-permit', 'H12345678'],
    ['mainland-travel-permit', 'M1234567801'],
    ['mainland-travel-permit', '12345678'],
  ] as const)('accepts %s', (scheme, raw) => {
    expect(firstIssue(scheme, raw)).toBeNull();
  });

  it.each([
    ['resident-id', '110105194912310021', 'person-check-digit'],
    ['resident-id', withCheck('11010519490230002'), 'impossible-birth-date'],
    ['resident-id', withCheck('11010518491231002'), 'impossible-birth-date'],
    ['resident-id', withCheck('11010520991231002'), 'impossible-birth-date'],
    ['resident-id', '11010519491231', 'malformed-identifier'],
    ['resident-id', '110105********002X', 'masked'],
    ['residence-permit', withCheck('35020519900101001'), 'malformed-identifier'],
    ['foreign-permanent-resident-id', 'USA35021990', 'malformed-identifier'],
    ['passport', 'UNKNOWN', 'malformed-identifier'],
    ['mainland-travel-permit', 'X12345678', 'malformed-identifier'],
  ] as const)('refuses %s case %#', (scheme, raw, code) => {
    expect(firstIssue(scheme, raw)).toMatchObject({ code });
  });

  it('accepts a birth date in the future where no day is given to compare with', () => {
    expect(checkIdentifier('resident-id', withCheck('11010520991231002'), '证件号码').ok).toBe(true);
  });

  it('turns a 15-digit number into the 18 characters that replaced it', () => {
    expect(normaliseIdentifier('resident-id', '110105491231002')).toBe('11010519491231002X');
    fc.assert(
      fc.property(
        residentId.filter((id) => id.slice(6, 8) === '19'),
        (id) => {
          const fifteen = id.slice(0, 6) + id.slice(8, 17);
          const upgraded = checkIdentifier('resident-id', fifteen, '证件号码');
          expect(upgraded).toEqual({ ok: true, value: { scheme: 'resident-id', value: id } });
        },
      ),
    );
  });

  it('refuses any single changed character and never tells the right one or the whole number', () => {
    fc.assert(
      fc.property(residentId, fc.integer({ min: 1, max: 17 }), fc.nat(9), (id, index, digit) => {
        fc.pre(id.charAt(index) !== String(digit));
        const changed = id.slice(0, index) + digit + id.slice(index + 1);
        const issue = firstIssue('resident-id', changed);
        expect(issue).toMatchObject({
          code: expect.stringMatching(/^(person-check-digit|impossible-birth-date)$/),
          expected: 'a number read from the card again',
          received: expect.stringMatching(/^.{3}\*{13}.{2}$/),
          zh: expect.stringMatching(/^\D*请重新读取证件$/),
          en: expect.stringMatching(/^\D*$/),
        });
      }),
    );
  });

  it('knows which schemes and numbers are personal', () => {
    expect(identifierSchemes.filter(isPersonalScheme)).toEqual([
      'resident-id',
      'residence-permit',
      'passport',
      'mainland-travel-permit',
      'foreign-permanent-resident-id',
    ]);
    expect(Object.keys(identifierFormats)).toEqual([...identifierSchemes]);
    expect(['11010519491231002X', '11010519491231002X01', '11010549123100201'].map(isPersonalTax)).toEqual([
      true,
      true,
      true,
    ]);
    expect([...realUsccs, '350205155013367'].some(isPersonalTax)).toBe(false);
  });
});

describe('age', () => {
  it.each([
    ['20080401', '2026-03-31', '2026-04-01'],
    ['20080401', '2026-04-01', null],
    ['20080401', '2026-04-02', null],
    ['20080229', '2026-01-01', '2026-02-28'],
    ['20200101', '2026-01-01', '2038-01-01'],
  ])('of somebody born %s on %s: a minor until %s', (date, asOf, until) => {
    expect(minorUntil(bornOn(date), localDate(asOf))).toBe(until);
  });

  it('is unknown where the number carries no birth date', () => {
    expect(birthDate({ scheme: 'passport', value: 'E12345678' })).toBeNull();
    expect(birthDate({ scheme: 'foreign-permanent-resident-id', value: 'USA350219900101' })).toBeNull();
    expect(minorUntil({ scheme: 'uscc', value: '91350200260130346B' }, localDate('2026-01-01'))).toBeNull();
    expect(birthDate({ scheme: 'residence-permit', value: withCheck('81000019900101001') })).toBe(
      '1990-01-01',
    );
  });
});

function withCheck(first17: string): string {
  return first17 + residentCheckCharacter(first17);
}

function isPersonalTax(value: string): boolean {
  return isPersonalIdentifier({ scheme: 'tax-number', value });
}

function bornOn(date: string): Identifier {
  return { scheme: 'resident-id', value: withCheck(`350205${date}001`) };
}
