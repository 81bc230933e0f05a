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

/** What single rows show of the hands that typed them, by thousandths of rows. All of it is harmless: the row says the same. */
const hands: readonly { readonly share: number; readonly titles: RegExp; typed(text: string): string }[] = [
  { share: 10, titles: /社会信用代码\)?$/, typed: (code) => code.toLowerCase() },
  { share: 4, titles: /代码_1|^统一社会信用代码$|^证件号码$/, typed: fullWidth },
  { share: 10, titles: /文书号$|书文号$/, typed: (number) => number.replace('〔', '[').replace('〕', ']') },
  { share: 6, titles: /^(行政相对人名称|申请人|承诺主体名称)$/, typed: (name) => ` ${name}  ` },
  {
    share: 10,
    titles: /^(许可内容|违法事实|经营范围|内容)$/,
    typed: (text) => text.replace(/[，；：]/, (mark) => `${mark}\n`),
  },
  { share: 10, titles: /^备注$/, typed: () => '补充说明：原件存档，"双公示"系统同步' },
];

function typed(cells: Cells, random: Random): Cells {
  let draw = random.fraction() * 1000;
  for (const hand of hands) {
    draw -= hand.share;
    if (draw >= 0) continue;
    const entries = Object.entries(cells);
    return Object.fromEntries(
      entries.map(([title, text]) => [title, hand.titles.test(title) ? hand.typed(text) : text]),
    );
  }
  return cells;
}

function styled(row: SampleRow, style: Style): Cells {
  const cells: Record<string, string> = {};
  for (const title of layouts[row.template]) {
    const value = row.cells[title] ?? '';
    const [, year, month, day] = /^(\d{4})\/(\d{2})\/(\d{2})$/.exec(value) ?? [];
    if (year && month && day) cells[title] = style.date(year, month, day);
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
  const styles = new Map(
    [...new Set(rows.map(({ month }) => month))].map((month) => {
      return [month, styleOf(createRandom(seed, `style/${template}/${month}`))] as const;
    }),
  );
  return rows.map((row) => {
    const cells = styled(row, styles.get(row.month) as Style);
    return { ...row, cells: row.outcome === 'inserted' && !row.scripted ? typed(cells, random) : cells };
  });
}
