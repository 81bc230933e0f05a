import {
  addDays,
  localDate,
  organisationCheckCharacter,
  residentCheckCharacter,
  templates,
  usccCheckCharacter,
} from '@egret/domain';
import { z } from 'zod';

import { readYaml } from './data.ts';
import { deliveredOn, slashed } from './days.ts';
import { residentId } from './identifiers.ts';
import { categoryTitle, commonTitles } from './layouts.ts';
import type { CommonTitles } from './layouts.ts';
import type { Random } from './prng.ts';
import { fill } from './rows.ts';
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

/** The text with another digit at a place. */
function mistyped(text: string, at: number): string {
  return text.slice(0, at) + (text.charAt(at) === '7' ? '3' : '7') + text.slice(at + 1);
}

/** The first of the drawn texts that is not a right code by chance. */
function wrongUscc(draw: () => string): string {
  for (;;) {
    const text = draw();
    if (usccCheckCharacter(text.slice(0, 17)) !== text.charAt(17)) return text;
  }
}

function mistake(code: string, spoil: Mistake['spoil']): Mistake {
  return { code, spoil };
}

/** A mistake in the organisation's code, or in the number of a person, written anew. */
function inCode(code: string, rewrite: (text: string, random: Random) => string): Mistake {
  return mistake(code, ({ cells, titles: { uscc }, random }) => ({
    [uscc]: rewrite(cells[uscc] ?? '', random),
  }));
}
function inNumber(code: string, rewrite: (text: string, random: Random) => string): Mistake {
  return mistake(code, ({ cells, titles: { personNumber }, random }) => ({
    [personNumber]: rewrite(cells[personNumber] ?? '', random),
  }));
}

const reckoned: Readonly<Record<string, Mistake>> = {
  /** The last character mistyped. */
  'uscc-check-digit': inCode('check-digit', (code) => mistyped(code, 17)),
  /** A digit of the embedded organisation code mistyped and the last character made to fit. */
  'uscc-embedded-code': inCode('check-digit', (code) => {
    const typed = mistyped(code, 14).slice(0, 17);
    const fits = organisationCheckCharacter(typed.slice(8, 16)) === typed.charAt(16);
    if (fits) throw new RangeError('not spoiled');
    return typed + usccCheckCharacter(typed);
  }),
  /** Stored as a number by a spreadsheet: the digits after the fifteenth are zero. */
  'uscc-zeroed': inCode('check-digit', (_, random) =>
    wrongUscc(() => `91350299${random.int(1_000_000, 9_999_999)}000`),
  ),
  /** Shown by a spreadsheet in scientific notation. */
  'uscc-scientific': inCode('malformed', (_, random) => `9.13502${random.int(10, 99)}E+17`),
  'uscc-masked': inCode('masked', (code) => `${code.slice(0, 6)}******${code.slice(12)}`),
  /** The representative's number where the organisation's code belongs. */
  'uscc-of-a-person': inCode('malformed', (_, random) =>
    wrongUscc(() => residentId(localDate('1979-05-17'), random.int(1, 999))),
  ),
  'person-check-digit': inNumber('check-digit', (number) => mistyped(number, 17)),
  /** A thirtieth of February in the number, its check digit right. */
  'person-birth-date': inNumber('impossible-date', (_, random) => {
    const body = `35029919880230${String(random.int(1, 999)).padStart(3, '0')}`;
    return body + residentCheckCharacter(body);
  }),
  'minor-enrolled': inNumber('minor', (_, random) => residentId(localDate('2004-09-12'), random.int(1, 999))),
  'age-not-provable': mistake('age-unknown', ({ random }) => ({
    ...{ 证件类型: '护照号', 证件号码: `XX9${random.int(100_000, 999_999)}` },
  })),
  'decided-after-delivery': mistake('after-delivery', ({ titles, row, random }) => {
    const date = slashed(addDays(deliveredOn(row.month), random.int(5, 40)));
    const inForce = titles.decidedOn === '许可决定日期' ? { 有效期自: date, 有效期至: '2099/12/31' } : {};
    return { [titles.decidedOn]: date, ...inForce };
  }),
  'valid-to-before-from': mistake('order', ({ row }) => ({ 有效期至: slashed(addDays(row.on, -30)) })),
  'closed-before-accepted': mistake('order', ({ row }) => ({
    ...{ 受理日期: slashed(row.on), 办结日期: slashed(addDays(row.on, -15)) },
  })),
};

const worded = readYaml(
  'mistakes.yaml',
  z.record(
    z.string(),
    z.strictObject({ code: z.string(), cells: z.record(z.string(), z.array(z.string())) }),
  ),
);

/** What words put in the place of others; a title that the row has no cell of stays out. */
function wordsInstead(
  instead: Readonly<Record<string, readonly string[]>>,
  { titles, row, random }: Spoiling,
): Cells {
  const [year = '', month = ''] = row.on.split('-');
  return Object.fromEntries(
    Object.entries(instead).flatMap(([where, texts]) => {
      const role = where in titles ? titles[where as keyof CommonTitles] : null;
      const title = where === 'category' ? categoryTitle(row.template) : (role ?? where);
      if (role === null && where !== 'category' && !(title in row.cells)) return [];
      return [[title, fill(random.pick(texts), { year, month: String(Number(month)) })]];
    }),
  );
}

const table: ReadonlyMap<string, Mistake> = new Map([
  ...Object.entries(reckoned),
  ...Object.entries(worded).map(([id, { code, cells }]) => {
    return [id, mistake(code, (spoiling) => wordsInstead(cells, spoiling))] as const;
  }),
]);

/** Mistakes of whole rows, which are no matter of cells (see spoiling.ts). */
const rowMistakes = ['two-contents', 'column-count'];

/** How often each mistake is made in the rows of a template. */
export const mistakePlan = readYaml(
  'mistake-plan.yaml',
  z.record(
    z.enum(templates),
    z.record(
      z.string().refine((id) => table.has(id) || rowMistakes.includes(id)),
      z.int().min(1),
    ),
  ),
);

/** A row as the mistake leaves it: it must end in quarantine with the mistake's code. */
export function spoilRow(row: SampleRow, id: string, random: Random): SampleRow {
  const found = table.get(id);
  if (found === undefined) throw new RangeError(`no such mistake: ${id}`);
  const spoilt = found.spoil({ cells: row.cells, titles: commonTitles[row.template], row, random });
  const cells = { ...row.cells, ...spoilt };
  return { ...row, cells, outcome: 'quarantined', mistake: id, codes: [found.code] };
}
