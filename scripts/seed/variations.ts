import type { Template } from '@egret/domain';

import { layouts, optionalColumns } from './layouts.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import type { Cells, SampleRow } from './rows.ts';

/** How one department's export writes dates and what it writes where there is nothing. */
interface Style {
  readonly date: (year: string, month: string, day: string) => string;
  readonly nothing: string;
}

const dateStyles: readonly Style['date'][] = [
  (year, month, day) => `${year}-${Number(month)}-${Number(day)} 0:00:00`,
  (year, month, day) => `${year}.${month}.${day}`,
  (year, month, day) => `${year}${month}${day}`,
  (year, month, day) => `${year}-${month}-${day}`,
];
const standardDate: Style['date'] = (year, month, day) => `${year}/${month}/${day}`;
const nothings = ['无', '/', '暂无', '-'];

function styleOf(random: Random): Style {
  return {
    date: random.chance(0.8) ? standardDate : random.pick(dateStyles),
    nothing: random.chance(0.75) ? '' : random.pick(nothings),
  };
}

function fullWidth(text: string): string {
  return text.replaceAll(/[0-9A-Z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

function mapMatching(cells: Cells, titles: RegExp, change: (value: string) => string): Cells {
  return Object.fromEntries(
    Object.entries(cells).map(([title, value]) => [title, titles.test(title) ? change(value) : value]),
  );
}

/** What single rows show of the hands that typed them. All of it is harmless: the row says the same. */
function typed(cells: Cells, random: Random): Cells {
  const draw = random.fraction();
  if (draw < 0.01) return mapMatching(cells, /社会信用代码\)?$/, (code) => code.toLowerCase());
  if (draw < 0.014) return mapMatching(cells, /代码_1|^统一社会信用代码$|^证件号码$/, fullWidth);
  if (draw < 0.024) {
    return mapMatching(cells, /文书号$|书文号$/, (number) => number.replace('〔', '[').replace('〕', ']'));
  }
  if (draw < 0.03) {
    return mapMatching(cells, /^(行政相对人名称|申请人|承诺主体名称)$/, (name) => ` ${name}  `);
  }
  if (draw < 0.04) {
    return mapMatching(cells, /^(许可内容|违法事实|经营范围|内容)$/, (text) =>
      text.replace(/[，；：]/, (mark) => `${mark}\n`),
    );
  }
  if (draw < 0.05) return mapMatching(cells, /^备注$/, () => '补充说明：原件存档，"双公示"系统同步');
  return cells;
}

function styled(row: SampleRow, style: Style): Cells {
  const cells: Record<string, string> = {};
  for (const title of layouts[row.template]) {
    const value = row.cells[title] ?? '';
    const date = /^(\d{4})\/(\d{2})\/(\d{2})$/.exec(value);
    if (date !== null) cells[title] = style.date(date[1] ?? '', date[2] ?? '', date[3] ?? '');
    else cells[title] = value === '' && optionalColumns.includes(title) ? style.nothing : value;
  }
  // An old front-end table fills a date that it does not have with its zero.
  if (cells['处罚有效期'] === '' && style.date === dateStyles[0]) cells['处罚有效期'] = '1900-1-1 0:00:00';
  return cells;
}

/**
 * Writes the cells of one template's rows as the department's export of each month did: dates in its shape,
 * nothing in its words, here and there lower-case or full-width codes, other brackets, blanks and line breaks.
 */
export function vary(seed: number, template: Template, rows: readonly SampleRow[]): SampleRow[] {
  const random = createRandom(seed, `variations/${template}`);
  const styles = new Map<string, Style>();
  return rows.map((row) => {
    const style = styles.get(row.month) ?? styleOf(createRandom(seed, `style/${template}/${row.month}`));
    styles.set(row.month, style);
    const cells = styled(row, style);
    return { ...row, cells: row.outcome === 'inserted' && !row.scripted ? typed(cells, random) : cells };
  });
}
