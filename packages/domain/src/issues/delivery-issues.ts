import type { Place, Words } from './words.ts';

/** Why a whole file was not taken in, or a row of it cannot be read as one. */
export const deliveryIssues = {
  'empty-file': () => ({
    expected: 'a header row',
    zh: '文件为空，应有表头',
    en: 'the file is empty: a header row was expected',
  }),
  /** The manifest promises a number of data rows, the file has another. */
  'row-count': (_: Place, { expected, read }: { readonly expected: number; readonly read: number }) => ({
    expected: `${expected} rows`,
    zh: `清单所列行数为${expected}，文件实有${read}行，整份文件均未采用，请核对文件是否完整`,
    en: `the manifest promises ${expected} rows, the file has ${read}: nothing was taken, check whether the file is whole`,
  }),
  /** Nobody said how many rows there are, so that only the end of the last line tells a whole file from a part of one. */
  'last-line-open': () => ({
    expected: 'a line break at the end of the last line',
    zh: '末行没有换行符，文件可能尚未写完或已被截断，整份文件均未采用，请重新导出；确认文件完整的，请在末行后加上换行',
    en: 'the last line has no line break at its end, so that the file may be cut or unfinished: nothing was taken. Export it again; where it is whole, put a line break after its last line',
  }),
  'file-changed': () => ({
    expected: 'a file that nobody writes to',
    zh: '读取期间文件被改动，整份文件均未采用，请在文件写完后重新报送',
    en: 'the file was changed while it was read: nothing was taken, deliver it again when it is finished',
  }),
  /** `reason` is the code of the operating system, such as ENOENT. */
  'unreadable-file': (_: Place, { reason }: { readonly reason: string }) => ({
    expected: 'a file that the worker can read',
    zh: `无法读取文件（${reason}）`,
    en: `the file cannot be read: ${reason}`,
  }),
  /** `reason` is the code of the CSV reader. */
  'not-csv': (_: Place, { reason }: { readonly reason: string }) => ({
    expected: 'CSV with a header row',
    zh: `文件不是CSV格式（${reason}）`,
    en: `the file is not CSV: ${reason}`,
  }),
  'given-up': (_: Place, { attempts }: { readonly attempts: number }) => ({
    expected: 'a run that ends',
    zh: `已尝试${attempts}次，均未完成，不再尝试`,
    en: `given up after ${attempts} attempts`,
  }),
  /** A person looked at what was staged and decided against it; `reason` in their words. */
  refused: (_: Place, { reason }: { readonly reason: string }) => ({
    expected: 'a delivery that a person releases',
    zh: `经人工审核退回，整份文件均未采用，理由：${reason}`,
    en: `a person refused it, nothing was taken; the reason: ${reason}`,
  }),
  'column-count': (
    _: Place,
    { expected, columns }: { readonly expected: number; readonly columns: number },
  ) => ({
    expected: `${expected} columns`,
    zh: `该行有${columns}列，表头有${expected}列，无法识别`,
    en: `this row has ${columns} columns, the header has ${expected}: it cannot be read as a row`,
  }),
  /** What stands in the cell is somebody else's row: none of it is shown. `first` and `last` are lines of the file. */
  'merged-rows': ({ field }: Place, { first, last }: { readonly first: number; readonly last: number }) => ({
    expected: 'quotes in pairs: one at each end of a cell',
    zh: `“${field}”中有不成对的引号，第${first}行至第${last}行被并成一行，均未采用，请改正引号后重新报送`,
    en: `"${field}" has a quote without its partner, which makes one row of lines ${first} to ${last}; none of them was taken: correct the quotes and deliver them again`,
  }),
} satisfies Record<string, Words>;
