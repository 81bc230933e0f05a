import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { renderIssue } from '../src/issues/render-issue.ts';
import { templates } from '../src/vocabulary.ts';
import { adult, child, company, goodRows, readRow, registrationNumber } from './_rows.ts';

/** Values that have broken readers of such tables before, among good ones. */
const cell = fc.oneof(
  fc.constantFrom(
    '',
    '无',
    '其他',
    '其他-备案',
    '；',
    '罚款',
    '2020/06/01',
    '2099-12-31',
    '1900-1-1 0:00:00',
    '2020/02/30',
    '43983',
    '0.2',
    '-1',
    '1e9',
    '9.13502E+17',
    '自然人',
    '个体工商户',
    '身份证',
    '护照号',
    '存续',
    '0',
    '1',
    '9',
    '\u3000'.repeat(3000),
    '厦'.repeat(6000),
    '\uFFFD\u0000',
    adult,
    child,
    company,
    registrationNumber(3),
    '__proto__',
    'constructor',
  ),
  fc.string({ unit: 'grapheme' }),
);

describe.each(templates)('any row of %s', (template) => {
  const good = Object.entries(goodRows[template]);
  const rows = fc.array(fc.option(cell, { freq: 2, nil: null }), {
    minLength: good.length,
    maxLength: good.length,
  });

  it('gives an entry or says why not, and always the same', () => {
    fc.assert(
      fc.property(rows, (changes) => {
        const cells = Object.fromEntries(
          good.map(([title, value], index) => [title, changes[index] ?? value]),
        );
        const checked = readRow(template, cells);
        expect(readRow(template, cells)).toEqual(checked);
        const text = JSON.stringify(checked.ok ? checked.value : checked.issues);
        // A database takes neither.
        expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/i);
        const told = checked.ok ? [] : checked.issues.map(renderIssue);
        expect(JSON.stringify(told)).not.toMatch(/undefined|NaN|\[object/);
        const titles = told.map(({ field }) => field);
        expect(titles.filter((title) => !(title in goodRows[template]) && title !== '居民身份证号')).toEqual(
          [],
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe('huge cells', () => {
  it('are read in time that grows with their length', () => {
    const huge = ['\u3000', ' ', '厦 ', '1', '1,', '（', '；', '350299'].map((unit) => unit.repeat(100_000));
    for (const text of huge) {
      const cells = Object.fromEntries(
        Object.keys(goodRows['penalty-organisation']).map((title) => [title, text]),
      );
      expect(readRow('penalty-organisation', { ...cells, 行政相对人名称: '厦门甲公司' }).ok).toBe(false);
    }
  });
});
