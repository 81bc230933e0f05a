import type { Fact, LocalDate, SubjectFacts } from '@egret/domain';
import { blankFact, penaltyKinds, procedures, severities } from '@egret/domain';

import type { ScoreModel } from '../schema.ts';
import { takesPoints } from '../signs.ts';

/** A record that says nothing but that it is: the attributes of its kind are put in. */
export const plainFact = { ...blankFact, recordId: 'probe', documentNumber: 'probe' } as const;

/** A record without its day. */
export type Probe = Omit<Fact, 'decidedOn'>;

/** Somebody of the first kind that a model is for, known since a day, with some records. */
export function subjectOf(model: ScoreModel, since: LocalDate | null, facts: readonly Fact[]): SubjectFacts {
  const kind = model.appliesTo[0] ?? 'organisation';
  const state = kind === 'natural-person' || since === null ? null : 'in-business';
  return { subjectId: 'probe', kind, since, registrationState: state, facts, changesOn: null };
}

/** The days on which rules of a model begin or end. */
export function daysOfChange(model: ScoreModel): readonly LocalDate[] {
  const days = model.rules.flatMap((rule) => [rule.effectiveFrom, rule.effectiveTo ?? rule.effectiveFrom]);
  return [...new Set(days)];
}

/** The ages of records in months at which points fade. */
export function agesOf(model: ScoreModel): readonly number[] {
  const ages = model.rules.flatMap((rule) => {
    if (rule.type === 'records') return rule.decay?.map((step) => step.months) ?? [];
    if (rule.type !== 'graded') return [];
    return Object.values(rule.levels).flatMap((level) => level.decay?.map((step) => step.months) ?? []);
  });
  return [...new Set([0, ...ages])];
}

/** Every sort of record that a rule of the model can tell from others and take points for. */
export function breachesOf(model: ScoreModel): readonly Probe[] {
  const graded = model.rules.filter(takesPoints).filter((rule) => rule.type === 'graded');
  const fines = [0, ...graded.flatMap((rule) => rule.fineBands.map((band) => band.fromFen))];
  const kinds = penaltyKinds.filter((kind) => graded.some((rule) => rule.penaltyKinds[kind] !== undefined));
  const penalties = procedures.flatMap((procedure) =>
    severities.flatMap((severity) =>
      fines.flatMap((fineFen) =>
        [[], ...kinds.map((kind) => [kind])].map((each): Probe => ({
          ...{ ...plainFact, kind: 'penalty', procedure, severity, fineFen },
          penaltyKinds: each,
        })),
      ),
    ),
  );
  return [...penalties, ...otherBreaches];
}

const otherBreaches: readonly Probe[] = [
  { ...plainFact, kind: 'other', otherKind: 'judgment-default' },
  { ...plainFact, kind: 'commitment', fulfilment: 'breached', commitmentKind: 'informed' },
];

/** A few breaches of every sort: of each severity, the heaviest there is, a small matter, a default, a broken word. */
export function typicalBreaches(): readonly Probe[] {
  const ordinary: Probe = { ...plainFact, kind: 'penalty', procedure: 'ordinary' };
  return [
    ...severities.map((severity) => ({ ...ordinary, severity })),
    { ...ordinary, severity: 'serious', fineFen: 1e9, penaltyKinds },
    { ...ordinary, severity: 'minor', procedure: 'summary' },
    ...otherBreaches,
  ];
}
