import { checkIdentifier, localDate } from '@egret/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { csvText } from './csv.ts';
import { departmentById, tableRows, yuanRange } from './data.ts';
import { deliveredOn, officeDayFrom } from './days.ts';
import { encodeGb18030 } from './gb18030.ts';
import { certificateNumber, organisationCode, registrationNumber, residentId, uscc } from './identifiers.ts';
import { createResidents } from './persons.ts';
import { createRandom } from './prng.ts';
import { fill, goodRow } from './rows.ts';

describe('createRandom', () => {
  it('gives the same choices for the same seed and stream, others for another stream', () => {
    const draw = (seed: number, stream: string) => {
      const random = createRandom(seed, stream);
      return Array.from({ length: 20 }, () => random.int(0, 999));
    };
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, from, width) => {
        const value = createRandom(seed, 'bounds').int(from, from + width);
        expect(value).toBeGreaterThanOrEqual(from);
        expect(value).toBeLessThanOrEqual(from + width);
      }),
    );
  });

  it('samples as many different elements as asked for, in their order', () => {
    fc.assert(
      fc.property(fc.integer(), fc.uniqueArray(fc.nat()), (seed, list) => {
        const count = Math.floor(list.length / 2);
        const taken = createRandom(seed, 'sample').sample(list, count);
        expect(taken).toHaveLength(count);
        expect(list.filter((one) => taken.includes(one))).toEqual(taken);
      }),
    );
    expect(() => createRandom(1, 'sample').sample([1], 2)).toThrow(RangeError);
  });
});

describe('identifiers', () => {
  it('are right by the standards, whatever the serial number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 999 }), (serial, order) => {
        const made = [
          checkIdentifier('uscc', uscc('91', serial), 'f'),
          checkIdentifier('organisation-code', organisationCode(serial), 'f'),
          checkIdentifier('registration-number', registrationNumber(serial), 'f'),
          checkIdentifier('resident-id', residentId(localDate('1988-02-29'), order), 'f'),
        ];
        expect(made.every(({ ok }) => ok)).toBe(true);
      }),
    );
  });
});

describe('days', () => {
  it.each([
    ['2018-01', '2018-02-07'],
    ['2018-09', '2018-10-12'],
    ['2020-01', '2020-02-07'],
    ['2020-11', '2020-12-07'],
    ['2020-12', '2020-12-31'],
  ])('delivers %s on %s', (month, day) => {
    expect(deliveredOn(month)).toBe(day);
  });

  it('moves a holiday to the next working day, never past the business date', () => {
    expect(officeDayFrom(localDate('2019-10-01'))).toBe('2019-10-08');
    expect(officeDayFrom(localDate('2021-03-01'))).toBe('2020-12-31');
  });
});

describe('encodeGb18030', () => {
  it('is what the platform decodes', () => {
    const text = '厦门市海沧区〔2019〕12号，"引号"；沧·筼筜\r\nABC';
    expect(new TextDecoder('gb18030', { fatal: true }).decode(encodeGb18030(text))).toBe(text);
  });

  it('refuses what it cannot write in two bytes', () => {
    expect(() => encodeGb18030('𠮷')).toThrow(RangeError);
  });
});

describe('csvText', () => {
  const party = createResidents(createRandom(1, 'csv'))('1990-01-01', '1990-12-31');
  const told = { on: localDate('2020-03-02'), party, scripted: false };
  const row = goodRow('enrolment', told, { 甲: '一,二', 乙: '说"好"\n了' });

  it('quotes what needs quotes and ends lines with CRLF', () => {
    expect(csvText(['甲', '乙', '丙'], [row])).toBe('甲,乙,丙\r\n"一,二","说""好""\n了",\r\n');
  });

  it('gives a torn row another number of columns', () => {
    const torn = csvText(['甲', '丙', '丁'], [{ ...row, outcome: 'rejected', cells: { 甲: '一' } }]);
    expect(torn.split('\r\n')[1]?.split(',')).not.toHaveLength(3);
  });
});

describe('the vocabulary', () => {
  it('refuses a row of another width, a range that is none and a department that nobody knows', () => {
    expect(tableRows('one | two\na | b\nc |')).toEqual([
      { one: 'a', two: 'b' },
      { one: 'c', two: '' },
    ]);
    expect(() => tableRows('one | two\na | b | c')).toThrow(RangeError);
    expect(yuanRange.parse('')).toBeNull();
    expect(yuanRange.parse('50-1000')).toEqual([50, 1000]);
    expect(yuanRange.safeParse('9-1').success).toBe(false);
    expect(departmentById.safeParse('nobody').success).toBe(false);
    expect(() => fill('{name}', {})).toThrow(RangeError);
  });

  it('fills the places of a certificate number, its check digit over the digits before', () => {
    expect(certificateNumber('海渣{year}{number}', '2019', 7)).toBe('海渣2019000007');
    expect(certificateNumber('JY1350299{shortYear}{place}{check}', '2019', 7)).toMatch(/^JY1350299190007\d$/);
    expect(certificateNumber('', '2019', 7)).toBe('');
  });
});
