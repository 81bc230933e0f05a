import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../src/connectors/csv.ts';
import { cellWithRows } from '../src/merged-rows.ts';
import { collect, csvOf, testFolder } from './_deliveries.ts';

describe('cellWithRows', () => {
  it.each([
    ['text of several lines', ['名称', '第一行\n第二行', '备注']],
    ['text of several lines with commas', ['甲', '一,二\n三', '丙', '丁', '戊']],
    ['a broken name', ['厦门某某\n有限公司', '1', '2']],
    ['one column', ['甲\n乙']],
  ])('finds nothing in %s', (_, cells) => {
    expect(cellWithRows(cells)).toBeNull();
  });

  it.each([
    [0, ['"a1,b1,c1\n"a2', 'b2', 'c2']],
    [1, ['a1', '"b1,c1\na2,"b2', 'c2']],
    [2, ['a1', 'b1', '"c1\na2,b2,"c2']],
    [1, ['a1', '"b1,c1\nx,y,z\na3,"b3', 'c3']],
    [1, ['a1', 'b1\nx,y,z\nb2', 'c1']],
  ])('finds column %i in %j', (column, cells) => {
    expect(cellWithRows(cells)).toBe(column);
  });

  it('finds every pair of rows that stray quotes in one column make into one', async () => {
    await using folder = await testFolder();
    const cell = fc.string({ unit: fc.constantFrom('甲', '乙', '1', 'a'), minLength: 1, maxLength: 4 });
    const rows = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.tuple(
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 6 }),
          fc.nat({ max: width - 1 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(rows, async ([table, column]) => {
        const last = table.length - 1;
        const spoilt = table.map((cells, index) =>
          index === 0 || index === last
            ? cells.map((text, at) => (at === column ? `"${text}` : text)).join(',')
            : cells.join(','),
        );
        const path = await folder.write('spoilt.csv', `${spoilt.join('\r\n')}\r\n`);
        const read = (await collect(readCsv(path))).flat();
        expect(read).toHaveLength(1);
        expect(cellWithRows(read[0]?.cells ?? [])).toBe(column);
      }),
      { numRuns: 50 },
    );
  });

  it('lets whole tables without line breaks in cells through', async () => {
    await using folder = await testFolder();
    const cell = fc.string({ unit: fc.constantFrom('甲', '"', ',', 'a'), maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }),
        async (table) => {
          const path = await folder.write('good.csv', csvOf(['a', 'b', 'c'], ...table));
          const read = (await collect(readCsv(path))).flat();
          for (const { cells } of read) expect(cellWithRows(cells)).toBeNull();
        },
      ),
      { numRuns: 50 },
    );
  });
});
