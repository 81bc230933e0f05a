import { addDays, localDate, organisationCheckCharacter, templates, usccCheckCharacter } from '@egret/domain';
import type { LocalDate } from '@egret/domain';
import { z } from 'zod';

import { readYaml } from './data.ts';
import { deliveredOn, slashed } from './days.ts';
import { residentId } from './identifiers.ts';
import { commonTitles } from './layouts.ts';
import type { Random } from './prng.ts';
import { fill } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** The text with another digit at a place. */
function mistyped(text: string, at: number): string {
  return text.slice(0, at) + (text.charAt(at) === '7' ? '3' : '7') + text.slice(at + 1);
}

/** A code with a digit of its embedded organisation code mistyped and the last character made to fit. */
function misembedded(code: string): string {
  const typed = mistyped(code, 14).slice(0, 17);
  const fits = organisationCheckCharacter(typed.slice(8, 16)) === typed.charAt(16);
  if (fits) throw new RangeError('not spoiled');
  return typed + usccCheckCharacter(typed);
}

/** The first of the drawn texts that is not a right code by chance. */
function wrongUscc(draw: () => string): string {
  for (;;) {
    const text = draw();
    if (usccCheckCharacter(text.slice(0, 17)) !== text.charAt(17)) return text;
  }
}

/** What the places of the mistakes' texts stand for; what is drawn is drawn where a text asks for it. */
function placesOf({ template, cells, on, month: delivered }: SampleRow, random: Random) {
  const { uscc, personNumber } = commonTitles[template];
  const [code, number] = [cells[uscc] ?? '', cells[personNumber] ?? ''];
  const [year = '', month = ''] = on.split('-');
  const someone = (born: string) => residentId(localDate(born), random.int(1, 999));
  return {
    ...{ year, month: String(Number(month)), on: slashed(on) },
    ...{ monthBefore: slashed(addDays(on, -30)), fortnightBefore: slashed(addDays(on, -15)) },
    afterDelivery: () => slashed(addDays(deliveredOn(delivered), random.int(5, 40))),
    mistypedCode: () => mistyped(code, 17),
    misembeddedCode: () => misembedded(code),
    maskedCode: () => `${code.slice(0, 6)}******${code.slice(12)}`,
    zeroedCode: () => wrongUscc(() => `91350299${random.int(1_000_000, 9_999_999)}000`),
    personAsCode: () => wrongUscc(() => someone('1979-05-17')),
    mistypedNumber: () => mistyped(number, 17),
    numberOf30February: () => residentId('1988-02-30' as LocalDate, random.int(1, 999)),
    numberOfChild: () => someone('2004-09-12'),
    twoDigits: () => random.int(10, 99),
    sixDigits: () => random.int(100_000, 999_999),
  };
}

const instead = z.union([z.string(), z.array(z.string())]);
const mistakes = readYaml(
  'mistakes.yaml',
  z.record(z.string(), z.strictObject({ code: z.string(), cells: z.record(z.string(), instead) })),
);

/** Mistakes of whole rows, which are no matter of cells (see spoiling.ts). */
const rowMistakes = ['two-contents', 'column-count'];

/** How often each mistake is made in the rows of a template. */
export const mistakePlan = readYaml(
  'mistake-plan.yaml',
  z.record(
    z.enum(templates),
    z.record(
      z.string().refine((id) => id in mistakes || rowMistakes.includes(id)),
      z.int().min(1),
    ),
  ),
);

/** A row as the mistake leaves it: it must end in quarantine with the mistake's code. */
export function spoilRow(row: SampleRow, id: string, random: Random): SampleRow {
  const mistake = mistakes[id];
  if (mistake === undefined) throw new RangeError(`no such mistake: ${id}`);
  const titles: Readonly<Record<string, string | undefined>> = commonTitles[row.template];
  const places = placesOf(row, random);
  const cells: Record<string, string> = { ...row.cells };
  for (const [where, texts] of Object.entries(mistake.cells)) {
    const title = titles[where] ?? where;
    if (!(title in row.cells)) continue;
    cells[title] = fill(typeof texts === 'string' ? texts : random.pick(texts), places);
  }
  return { ...row, cells, outcome: 'quarantined', mistake: id, codes: [mistake.code] };
}
