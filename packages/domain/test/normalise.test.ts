import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { amountsIn, parseAmountCell } from '../src/normalise/amount-cell.ts';
import { cleanCell } from '../src/normalise/cell.ts';
import { parseDateCell } from '../src/normalise/date-cell.ts';
import { normaliseDocumentNumber } from '../src/normalise/document-number.ts';
import { parseOther } from '../src/normalise/subtype.ts';
import { normaliseTitle } from '../src/normalise/title.ts';

describe('cleanCell', () => {
  it.each(['', ' ', '/', '／', '-', '—', '无', ' 无 ', '暂无', 'NULL', '\\N', '\u3000'])(
    'reads %j as no value',
    (raw) => {
      expect(cleanCell(raw)).toBeNull();
    },
  );

  it.each([
    ['无锡某某有限公司', '无锡某某有限公司'],
    ['  厦门某某有限公司\u00a0', '厦门某某有限公司'],
    ['厦门某某\r\n有限公司', '厦门某某有限公司'],
    ['张\u3000三', '张三'],
    ['ACME  Trading\nLtd', 'ACME Trading Ltd'],
    ['\uFEFF厦\u200B门\u0000', '厦门'],
    ['第一条，\n第二条', '第一条，第二条'],
    ['0', '0'],
  ])('cleans %j to %j', (raw, text) => {
    expect(cleanCell(raw)).toBe(text);
  });

  it('changes nothing when it is asked twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('厦', '门', ' ', '\n', 'A', '1', '\u3000', '/', '无') }),
        (raw) => {
          const once = cleanCell(raw);
          expect(once === null ? null : cleanCell(once)).toBe(once);
        },
      ),
    );
  });
});

describe('parseDateCell', () => {
  it.each([
    ['2020/03/04', '2020-03-04'],
    ['2020-3-4', '2020-03-04'],
    ['2019-5-22 0:00:00', '2019-05-22'],
    ['2019-05-22T00:00:00Z', '2019-05-22'],
    ['2019-05-22 00:00:00.0', '2019-05-22'],
    ['2020.03.04', '2020-03-04'],
    ['20200304', '2020-03-04'],
    ['20200304120000', '2020-03-04'],
    ['2020年3月4日', '2020-03-04'],
    ['２０２０／０３／０４', '2020-03-04'],
    ['2020/02/29', '2020-02-29'],
    ['1900-1-1 0:00:00', 'none'],
    ['无处罚期限', 'none'],
    ['2099-12-31', 'long-term'],
    ['2099/12/31', 'long-term'],
    ['9999-12-31', 'long-term'],
    ['长期', 'long-term'],
    ['2019/02/29', 'impossible'],
    ['20201301', 'impossible'],
    ['2020/00/10', 'impossible'],
    ['43831', 'serial'],
    ['43831.0', 'serial'],
    ['2020/03-04', 'malformed'],
    ['20/03/04', 'malformed'],
    ['2020年3月初', 'malformed'],
    ['2020-03', 'malformed'],
  ])('reads %j as %j', (text, cell) => {
    expect(parseDateCell(text)).toBe(cell);
  });

  it('reads every shape of one day as the same day', () => {
    const day = fc.record({
      year: fc.integer({ min: 1901, max: 2098 }),
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 31 }),
    });
    fc.assert(
      fc.property(day, ({ year, month, date }) => {
        const [m, d] = [String(month).padStart(2, '0'), String(date).padStart(2, '0')];
        const shapes = [
          `${year}/${m}/${d}`,
          `${year}-${month}-${date} 0:00:00`,
          `${year}.${m}.${d}`,
          `${year}${m}${d}`,
        ];
        const read = new Set(shapes.map(parseDateCell));
        expect(read.size).toBe(1);
      }),
    );
  });
});

describe('parseAmountCell', () => {
  it.each([
    ['0.2', 'ten-thousand-yuan', 200_000],
    ['0.200000', 'ten-thousand-yuan', 200_000],
    ['0.000001', 'ten-thousand-yuan', 1],
    ['1,234.5', 'ten-thousand-yuan', 1_234_500_000],
    ['5245.0', 'ten-thousand-yuan', 5_245_000_000],
    ['0.2万元', 'ten-thousand-yuan', 200_000],
    ['０.２', 'ten-thousand-yuan', 200_000],
    ['32758140.0', 'yuan', 3_275_814_000],
    ['19.99', 'yuan', 1_999],
    ['2000元', 'yuan', 200_000],
    ['0', 'yuan', 0],
    ['2000元', 'ten-thousand-yuan', null],
    ['0.30000000000000004', 'ten-thousand-yuan', null],
    ['伍佰元整', 'ten-thousand-yuan', null],
    ['约0.5', 'ten-thousand-yuan', null],
    ['-1', 'yuan', null],
    ['2E-1', 'ten-thousand-yuan', null],
    ['1,23', 'yuan', null],
    ['99999999999999999', 'yuan', null],
  ] as const)('reads %j in %s as %j fen', (text, unit, fen) => {
    expect(parseAmountCell(text, unit)).toBe(fen);
  });

  it('gives back every amount in fen exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (fen) => {
        const digits = String(fen).padStart(7, '0');
        expect(parseAmountCell(`${digits.slice(0, -6)}.${digits.slice(-6)}`, 'ten-thousand-yuan')).toBe(fen);
      }),
    );
  });

  it('finds the amounts that a text states', () => {
    expect(amountsIn('罚款人民币2,000元；没收违法所得0.05万元、12.5元')).toEqual([200_000, 50_000, 1_250]);
    expect(amountsIn('罚款贰仟元')).toEqual([]);
  });
});

describe('normaliseDocumentNumber', () => {
  it.each([
    ['厦海市监罚〔2020〕12号', '厦海市监罚〔2020〕12号'],
    ['厦海市监罚[2020]12号', '厦海市监罚〔2020〕12号'],
    ['厦海市监罚（2020）12 号', '厦海市监罚〔2020〕12号'],
    ['厦海市监罚【2020】１２号', '厦海市监罚〔2020〕12号'],
    ['(2020)闽0299执1001号', '（2020）闽0299执1001号'],
    ['〔2020〕闽0299执1001号', '（2020）闽0299执1001号'],
    ['教民350299(甲)字', '教民350299（甲）字'],
    ['11010519491231002X', '110*************2X'],
    ['1-1010519491231002x', '1-1**************2x'],
    ['110105 19491231 002Ｘ', '110*************2X'],
    ['110105194912310021', '110105194912310021'],
    ['350200190012345', '350200190012345'],
  ])('writes %j as %j', (text, number) => {
    expect(normaliseDocumentNumber(text)).toBe(number);
    expect(normaliseDocumentNumber(number)).toBe(number);
  });
});

describe('further cells', () => {
  it.each([
    ['其他-备案', { subtype: '备案' }],
    ['其它－备案', { subtype: '备案' }],
    ['其他：备案', { subtype: '备案' }],
    ['其他（备案）', { subtype: '备案' }],
    ['其他', 'missing'],
    ['其他-', 'missing'],
    ['其它类', null],
    ['普通', null],
  ])('reads the category %j', (text, other) => {
    expect(parseOther(text)).toEqual(other);
  });

  it('compares titles without width, case, white space and stars', () => {
    expect(normaliseTitle('*罚款金额（万元） ')).toBe(normaliseTitle('罚款金额(万元)'));
    expect(normaliseTitle('\uFEFFxk_XDR_mc')).toBe('xk_xdr_mc');
  });
});
