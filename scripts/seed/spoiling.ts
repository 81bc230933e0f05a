import type { Template } from '@egret/domain';

import { commonTitles } from './layouts.ts';
import { mistakePlan, spoilRow } from './mistakes.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import type { SampleRow } from './rows.ts';

/** How many rows of a template must be made beyond those that are to stay good. */
export function spareRows(template: Template): number {
  return Object.values(mistakePlan[template]).reduce((sum, count) => sum + count, 0);
}

/** One key with two contents: what is told of the matter differs, the key does not. */
function conflictRows(row: SampleRow): SampleRow[] {
  const codes = ['two-contents-for-one-key'];
  const common = { ...row, outcome: 'quarantined', mistake: 'two-contents', codes } as const;
  const [title, addition] = contradictions[row.template] ?? ['', ''];
  const cells = { ...row.cells, [title]: (row.cells[title] ?? '') + addition };
  return [common, { ...common, cells }];
}

/** Where a second content differs, by what is added to the first. */
const contradictions: Partial<Record<Template, readonly [title: string, addition: string]>> = {
  'licence-organisation': ['许可内容', '（更正）'],
  'penalty-organisation': ['违法事实', '，情节较重'],
  'public-service': ['办理结果', '（更正）'],
};

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
 * the plan says. Returns all rows, the good ones in their order first.
 */
export function spoil(seed: number, template: Template, rows: readonly SampleRow[]): SampleRow[] {
  const random = createRandom(seed, `mistakes/${template}`);
  const good = [...rows];
  const wrong: SampleRow[] = [];
  for (const [id, times] of Object.entries(mistakePlan[template])) {
    for (let count = times; count > 0; count--) {
      const row = take(random, good, (candidate) => fits(candidate, id));
      if (id === 'two-contents') wrong.push(...conflictRows(row));
      else if (id === 'column-count') wrong.push({ ...row, outcome: 'rejected', mistake: id });
      else wrong.push(spoilRow(row, id, random));
    }
  }
  return [...good, ...wrong];
}
