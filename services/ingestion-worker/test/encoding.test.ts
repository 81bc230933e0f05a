import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectEncoding } from '../src/connectors/encoding.ts';
import { testFolder, type TestFolder } from './_deliveries.ts';

/** A character of the hanzi of GB2312, frequent and rare, as its two bytes of GB18030. */
const hanzi = fc.tuple(fc.integer({ min: 0xb0, max: 0xf7 }), fc.integer({ min: 0xa1, max: 0xfe }));

/** A cell as its bytes of GB18030: a name of Chinese characters, or a number. */
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.array(hanzi, { minLength: 4, maxLength: 12 }).map((pairs) => pairs.flat()) },
  { weight: 1, arbitrary: fc.stringMatching(/^[0-9A-Z]{1,18}$/).map((text) => [...Buffer.from(text)]) },
);

/** A file as its bytes of GB18030, with a header of two Chinese titles and up to some thousand rows. */
const file = fc
  .record({
    titles: fc.tuple(...[0, 1].map(() => fc.array(hanzi, { minLength: 4, maxLength: 12 }))),
    rows: fc.array(fc.tuple(cell, cell), { maxLength: 8 }),
    times: fc.constantFrom(1, 1, 2, 1000),
  })
  .map(({ titles, rows, times }) => {
    const lines = [titles.map((title) => title.flat()), ...Array.from({ length: times }, () => rows).flat()];
    return Buffer.from(lines.flatMap(([one, other]) => [...(one ?? []), 0x2c, ...(other ?? []), 0x0a]));
  });

/** Where a byte is damaged, as a share of the file, and what stands there instead: no sign of CSV or of a byte order mark. */
const damage = fc.option(
  fc.record({
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    byte: fc.integer({ min: 0x80, max: 0xfd }),
  }),
);

describe('telling the encoding of a file', () => {
  let folder: TestFolder;

  beforeAll(async () => {
    folder = await testFolder();
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  it('knows UTF-8 from GB18030 in Chinese text, short or long, though a byte be damaged', async () => {
    const toText = new TextDecoder('gb18030', { fatal: true });
    await fc.assert(
      fc.asyncProperty(file, damage, async (gb18030, damaged) => {
        for (const [encoding, bytes] of [
          ['gb18030', Buffer.from(gb18030)],
          ['utf-8', Buffer.from(toText.decode(gb18030))],
        ] as const) {
          if (damaged !== null) bytes[Math.floor(damaged.at * bytes.length)] = damaged.byte;
          expect(await detectEncoding(await folder.write('delivery.csv', bytes))).toBe(encoding);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['nothing', '', 'utf-8'],
    ['ASCII alone', 'name,text\n', 'utf-8'],
    // 证,证 in GB2312; the two bytes of 证 are a Hebrew accent in UTF-8.
    ['GB18030 that is well-formed UTF-8, too', Buffer.from('d6a42cd6a40a', 'hex'), 'gb18030'],
    // 名�,内�,一 with a byte in place of the last of each title.
    ['UTF-8 with a damaged byte in each title', Buffer.from('e5908dff2ce58685ff0ae4b880', 'hex'), 'utf-8'],
  ] as const)('takes a file of %s as it is written', async (_, content, encoding) => {
    expect(await detectEncoding(await folder.write('delivery.csv', content))).toBe(encoding);
  });
});
