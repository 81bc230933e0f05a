import type { Fact, Issue, LocalDate } from '@egret/domain';
import { addMonths, penaltyKinds, procedures, severities } from '@egret/domain';

import { compile } from '../compile.ts';
import type { ScoreModel } from '../schema.ts';
import { takesPoints } from '../signs.ts';
import { problem } from './problem.ts';

const neutral = {
  recordId: 'probe',
  documentNumber: 'probe',
  validTo: null,
  severity: null,
  procedure: null,
  fineFen: null,
  fulfilled: false,
  disputed: false,
  changesOn: null,
  penaltyKinds: [],
  otherKind: null,
  honourLevel: null,
  commitmentKind: null,
  fulfilment: null,
} as const;

const nobody = { subjectId: 'probe', since: null, registrationState: null, changesOn: null } as const;

type Probe = Omit<Fact, 'decidedOn' | 'repaired'>;

/**
 * A repaired record always costs less than the same one unrepaired: tried with every sort of record that the model
 * can take points for, on every day on which rules change and at every age at which points fade.
 */
export function guardRepairHelps(model: ScoreModel): readonly Issue[] {
  const { evaluate } = compile(model);
  const [kind] = model.appliesTo;
  if (kind === undefined) return [];
  const cost = (fact: Fact, asOf: LocalDate): number => {
    const { lines } = evaluate({ ...nobody, kind, facts: [fact] }, asOf);
    return lines.reduce((sum, line) => sum + (line.reason === 'rule' ? line.points : 0), 0);
  };
  for (const asOf of daysOfChange(model)) {
    for (const months of agesOf(model)) {
      const decidedOn = addMonths(asOf, -months);
      for (const probe of probesOf(model)) {
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

function daysOfChange(model: ScoreModel): readonly LocalDate[] {
  const days = model.rules.flatMap((rule) => [rule.effectiveFrom, rule.effectiveTo ?? rule.effectiveFrom]);
  return [...new Set(days)];
}

function agesOf(model: ScoreModel): readonly number[] {
  const ages = model.rules.flatMap((rule) => {
    if (rule.type === 'records') return rule.decay?.map((step) => step.months) ?? [];
    if (rule.type !== 'graded') return [];
    return Object.values(rule.levels).flatMap((level) => level.decay?.map((step) => step.months) ?? []);
  });
  return [...new Set([0, ...ages])];
}

/** Every sort of record that a rule of the model can tell from others and take points for. */
function probesOf(model: ScoreModel): readonly Probe[] {
  const taking = model.rules.filter(takesPoints);
  const graded = taking.filter((rule) => rule.type === 'graded');
  const fines = [0, ...graded.flatMap((rule) => rule.fineBands.map((band) => band.fromFen))];
  const kinds = penaltyKinds.filter((kind) => graded.some((rule) => rule.penaltyKinds[kind] !== undefined));
  const penalties = procedures.flatMap((procedure) =>
    severities.flatMap((severity) =>
      fines.flatMap((fineFen) =>
        [[], ...kinds.map((kind) => [kind])].map((each): Probe => ({
          ...neutral,
          kind: 'penalty',
          procedure,
          severity,
          fineFen,
          penaltyKinds: each,
        })),
      ),
    ),
  );
  return [
    ...penalties,
    { ...neutral, kind: 'other', otherKind: 'judgment-default' },
    { ...neutral, kind: 'commitment', fulfilment: 'breached', commitmentKind: 'informed' },
  ];
}
