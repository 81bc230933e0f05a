import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCitizenNumbers, holdsCitizenNumber, maskPersonalNumbers } from '../src/index.ts';

/** Synthetic: region 350299 does not exist. */
const number = '350299199001010010';
const withX = '35029919900101002X';
const joined = (separator: string, value = number): string => [...value].join(separator);
const shifted = (zero: number, value = number): string =>
  [...value].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');

const disguises: readonly (readonly [string, string])[] = [
  ['none', number],
  ['with X', withX],
  ['with x', withX.toLowerCase()],
  ['a wrong check character', '350299199001010011'],
  ['spaces in groups', '350299 19900101 0010'],
  ['spaces everywhere', joined(' ')],
  ['two spaces', joined('  ')],
  ['tabs', joined('\t')],
  ['no-break spaces', joined('\u00A0')],
  ['thin spaces', joined('\u2009')],
  ['ideographic spaces', joined('\u3000')],
  ['line breaks', '350299\n19900101\n0010'],
  ['hyphens', '350299-19900101-0010'],
  ['hyphens everywhere', joined('-')],
  ['non-breaking hyphens', joined('\u2011')],
  ['en dashes', joined('–')],
  ['em dashes in groups', '350299——19900101——0010'],
  ['minus signs', joined('−')],
  ['full-width hyphens', joined('－')],
  ['underscores', joined('_')],
  ['dots', joined('.')],
  ['dots in groups', '350299.1990.01.01.0010'],
  ['middle dots', joined('·')],
  ['bullets', joined('•')],
  ['Chinese full stops', joined('。')],
  ['commas', '350,299,199,001,010,010'],
  ['Chinese commas', joined('，')],
  ['enumeration commas', joined('、')],
  ['slashes', '350299/1990/01/01/0010'],
  ['backslashes', joined('\\')],
  ['bars', joined('|')],
  ['colons', '350299:19900101:0010'],
  ['brackets', '350299(19900101)0010'],
  ['Chinese brackets', '350299（19900101）0010'],
  ['square brackets', '[350299][19900101][0010]'],
  ['plus signs', joined('+')],
  ['tildes', joined('~')],
  ['quotation marks', joined("'")],
  ['zero-width spaces', joined('\u200B')],
  ['zero-width joiners', joined('\u200D')],
  ['word joiners', joined('\u2060')],
  ['byte order marks', joined('\uFEFF')],
  ['soft hyphens', joined('\u00AD')],
  ['combining marks', joined('\u0301')],
  ['direction marks', joined('\u200E')],
  ['emoji', joined('🙂')],
  ['mixed separators', '3-5 0.2\u200B9/9_1·9、9 0 0-1 0 1-0 0 1 0'],
  ['full-width digits', shifted(0xff10)],
  ['full-width digits and X', `${shifted(0xff10, withX.slice(0, 17))}Ｘ`],
  ['full-width with hyphens', [...shifted(0xff10)].join('－')],
  ['Arabic-Indic digits', shifted(0x0660)],
  ['Persian digits', shifted(0x06f0)],
  ['Devanagari digits', shifted(0x0966)],
  ['bold digits', shifted(0x1d7ce)],
  ['superscripts', '³⁵⁰²⁹⁹¹⁹⁹⁰⁰¹⁰¹⁰⁰¹⁰'],
  ['circled digits', '③⑤⓪②⑨⑨①⑨⑨⓪⓪①⓪①⓪⓪①⓪'],
  ['Chinese digits', '三五〇二九九一九九〇〇一〇一〇〇一〇'],
  ['capital Chinese digits', '叁伍零贰玖玖壹玖玖零零壹零壹零零壹零'],
  ['half Chinese', '350299一九九〇01010010'],
  ['a multiplication sign for X', `${withX.slice(0, 17)}×`],
  ['a Cyrillic X', `${withX.slice(0, 17)}Х`],
  ['a Roman ten for X', `${withX.slice(0, 17)}Ⅹ`],
  ['letters before', `ID${number}`],
  ['letters before and separators', `REQ-${joined('-')}`],
  ['in a longer reference', `REQ/2020/${number}/01`],
  ['fifteen digits', '350299900101001'],
  ['fifteen digits in groups', '350299-900101-001'],
  ['a tax number of twenty', `${number}01`],
  ['another right after it', `${number}${number}`],
  ['letters right after it', `M${number}B0000`],
  ['two others right after it', `${number}${number}${number}`],
];

describe('a citizen number', () => {
  it.each(disguises)('is found with %s', (_, text) => {
    expect(holdsCitizenNumber(text)).toBe(true);
    expect(holdsCitizenNumber(`证件${text}。`)).toBe(true);
  });

  it.each(disguises)('is masked in text with %s', (_, text) => {
    const masked = maskPersonalNumbers(`当事人证件${text}，已核`);
    expect(masked).toMatch(/^当事人证件.*，已核$/su);
    expect(holdsCitizenNumber(masked)).toBe(false);
    expect(masked).toMatch(/\*{8}/u);
  });

  it('is found where it stands', () => {
    const text = `甲 ${number} 乙 350299-19900101-002X 丙`;
    expect(findCitizenNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      number,
      '350299-19900101-002X',
    ]);
  });

  it('is found between any separators, up to four of them', () => {
    const separator = fc.string({ unit: fc.constantFrom(...' -._/,·、\u200B\u2009–(:'), maxLength: 4 });
    fc.assert(
      fc.property(fc.array(separator, { minLength: 17, maxLength: 17 }), (separators) => {
        const text = [...number].map((digit, index) => digit + (separators[index] ?? '')).join('');
        expect(holdsCitizenNumber(text)).toBe(true);
      }),
    );
  });
});

describe('no citizen number', () => {
  it.each([
    '',
    'REQ-0001',
    'AGREEMENT-0001',
    'HC-0001',
    '张三',
    '91350299MA0000015P',
    '9135 0299 MA00 0001 5P',
    '914403001922038216',
    '9144-0300-1922-0382-16',
    '11350299MB0000019E',
    '110108000000016',
    '厦海综执罚决字〔2020〕第123号',
    '（2020）闽0205执1234号',
    '2020-12-31',
    // A division code, a day and a serial number; in one of eleven the check character happens to be right.
    'BLF3502992018082700163',
    'BLF3502992018082700164',
    '2020-12-31 至 2021-12-31',
    '2020.12.31-2021.12.31 08:30-17:30',
    '20201231123456789',
    'REQ20201231-083000-000123',
    '0592-6051234',
    '13900000000',
    '13900000000、13900000001',
    '6222 0202 0001 2345 678',
    '罚款 500,000.00 元',
    '11111111-1111-4111-8111-111111111111',
    '1,234,567,890,123,456.78',
    '110***********002X',
    'inbox/licences-2020-12.csv',
    '一、二、三、四、五、六、七、八、九',
  ])('is found in "%s"', (text) => {
    expect(findCitizenNumbers(text)).toEqual([]);
    expect(maskPersonalNumbers(text)).toBe(text);
  });
});
