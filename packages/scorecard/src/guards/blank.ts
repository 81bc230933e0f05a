import type { Fact } from '@egret/domain';
import { addMonths } from '@egret/domain';

import { compile } from '../compile.ts';
import type { ScoreModel } from '../schema.ts';
import type { Probe } from './probes.ts';
import { agesOf, breachesOf, daysOfChange, subjectOf } from './probes.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/** The attributes of a breach that a row can leave blank. */
const blanks: readonly Partial<Probe>[] = [
  { severity: null },
  { procedure: null },
  { fineFen: null },
  { penaltyKinds: [] },
  { commitmentKind: null },
  { severity: null, procedure: null, fineFen: null, penaltyKinds: [] },
];

/**
 * Unknown is never harsher than known: a breach of which a cell is blank costs no more than the same breach with
 * anything in that cell, at every age and for somebody long without a breach as well.
 */
export function guardBlank(model: ScoreModel): readonly Problem[] {
  const { evaluate } = compile(model);
  for (const day of daysOfChange(model)) {
    const since = addMonths(day, -240);
    for (const months of agesOf(model)) {
      const pointsOf = (probe: Probe): number => {
        const fact: Fact = { ...probe, decidedOn: addMonths(day, -months) };
        return evaluate(subjectOf(model, since, [fact]), day).points ?? 0;
      };
      for (const filled of breachesOf(model)) {
        const known = pointsOf(filled);
        const harsher = blanks.find((blank) => pointsOf({ ...filled, ...blank }) < known);
        if (harsher === undefined) continue;
        const cells = Object.keys(harsher).join(', ');
        const received = `${filled.kind} ${filled.procedure ?? ''} ${filled.severity ?? ''} without ${cells}`;
        const words = {
          zh: '未填写的单元格不得比任何填写的更不利',
          en: 'a blank never costs more than anything filled in',
        };
        return [problem('/rules', 'blank-costs', { ...words, received })];
      }
    }
  }
  return [];
}
