import type { Fact } from '@egret/domain';
import { addDays, addMonths } from '@egret/domain';

import type { CompiledModel } from '../compile.ts';
import { daysOfChange, plainFact, subjectOf, typicalBreaches } from './probes.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/**
 * What the evaluator owes every model, tried with it: no effect of a record before its date, none without a document,
 * none under objection, and none of public services, which are neutral.
 */
export function guardEffects({ model, evaluate }: CompiledModel): readonly Problem[] {
  for (const day of daysOfChange(model)) {
    const since = addMonths(day, -24);
    const pointsOf = (facts: readonly Fact[]): number | null =>
      evaluate(subjectOf(model, since, facts), day).points;
    const nothing = pointsOf([]);
    for (const probe of typicalBreaches()) {
      const fact: Fact = { ...probe, decidedOn: addMonths(day, -1) };
      const silent: readonly (readonly [string, Partial<Fact>])[] = [
        ['before-its-date', { decidedOn: addDays(day, 1) }],
        ['without-document', { documentNumber: '' }],
        ['under-objection', { disputed: true }],
        ['public-service', { ...plainFact, kind: 'public-service' }],
      ];
      const wrong = silent.find(([, change]) => pointsOf([{ ...fact, ...change }]) !== nothing);
      if (wrong === undefined) continue;
      const words = {
        zh: '未到日期、无文书、异议期间的记录及公共服务记录不得影响得分',
        en: 'no effect before its date, without a document, under objection, or of public services',
      };
      return [problem('/rules', wrong[0], { ...words, received: `${probe.kind} ${probe.severity ?? ''}` })];
    }
  }
  return [];
}
