import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvError, csvScanner, type RawRow } from '../src/connectors/csv-scanner.ts';

/** Reads a text in pieces and returns its rows, or the code of the error that reading ends with. */
function scan(pieces: readonly string[], afterLine = 0): readonly RawRow[] | string {
  const scanner = csvScanner(afterLine);
  try {
    return [...pieces.flatMap((piece) => scanner.add(piece)), ...scanner.end()];
  } catch (error) {
    if (error instanceof CsvError) return error.code;
    throw error;
  }
}

/** What the scanner is to return, read by one character after the other from the whole text. */
function reference(text: string): readonly RawRow[] | string {
  const rows: RawRow[] = [];
  const characters = text.match(/\r\n|[^]/g) ?? [];
  let row = { lineNo: 1, cells: [''] };
  let lineNo = 1;
  let state: 'begin' | 'plain' | 'enclosed' | 'closed' = 'begin';
  const append = (part: string): void => void (row.cells[row.cells.length - 1] += part);
  const endRow = (): void => {
    if (row.cells.length > 1 || row.cells[0] !== '') rows.push(row);
    row = { lineNo, cells: [''] };
    state = 'begin';
  };
  for (const character of characters) {
    const isBreak = /[\r\n]/.test(character);
    if (isBreak) lineNo += 1;
    if (state === 'enclosed') {
      if (character === '"') state = 'closed';
      else append(character);
    } else if (isBreak) {
      endRow();
    } else if (character === ',') {
      row.cells.push('');
      state = 'begin';
    } else if (state === 'begin' && character === '"') {
      state = 'enclosed';
    } else if (state === 'closed' && character === '"') {
      append('"');
      state = 'enclosed';
    } else {
      // What goes on after its second quote was never enclosed.
      if (state === 'closed') row.cells.push(`"${row.cells.pop()}"`);
      append(character);
      state = 'plain';
    }
  }
  if (state === 'enclosed') return 'CSV_QUOTE_NOT_CLOSED';
  endRow();
  return rows;
}

/** Texts in which what matters is frequent. */
const text = fc
  .array(
    fc.constantFrom('"', '"', '""', ',', ',', '\n', '\r', '\r\n', 'a', '海', '𠮷', ' ', '"b"', ',"c\r\n"\n'),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));

/** Such a text, and pieces that it is cut into. */
const cut = text.chain((whole) =>
  fc
    .uniqueArray(fc.nat({ max: whole.length }), { maxLength: 8 })
    .map((places) => [0, ...places.toSorted((a, b) => a - b), whole.length])
    .map((places) => ({
      whole,
      pieces: places.slice(1).map((place, index) => whole.slice(places[index], place)),
    })),
);

const longestRow = 256 * 1024;

describe('scanning CSV', () => {
  it('reads a text as one character after the other would be, wherever it is cut', () => {
    fc.assert(
      fc.property(cut, ({ whole, pieces }) => {
        const expected = reference(whole);
        expect(scan([whole])).toEqual(expected);
        expect(scan(pieces)).toEqual(expected);
        expect(scan(whole.split(''))).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads a text that is cut in two at every place', () => {
    const whole = '名称,"内 ""容"""\r\n\r\n"a\rb\n","c"d,\r"",\n,"\r\n"\r"x';
    const expected = reference(`${whole}"`);
    expect(expected).toHaveLength(5);
    for (let at = 0; at <= whole.length; at += 1) {
      expect(scan([whole.slice(0, at), `${whole.slice(at)}"`])).toEqual(expected);
    }
  });

  it('passes over the rows up to a line, except the header', () => {
    fc.assert(
      fc.property(cut, fc.nat({ max: 12 }), ({ whole, pieces }, afterLine) => {
        const expected = reference(whole);
        if (typeof expected === 'string') return;
        const rest = expected.filter(({ lineNo }, index) => index === 0 || lineNo > afterLine);
        expect(scan(pieces, afterLine)).toEqual(rest);
      }),
    );
  });

  it.each([
    ['of plain cells', `a,${'b'.repeat(longestRow - 2)}`],
    ['of an enclosed cell', `"${'b'.repeat(longestRow - 3)}",`],
  ])('takes a row of 256 Ki characters %s, and none that is longer', (_, row) => {
    for (const size of [1_000, longestRow]) {
      const linesOf = (whole: string): readonly number[] | string => {
        const rows = scan(whole.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []);
        return typeof rows === 'string' ? rows : rows.map(({ lineNo }) => lineNo);
      };
      expect(linesOf(`${row}\r\n1\r\n`)).toEqual([1, 2]);
      expect(linesOf(row)).toEqual([1]);
      expect(linesOf(`1\n${row}x\n`)).toBe('CSV_MAX_RECORD_SIZE');
      expect(linesOf(`${row}x`)).toBe('CSV_MAX_RECORD_SIZE');
    }
  });
});
