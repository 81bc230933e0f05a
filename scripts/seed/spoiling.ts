import type { Template } from '@egret/domain';

import { commonTitles } from './layouts.ts';
import { mistakePlan, spoilRow } from './mistakes.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import type { Cells, SampleRow } from './rows.ts';

/** Keys that are delivered twice in one file with two contents, and rows with a wrong number of columns. */
const conflictPlan: Partial<Record<Template, number>> = {
  'licence-organisation': 3,
  'penalty-organisation': 2,
  'public-service': 1,
};
const tornPlan: Partial<Record<Template, number>> = {
  'licence-organisation': 4,
  'penalty-organisation': 1,
  'public-service': 2,
};

/** How many rows of a template must be made beyond those that are to stay good. */
export function spareRows(template: Template): number {
  const mistakes = Object.values(mistakePlan[template]).reduce((sum, count) => sum + count, 0);
  return mistakes + (conflictPlan[template] ?? 0) + (tornPlan[template] ?? 0);
}

/** The second content of a key: what is told of the matter differs, the key does not. */
function contradiction(template: Template, cells: Cells): Cells {
  if (template === 'licence-organisation') {
    return { ...cells, 许可内容: `${cells['许可内容'] ?? ''}（更正）` };
  }
  if (template === 'penalty-organisation') {
    return { ...cells, 违法事实: `${cells['违法事实'] ?? ''}，情节较重` };
  }
  return { ...cells, 办理结果: cells['办理结果'] === '办结' ? '不予办理' : '办结' };
}

function conflictRows(row: SampleRow): SampleRow[] {
  const common = {
    ...row,
    outcome: 'quarantined',
    mistake: 'two-contents',
    codes: ['two-contents-for-one-key'],
  } as const;
  return [common, { ...common, cells: contradiction(row.template, row.cells) }];
}

/** Whether a mistake can be made in a row: whose code is wrong must be given one. */
function fits(row: SampleRow, id: string): boolean {
  const titles = commonTitles[row.template];
  if (id.startsWith('uscc-')) return (row.cells[titles.uscc] ?? '') !== '';
  if (id.startsWith('person-')) return row.cells['证件类型'] === '身份证';
  if (id === 'fine-without-amount' || id === 'unreadable-amount') {
    return (row.cells['罚款金额(万元)'] ?? '') !== '';
  }
  return true;
}

function take(random: Random, pool: SampleRow[], accepts: (row: SampleRow) => boolean): SampleRow {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const index = random.int(0, pool.length - 1);
    const row = pool[index];
    if (row === undefined || row.scripted || !accepts(row)) continue;
    pool.splice(index, 1);
    return row;
  }
  throw new RangeError('no row fits a mistake');
}

/**
 * Takes the rows of one template, `spareRows(template)` more than are to stay good, and spoils that many as
 * the plan says. Gives all rows, the good ones in their order first.
 */
export function spoil(seed: number, template: Template, rows: readonly SampleRow[]): SampleRow[] {
  const random = createRandom(seed, `mistakes/${template}`);
  const good = [...rows];
  const wrong: SampleRow[] = [];
  for (const [id, times] of Object.entries(mistakePlan[template])) {
    for (let count = times; count > 0; count--) {
      wrong.push(
        spoilRow(
          take(random, good, (row) => fits(row, id)),
          id,
          random,
        ),
      );
    }
  }
  for (let count = conflictPlan[template] ?? 0; count > 0; count--) {
    wrong.push(...conflictRows(take(random, good, () => true)));
  }
  for (let count = tornPlan[template] ?? 0; count > 0; count--) {
    wrong.push({ ...take(random, good, () => true), outcome: 'rejected', mistake: 'column-count' });
  }
  return [...good, ...wrong];
}
