import { addDays, addMonths } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { businessDate, monthAfter, monthOf, officeDayFrom, slashed } from './days.ts';
import { personaRepairedOn } from './histories.ts';
import type { Personas } from './histories.ts';
import { createRandom } from './prng.ts';
import { changedRow } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** The later delivery that reports a penalty as repaired (信用修复): the same row with the day of the repair. */
function repaired(row: SampleRow, on: LocalDate): SampleRow {
  return changedRow(row, on, { 信用修复日期: slashed(on) });
}

/** Whether a penalty of an organisation is of the general kind and old enough to be repaired before the end of 2020. */
function repairable({ template, outcome, scripted, on, cells }: SampleRow): boolean {
  const general = ['1', '2'].includes(cells['失信严重程度'] ?? '');
  const inTime = on >= '2019-01-01' && on <= '2020-07-31';
  return template === 'penalty-organisation' && outcome === 'inserted' && !scripted && general && inTime;
}

/**
 * The repairs of a seed: `count` of general penalties drawn at random, each between the minimum of three
 * months (发改办财金〔2019〕527号) and some nine months after its decision, and the one of the scripted history.
 */
export function repairRows(
  seed: number,
  rows: readonly SampleRow[],
  count: number,
  { enterpriseRepaired }: Personas,
): SampleRow[] {
  const random = createRandom(seed, 'repairs');
  const drawn = random
    .sample(rows.filter(repairable), count)
    .map((row) => repaired(row, officeDayFrom(addDays(addMonths(row.on, 3), random.int(3, 190)))));
  const scripted = rows.filter(
    ({ template, party }) => template === 'penalty-organisation' && party === enterpriseRepaired,
  );
  return [...drawn, ...scripted.map((row) => repaired(row, personaRepairedOn))];
}

/** `count` rows that a department delivers once more, unaltered, in the month after. */
export function repeatedRows(seed: number, rows: readonly SampleRow[], count: number): SampleRow[] {
  const random = createRandom(seed, 'repetitions');
  const candidates = rows.filter(
    ({ template, outcome, scripted, month }) =>
      (template === 'licence-organisation' || template === 'public-service') &&
      outcome === 'inserted' &&
      !scripted &&
      month < monthOf(businessDate),
  );
  return random
    .sample(candidates, count)
    .map((row) => ({ ...row, month: monthAfter(row.month, 1), outcome: 'unchanged' }));
}
