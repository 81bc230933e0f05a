import type { Fact } from '@egret/domain';
import { addDays, penaltyKinds, severities } from '@egret/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Evaluation } from '../src/index.ts';
import { compile, parseScoreModel } from '../src/index.ts';
import {
  anyQuestion,
  citizen,
  honour,
  judgmentDefault,
  many,
  modelFile,
  on,
  penalty,
  person,
} from './factory.ts';

/** Every question with one of its facts, where it has any. */
const withFact = anyQuestion
  .filter(({ subject }) => subject.facts.length > 0)
  .chain((question) => fc.nat(question.subject.facts.length - 1).map((at) => ({ ...question, at })));

type WithFact = typeof withFact extends fc.Arbitrary<infer T> ? T : never;

/** The points before and after one fact is changed. */
function compare(
  { model, subject, asOf, at }: WithFact,
  change: (fact: Fact) => Partial<Fact>,
): [Evaluation, Evaluation] {
  const facts = subject.facts.map((fact, index) => (index === at ? { ...fact, ...change(fact) } : fact));
  return [model.evaluate(subject, asOf), model.evaluate({ ...subject, facts }, asOf)];
}

describe('evaluate', () => {
  it('adds up: start points and lines are the points, whole, within the range, in a tier', () => {
    fc.assert(
      fc.property(anyQuestion, ({ model: { model, evaluate }, subject, asOf }) => {
        const { points, tier, lines, dimensions } = evaluate(subject, asOf);
        if (points === null) {
          expect({ tier, lines, dimensions }).toEqual({
            tier: 'insufficient-data',
            lines: [],
            dimensions: [],
          });
          return;
        }
        const sum = (of: readonly { points: number }[]) => of.reduce((total, each) => total + each.points, 0);
        expect(model.startPoints + sum(lines)).toBe(points);
        expect(lines.every((line) => Number.isInteger(line.points))).toBe(true);
        expect(points).toBeGreaterThanOrEqual(model.range.minPoints);
        expect(points).toBeLessThanOrEqual(model.range.maxPoints);
        expect(model.tiers.map((each) => each.id)).toContain(tier);
        for (const [at, dimension] of model.dimensions.entries()) {
          const own = lines.filter((line) => line.dimension === dimension.id);
          expect(dimensions[at]).toEqual({ id: dimension.id, points: sum(own) });
          expect(sum(own)).toBeGreaterThanOrEqual(dimension.minPoints);
          expect(sum(own)).toBeLessThanOrEqual(dimension.maxPoints);
        }
      }),
    );
  });

  it('counts no fact twice: a record has one line at most, or is counted', () => {
    fc.assert(
      fc.property(anyQuestion, ({ model, subject, asOf }) => {
        const ids = model.evaluate(subject, asOf).lines.flatMap((line) => line.recordId ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => subject.facts.some((fact) => fact.recordId === id))).toBe(true);
      }),
    );
  });

  it('gives no effect to a fact before its date', () => {
    fc.assert(
      fc.property(anyQuestion, ({ model, subject, asOf }) => {
        const facts = subject.facts.filter((fact) => fact.decidedOn <= asOf);
        const { points, tier, dimensions } = model.evaluate(subject, asOf);
        expect(model.evaluate({ ...subject, facts }, asOf)).toMatchObject({ points, tier, dimensions });
      }),
    );
  });

  it('never lets a more serious penalty cost less', () => {
    fc.assert(
      fc.property(withFact, fc.nat(50_000_000), fc.constantFrom(...penaltyKinds), (question, fine, kind) => {
        const heavier: ((fact: Fact) => Partial<Fact>)[] = [
          ({ severity }) => ({
            severity: severities[severities.indexOf(severity ?? 'minor') + 1] ?? 'serious',
          }),
          ({ fineFen }) => ({ fineFen: (fineFen ?? 0) + fine }),
          (fact) => ({ penaltyKinds: [...fact.penaltyKinds, kind] }),
        ];
        for (const change of heavier) {
          const [before, after] = compare(question, change);
          expect(after.points ?? 0).toBeLessThanOrEqual(before.points ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never lets a repair or an objection against a penalty cost points', () => {
    fc.assert(
      fc.property(withFact, (question) => {
        const isPenalty = question.subject.facts[question.at]?.kind === 'penalty';
        fc.pre(isPenalty);
        for (const change of [() => ({ disputed: true }), () => ({ repaired: true })]) {
          const [before, after] = compare(question, change);
          expect(after.points ?? 0).toBeGreaterThanOrEqual(before.points ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('makes one repaired penalty cheaper than an unrepaired one', () => {
    for (const severity of severities) {
      const open = person.evaluate(citizen([penalty(severity, '2020-06-01')]), on('2020-12-31'));
      const mended = penalty(severity, '2020-06-01', { repaired: true });
      expect(person.evaluate(citizen([mended]), on('2020-12-31')).points).toBeGreaterThan(open.points ?? 0);
    }
  });

  it('leaves public-service records out', () => {
    fc.assert(
      fc.property(withFact, (question) => {
        const facts = question.subject.facts.filter((_, index) => index !== question.at);
        const [, neutral] = compare(question, () => ({ kind: 'public-service' }));
        expect(neutral).toEqual(question.model.evaluate({ ...question.subject, facts }, question.asOf));
      }),
    );
  });

  it('shows caps, limits and objections as lines', () => {
    const disputed = penalty('general', '2020-05-01', { disputed: true });
    const facts = [
      ...many(3, () => honour('national', '2020-01-01')),
      ...many(3, () => honour('provincial', '2020-01-01')),
      ...many(3, () => judgmentDefault('2020-01-01')),
      disputed,
    ];
    const { lines } = person.evaluate(citizen(facts, null), on('2020-12-31'));
    const line = (reason: string, ruleId: string | null, dimension: string | null, points: number) => ({
      reason,
      ruleId,
      dimension,
      points,
      recordId: null,
      arithmetic: null,
      until: null,
    });
    expect(lines).toContainEqual(line('cap', 'honour-national', 'trustworthy-conduct', -100));
    expect(lines).toContainEqual(line('cap', 'honour-provincial', 'trustworthy-conduct', -60));
    // 200 of national and 120 of provincial honours, of which the dimension takes 260.
    expect(lines).toContainEqual(line('dimension-limit', null, 'trustworthy-conduct', -60));
    expect(lines).toContainEqual(line('dimension-limit', null, 'breaches', 100));
    expect(lines).toContainEqual({
      ...line('disputed', 'penalty-ordinary', 'breaches', 0),
      recordId: disputed.recordId,
      until: '2022-04-30',
    });
  });

  it('shows the limit of the range as the last line', () => {
    const { evaluate } = compile(parseScoreModel(modelFile('egret-person.v2', { '/startPoints': 990 })));
    const { points, lines } = evaluate(citizen([honour('district', '2020-05-01')], null), on('2020-12-31'));
    expect(points).toBe(1000);
    expect(lines.at(-1)).toEqual({
      reason: 'range-limit',
      ruleId: null,
      dimension: null,
      points: -10,
      recordId: null,
      arithmetic: null,
      until: null,
    });
  });

  it('says until when a line stands', () => {
    const { lines } = person.evaluate(citizen([honour('district', '2020-02-29')], null), on('2021-02-27'));
    expect(lines).toMatchObject([{ points: 20, until: '2021-02-27' }]);
    const { lines: later } = person.evaluate(
      citizen([honour('district', '2020-02-29')], null),
      addDays(on('2021-02-27'), 1),
    );
    expect(later).toMatchObject([{ points: 10, until: '2022-02-27' }]);
  });
});
