import { addDays, localDate } from '@egret/domain';
import type { Template } from '@egret/domain';

import { deliveredOn, slashed } from './days.ts';
import {
  organisationCheckCharacter,
  residentCheckCharacter,
  residentId,
  usccCheckCharacter,
} from './identifiers.ts';
import { commonTitles } from './layouts.ts';
import type { CommonTitles } from './layouts.ts';
import type { Random } from './prng.ts';
import type { Cells, SampleRow } from './rows.ts';

interface Spoiling {
  readonly cells: Cells;
  readonly titles: CommonTitles;
  readonly row: SampleRow;
  readonly random: Random;
}

/** One way in which real submissions are wrong: the code of the issue it must be given, and what it does. */
interface Mistake {
  readonly code: string;
  spoil(spoiling: Spoiling): Cells;
}

/** Another character than the given one, of digits. */
function otherDigit(character: string): string {
  return character === '7' ? '3' : '7';
}

/** The first of the drawn texts that is not a right code by chance. */
function wrongUscc(draw: () => string): string {
  for (;;) {
    const text = draw();
    if (usccCheckCharacter(text.slice(0, 17)) !== text.charAt(17)) return text;
  }
}

function cell(cells: Cells, title: string): string {
  return cells[title] ?? '';
}

const titlesOfCategory: Partial<Record<Template, string>> = {
  'licence-organisation': '许可类别',
  'licence-natural-person': '许可类别',
  'penalty-organisation': '处罚类别',
  'penalty-natural-person': '处罚类别',
  registry: '登记状态',
  other: '信息类别',
  commitment: '承诺类型',
};

function categoryTitle(template: Template): string {
  const title = titlesOfCategory[template];
  if (title === undefined) throw new RangeError(`${template} has no category`);
  return title;
}

