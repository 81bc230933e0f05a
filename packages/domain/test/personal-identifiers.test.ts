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
} from '../src/index.ts';
import type { Identifier } from '../src/index.ts';
import { residentCheckCharacter } from '../src/identity/check-characters.ts';
import { digits, firstIssue } from './_identifiers.ts';
import { realUsccs } from './_usccs.ts';

/** The samples of textbooks, nobody's numbers. */
const sampleResidentIds = ['11010519491231002X', '34052419800101001X'];

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

describe('a birth date as of a day', () => {
  const as = (born: string, asOf: string) =>
    checkIdentifier('resident-id', withCheck(`110105${born}002`), 'f', localDate(asOf)).ok;

  it('is that of somebody who is born and can be alive: at most 125 years old', () => {
    expect(as('20201231', '2020-12-31')).toBe(true);
    expect(as('20210101', '2020-12-31')).toBe(false);
    expect(as('19010101', '2026-12-31')).toBe(true);
    expect(as('19001231', '2026-01-01')).toBe(false);
  });
});
