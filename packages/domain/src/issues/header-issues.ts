import type { Place, Words } from './words.ts';

/** What is wrong with the columns of a delivery; `field` is a title. */
export const headerIssues = {
  /** `names`: every title and code by which the column is known. */
  'missing-column': ({ field }: Place, { names }: { readonly names: readonly string[] }) => {
    const known = names.join('、');
    return {
      expected: known,
      zh: `表头缺少“${field}”列（可写作：${known}）`,
      en: `the header has no column "${field}" (any of: ${known})`,
    };
  },
  /** A column that may be meant for a missing one. */
  'unknown-column': ({ received }: Place) => ({
    expected: 'a column of the template',
    zh: `无法识别的列“${received}”`,
    en: `unknown column "${received}"`,
  }),
  'duplicate-column': ({ field }: Place) => ({
    expected: `one column for "${field}"`,
    zh: `表头中有多列对应“${field}”`,
    en: `several columns of the header stand for "${field}"`,
  }),
  /** A column that may tell what has become of a record, which the template does not have; `known` are the template's own. */
  'standing-column': ({ received }: Place, { known }: { readonly known: readonly string[] }) => {
    const titles = known.join('、');
    return {
      expected: titles,
      zh: `“${received}”列可能说明信息是否仍然有效（如状态、异议、修复、有效期），模板中没有该列，整份文件均未采用；请将该列改为模板的列名（${titles}），不需要的请删去，然后重新报送`,
      en: `"${received}" may tell whether the information still stands (status, dispute, repair, validity) and is no column of the template, so nothing was taken: rename it to the template's title (${titles}) or drop it, and deliver the file again`,
    };
  },
  /** A warning: the rows were taken without the column. */
  'column-left-out': ({ received }: Place) => ({
    expected: 'a column of the template',
    zh: `模板没有“${received}”列，该列未采用`,
    en: `the template has no column "${received}": it was left out`,
  }),
  /** A warning: `column` counts from 1, `rows` are those that have content in it. */
  'untitled-column': (_: Place, { column, rows }: { readonly column: number; readonly rows: number }) => ({
    expected: 'a title',
    zh: `第${column}列没有列名，有${rows}行在该列有内容，该列未采用`,
    en: `column ${column} has no title but content in ${rows} row${rows === 1 ? '' : 's'}: it was left out`,
  }),
} satisfies Record<string, Words>;
