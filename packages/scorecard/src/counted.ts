import type { DatedFact } from './claim.ts';
import { claimOn } from './claim.ts';
import type { DateNumber } from './date-number.ts';
import { never } from './date-number.ts';
import type { PreparedRecordRule } from './prepare.ts';
import type { CountRule } from './schema.ts';
import type { Stretch } from './stretch.ts';

/** How many records a rule counts today, and by how many that number changes on later days. */
export interface Tally {
  readonly rule: PreparedRecordRule;
  readonly steps: CountRule['steps'];
  today: number;
  readonly changes: { readonly day: DateNumber; readonly by: number }[];
}

/** Enters a record into the tallies (by the index of the rule) of the rules that count it, today or later. */
export function tally(dated: DatedFact, today: DateNumber, tallies: Map<number, Tally>): void {
  for (let day = today; day !== never;) {
    const { rule, until } = claimOn(dated, day);
    if (rule?.steps) {
      const entry = tallies.get(rule.index) ?? { rule, steps: rule.steps, today: 0, changes: [] };
      tallies.set(rule.index, entry);
      if (day === today) entry.today += 1;
      else entry.changes.push({ day, by: 1 });
      if (until !== never) entry.changes.push({ day: until, by: -1 });
    }
    day = until;
  }
}

/** Points of a step, and the number of records that it requires (0 where none is reached). */
export interface CountedStretch extends Stretch {
  readonly atLeast: number;
}

/** The points of a count rule today, until the first day on which its count reaches another step. */
export function countedStretch({ steps, today, changes }: Tally): CountedStretch {
  const { points, atLeast } = stepOf(steps, today);
  changes.sort((a, b) => a.day - b.day);
  let count = today;
  for (const [index, change] of changes.entries()) {
    count += change.by;
    const dayIsOver = changes[index + 1]?.day !== change.day;
    if (dayIsOver && stepOf(steps, count).points !== points) return { points, atLeast, until: change.day };
  }
  return { points, atLeast, until: never };
}

const noStep = { points: 0, atLeast: 0 };

function stepOf(steps: CountRule['steps'], count: number): CountRule['steps'][number] {
  let reached: CountRule['steps'][number] = noStep;
  for (const step of steps) {
    if (count >= step.atLeast) reached = step;
  }
  return reached;
}
