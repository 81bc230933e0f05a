import type { Fact, LocalDate } from '@egret/domain';
import { addMonths } from '@egret/domain';

import { compile } from '../compile.ts';
import type { ScoreModel } from '../schema.ts';
import { agesOf, breachesOf, daysOfChange, subjectOf } from './probes.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/**
 * A repaired record always costs less than the same one unrepaired: tried with every sort of record that the model
 * can take points for, on every day on which rules change and at every age at which points fade.
 */
export function guardRepairHelps(model: ScoreModel): readonly Problem[] {
  const { evaluate } = compile(model);
  const cost = (fact: Fact, asOf: LocalDate): number => {
    const { lines } = evaluate(subjectOf(model, null, [fact]), asOf);
    return lines.reduce((sum, line) => sum + (line.reason === 'rule' ? line.points : 0), 0);
  };
  const probes = breachesOf(model);
  for (const asOf of daysOfChange(model)) {
    for (const months of agesOf(model)) {
      const decidedOn = addMonths(asOf, -months);
      for (const probe of probes) {
        const open = cost({ ...probe, decidedOn, repaired: false }, asOf);
        const repaired = cost({ ...probe, decidedOn, repaired: true }, asOf);
        if (open >= 0 || repaired > open) continue;
        const received = `${probe.kind}, ${months} months, ${asOf}: ${repaired} against ${open}`;
        const words = {
          zh: '已修复的记录扣分须少于未修复的',
          en: 'a repaired record costs less than an unrepaired one',
        };
        return [problem('/rules', 'repair-costs', { ...words, received })];
      }
    }
  }
  return [];
}