const table = {
  /** The last character mistyped. */
  'uscc-check-digit': {
    code: 'check-digit',
    spoil: ({ cells, titles }) => {
      const code = cell(cells, titles.uscc);
      return { [titles.uscc]: code.slice(0, 17) + otherDigit(code.charAt(17)) };
    },
  },
  /** A digit of the embedded organisation code mistyped and the last character made to fit. */
  'uscc-embedded-code': {
    code: 'check-digit',
    spoil: ({ cells, titles }) => {
      const code = cell(cells, titles.uscc);
      const typed = code.slice(0, 14) + otherDigit(code.charAt(14)) + code.slice(15, 17);
      if (organisationCheckCharacter(typed.slice(8, 16)) === typed.charAt(16)) {
        throw new RangeError('not spoiled');
      }
      return { [titles.uscc]: typed + usccCheckCharacter(typed) };
    },
  },
  /** Stored as a number by a spreadsheet: the digits after the fifteenth are zero. */
  'uscc-zeroed': {
    code: 'check-digit',
    spoil: ({ titles, random }) => ({
      [titles.uscc]: wrongUscc(() => `91350299${random.int(1_000_000, 9_999_999)}000`),
    }),
  },
  /** Shown by a spreadsheet in scientific notation. */
  'uscc-scientific': {
    code: 'malformed',
    spoil: ({ titles, random }) => ({ [titles.uscc]: `9.13502${random.int(10, 99)}E+17` }),
  },
  'uscc-placeholder': {
    code: 'placeholder',
    spoil: ({ titles }) => ({ [titles.uscc]: '00000000000000000X' }),
  },
  'uscc-masked': {
    code: 'masked',
    spoil: ({ cells, titles }) => {
      const code = cell(cells, titles.uscc);
      return { [titles.uscc]: `${code.slice(0, 6)}******${code.slice(12)}` };
    },
  },
  /** The representative's number where the organisation's code belongs. */
  'uscc-of-a-person': {
    code: 'malformed',
    spoil: ({ titles, random }) => ({
      [titles.uscc]: wrongUscc(() => residentId(localDate('1979-05-17'), random.int(1, 999))),
    }),
  },
  'person-check-digit': {
    code: 'check-digit',
    spoil: ({ cells, titles }) => {
      const number = cell(cells, titles.personNumber);
      return { [titles.personNumber]: number.slice(0, 17) + otherDigit(number.charAt(17)) };
    },
  },
  /** A thirtieth of February in the number, its check digit right. */
  'person-birth-date': {
    code: 'impossible-date',
    spoil: ({ titles, random }) => {
      const body = `35029919880230${String(random.int(1, 999)).padStart(3, '0')}`;
      return { [titles.personNumber]: body + residentCheckCharacter(body) };
    },
  },
  'unknown-paper': {
    code: 'unknown-value',
    spoil: () => ({ 证件类型: '暂住证' }),
  },
  'impossible-date': {
    code: 'impossible-date',
    spoil: ({ titles, row }) => ({ [titles.decidedOn]: `${row.on.slice(0, 4)}/02/30` }),
  },
  'unreadable-date': {
    code: 'malformed',
    spoil: ({ titles, row }) => ({
      [titles.decidedOn]: `${row.on.slice(0, 4)}年${Number(row.on.slice(5, 7))}月初`,
    }),
  },
  'decided-after-delivery': {
    code: 'after-delivery',
    spoil: ({ titles, row, random }) => {
      const date = slashed(addDays(deliveredOn(row.month), random.int(5, 40)));
      const inForce = titles.decidedOn === '许可决定日期' ? { 有效期自: date, 有效期至: '2099/12/31' } : {};
      return { [titles.decidedOn]: date, ...inForce };
    },
  },
  'valid-to-before-from': {
    code: 'order',
    spoil: ({ row }) => ({ 有效期至: slashed(addDays(row.on, -30)) }),
  },
  'closed-before-accepted': {
    code: 'order',
    spoil: ({ row }) => ({ 受理日期: slashed(row.on), 办结日期: slashed(addDays(row.on, -15)) }),
  },
  'missing-name': { code: 'required', spoil: ({ titles }) => ({ [titles.name]: '' }) },
  'missing-document-number': {
    code: 'required',
    spoil: ({ cells, titles, random }) => ({
      [titles.documentNumber]: random.pick(['', '无', '/']),
      // The certificate number may stand in for a licence's document number, so it is missing too.
      ...('许可编号' in cells ? { 许可编号: '' } : {}),
    }),
  },
  'missing-date': { code: 'required', spoil: ({ titles }) => ({ [titles.decidedOn]: '' }) },
  'missing-authority-code': { code: 'required', spoil: ({ titles }) => ({ [titles.authorityUscc]: '' }) },
  'unknown-category': {
    code: 'unknown-value',
    spoil: ({ row, random }) => ({
      [categoryTitle(row.template)]: random.pick(['其它类', '一般事项', '综合']),
    }),
  },
  'other-without-subtype': {
    code: 'subtype-required',
    spoil: ({ row }) => ({ [categoryTitle(row.template)]: '其他' }),
  },
  'fine-without-amount': {
    code: 'required',
    spoil: () => ({ 处罚类别: '罚款', '罚款金额(万元)': '' }),
  },
  'unreadable-amount': {
    code: 'malformed',
    spoil: ({ random }) => ({
      处罚类别: '罚款',
      '罚款金额(万元)': random.pick(['伍佰元整', '约0.5', '2000元']),
    }),
  },
  /** Column explanations of the form sent along as a row. */
  'explanation-row': {
    code: 'not-data',
    spoil: ({ titles }) => ({
      [titles.name]: '表格说明：必填，填写法定名称',
      [titles.decidedOn]: '必填，格式为YYYY/MM/DD',
    }),
  },
  'minor-enrolled': {
    code: 'minor',
    spoil: ({ titles, random }) => ({
      [titles.personNumber]: residentId(localDate('2004-09-12'), random.int(1, 999)),
    }),
  },
  'age-not-provable': {
    code: 'age-unknown',
    spoil: ({ random }) => ({ 证件类型: '护照号', 证件号码: `XX9${random.int(100_000, 999_999)}` }),
  },
} satisfies Record<string, Mistake>;

export type MistakeId = keyof typeof table;

/** A row as the mistake leaves it: it must end in quarantine with the mistake's code. */
export function spoilRow(row: SampleRow, id: MistakeId, random: Random): SampleRow {
  const { code, spoil } = table[id];
  const titles = commonTitles[row.template];
  const spoilt = spoil({ cells: row.cells, titles, row, random });
  return { ...row, cells: { ...row.cells, ...spoilt }, outcome: 'quarantined', mistake: id, codes: [code] };
}
