import { readdirSync } from 'node:fs';
import { appendFile, utimes } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../src/connectors/csv.ts';
import type { RawRow } from '../src/connectors/csv-scanner.ts';
import { collect, csvOf, testFolder, type TestFolder } from './_deliveries.ts';

const header = ['名称', '内容'];

describe('reading CSV', () => {
  let folder: TestFolder;

  beforeAll(async () => {
    folder = await testFolder();
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  async function read(content: string | Uint8Array): Promise<readonly RawRow[]> {
    return (await collect(readCsv(await folder.write('delivery.csv', content), { isCounted: true }))).flat();
  }

  async function lines(content: string): Promise<readonly (readonly [number, ...string[]])[]> {
    return (await read(content)).map(({ lineNo, cells }) => [lineNo, ...cells] as const);
  }

  const text = csvOf(header, ['海沧区〔㐀', '一']);
  // 名称,内容 / 海沧区〔㐀,一 in GB18030: the character of four bytes and the rest of two.
  const gb18030 = Buffer.from('c3fbb3c62cc4dac8dd0d0abaa3b2d7c7f8a1b28139ee392cd2bb0d0a', 'hex');

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-8 with two byte order marks', Buffer.from(`\uFEFF\uFEFF${text.replace('名称', '"名称"')}`)],
    ['GB18030', gb18030],
    ['UTF-16LE with a byte order mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16BE with a byte order mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('reads %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual([
      { lineNo: 1, cells: header },
      { lineNo: 2, cells: ['海沧区〔㐀', '一'] },
    ]);
  });

  it('takes a long file for UTF-8 although its beginning ends inside a character', async () => {
    const rows = Array.from({ length: 40_000 }, () => ['市', '监']);
    for (const shift of ['', 'a', 'ab']) {
      const read40k = await read(csvOf([`${shift}名称`, '内容'], ...rows));
      expect(read40k.slice(1).every(({ cells }) => cells.join('') === '市监')).toBe(true);
    }
  });

  it.each([
    ['CR LF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CR', 'a,b\r1,2\r3,4\r'],
    ['no line break at the end', 'a,b\r\n1,2\r\n3,4'],
    ['CR LF and LF mixed', 'a,b\r\n1,2\n3,4\r\n'],
  ])('ends rows at %s', async (_, content) => {
    expect(await lines(content)).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [3, '3', '4'],
    ]);
  });

  it.each(['\n', '\r\n'])('counts the lines that a cell takes with %j inside', async (eol) => {
    const content = ['a,b', `"1${eol}1${eol}1",2`, `3,"4${eol}"`, '5,6', ''].join(eol);
    expect(await lines(content)).toEqual([
      [1, 'a', 'b'],
      [2, `1${eol}1${eol}1`, '2'],
      [5, '3', `4${eol}`],
      [7, '5', '6'],
    ]);
  });

  it('passes over empty lines and counts them', async () => {
    expect(await lines('a,b\r\n\r\n1,2\r\n\r\n\r\n3,4\r\n\r\n')).toEqual([
      [1, 'a', 'b'],
      [3, '1', '2'],
      [6, '3', '4'],
    ]);
  });

  it('leaves quotes in cells as they are', async () => {
    expect(await lines('a,b\n获"诚信"称号,1\n"称""诚信""单位",2\n"诚信"单位,3\n4,4\n')).toEqual([
      [1, 'a', 'b'],
      [2, '获"诚信"称号', '1'],
      [3, '称"诚信"单位', '2'],
      [4, '"诚信"单位', '3'],
      [5, '4', '4'],
    ]);
  });

  it('gives rows of any number of cells', async () => {
    expect(await lines('a,b\n1\n1,2,3\n,\n')).toEqual([
      [1, 'a', 'b'],
      [2, '1'],
      [3, '1', '2', '3'],
      [4, '', ''],
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a byte order mark', '\uFEFF'],
    ['empty lines', '\r\n\r\n'],
  ])('gives no row of a file that has only %s', async (_, content) => {
    expect(await read(content)).toEqual([]);
  });

  it('gives back whatever was written, each row with its line', async () => {
    const cells = [
      '',
      '一',
      ' a ',
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      'a\r\nb\n',
      '"\n"',
      ',"\r\n",',
      '〔2020〕1号\n',
    ];
    const pairs = cells.flatMap((one) => cells.map((other) => [one, other]));
    // So many that line breaks, quotes and characters fall on the ends of what is read at once.
    const rows = Array.from({ length: 100 }, (_, n) => [['行'.repeat(n), 'x'], ...pairs]).flat();
    let lineNo = 1;
    const expected = rows.map((row) => {
      const at = { lineNo, cells: row };
      lineNo += row.join(',').split('\n').length;
      return at;
    });
    expect(await read(csvOf(...rows))).toEqual(expected);
  });

  it('tells of a quote that is never closed, without reading the rest of a large file into memory', async () => {
    await expect(read('a,b\n1,"2\n3,4\n')).rejects.toMatchObject({ code: 'CSV_QUOTE_NOT_CLOSED' });
    const path = await folder.write('large.csv', `a,b\n1,"2\n${'3,4\n'.repeat(10_000_000)}`);
    const before = process.memoryUsage().rss;
    await expect(collect(readCsv(path))).rejects.toMatchObject({ code: 'CSV_MAX_RECORD_SIZE' });
    expect(process.memoryUsage().rss - before).toBeLessThan(20_000_000);
  });

  it('goes on after a line, the header first', async () => {
    const titles = Array.from({ length: 20_000 }, (_, n) => [`${n}`, n % 3 === 0 ? '1\n2' : '"']);
    const path = await folder.write('delivery.csv', csvOf(header, ...titles));
    const all = (await collect(readCsv(path))).flat();
    for (const afterLine of [0, 1, 2, 3, 4, 20_000, 26_667, 26_668, 30_000]) {
      const [first, ...batches] = await collect(readCsv(path, { afterLine }));
      expect(first).toEqual([{ lineNo: 1, cells: header }]);
      expect(batches.flat()).toEqual(all.filter(({ lineNo }) => lineNo > Math.max(afterLine, 1)));
    }
  });

  it.each([
    ['without a line break at its end', 'a,b\n1,2\n3,4'],
    ['that is cut inside a cell', 'a,b\r\n1,"2\r\n3'],
    ['that is cut inside a character', Buffer.from('a,b\n1,一\n').subarray(0, -2)],
    ['of one line without an end', 'a,b'],
  ])('refuses a file %s, unless its rows are counted', async (_, content) => {
    const path = await folder.write('delivery.csv', content);
    await expect(collect(readCsv(path))).rejects.toMatchObject({ issues: [{ code: 'last-line-open' }] });
  });

  it.each([
    ['grew', (path: string) => appendFile(path, '5,6\n')],
    ['grew by nothing that is a row yet', (path: string) => appendFile(path, '5,"6')],
    ['was written anew', (path: string) => utimes(path, new Date(0), new Date(0))],
  ])('refuses a file that %s while it was read', async (_, change) => {
    const path = await folder.write('delivery.csv', 'a,b\n1,2\n3,4\n');
    const batches = readCsv(path, { isCounted: true });
    expect((await batches.next()).value).toEqual([{ lineNo: 1, cells: ['a', 'b'] }]);
    await change(path);
    await expect(collect(batches)).rejects.toMatchObject({ issues: [{ code: 'file-changed' }] });
  });

  it('throws what the file system says', async () => {
    await expect(collect(readCsv(`${folder.path}/none.csv`))).rejects.toMatchObject({
      code: 'ENOENT',
    });
    await expect(collect(readCsv(folder.path))).rejects.toMatchObject({ code: 'EISDIR' });
  });

  it('closes the file where its caller stops early', async () => {
    const path = await folder.write('long.csv', 'a,b\n'.repeat(500_000));
    const openFiles = (): number => readdirSync('/dev/fd').length;
    const before = openFiles();
    for await (const rows of readCsv(path)) {
      expect(rows.map(({ lineNo }) => lineNo)).toEqual([1]);
      break;
    }
    await expect.poll(openFiles).toBe(before);
  });
});
