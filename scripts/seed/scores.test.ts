import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { localDate } from '@egret/domain';
import type { SubjectFacts } from '@egret/domain';
import { compile, parseScoreModel } from '@egret/scorecard';
import type { CompiledModel, Evaluation } from '@egret/scorecard';
import { sampleTables } from '@egret/testing';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { scorableSubjects } from './_known.ts';
import { adultOn } from './persons.ts';
import type { Person } from './persons.ts';
import { buildPopulation } from './population.ts';
import { readDeliveries } from './_readings.ts';
import { buildSample } from './sample.ts';

const seed = 20201231;
const asOf = localDate('2020-12-31');
const sample = buildSample(seed);
const population = buildPopulation(seed);
const { law } = await sampleTables();
const subjects = scorableSubjects(await readDeliveries(sample.deliveries), population, law, asOf);
const byId = new Map(subjects.map((subject) => [subject.subjectId, subject]));

async function shipped(name: string): Promise<CompiledModel> {
  const url = new URL(`../../packages/scorecard/models/${name}.yaml`, import.meta.url);
  return compile(parseScoreModel(parse(await readFile(fileURLToPath(url), 'utf8'))));
}

const ofPersons = await shipped('egret-person.v2');
const ofEnterprises = await shipped('enterprise-comprehensive.v2');

function factsOf(person: Person): SubjectFacts {
  const known = byId.get(person.number);
  if (known === undefined) throw new Error(`${person.name} has no score`);
  return known;
}

function pointsOf(person: Person): number {
  return ofPersons.evaluate(factsOf(person), asOf).points ?? 0;
}

function evaluated({ model, evaluate }: CompiledModel): readonly Evaluation[] {
  return subjects
    .filter(({ kind }) => model.appliesTo.includes(kind))
    .map((subject) => evaluate(subject, asOf));
}

/** The share of each tier, in hundredths. */
function shares(evaluations: readonly Evaluation[]): Readonly<Record<string, number>> {
  const byTier = Map.groupBy(evaluations, ({ tier }) => tier);
  return Object.fromEntries([...byTier].map(([tier, of]) => [tier, (100 * of.length) / evaluations.length]));
}

describe('the shipped models over the sample', () => {
  it('gives the personas the scores that they are for', () => {
    expect(pointsOf(sample.personas.personScore700)).toBeGreaterThanOrEqual(700);
    expect(pointsOf(sample.personas.personBelow530)).toBeLessThan(530);
    expect(byId.has(sample.personas.personNotEnrolled.number)).toBe(false);
  });

  it('gives most of the exemplary 700 and more', () => {
    const { exemplary } = population;
    expect(exemplary.every((person) => adultOn(person) < asOf)).toBe(true);
    expect(exemplary.filter((person) => pointsOf(person) >= 700).length).toBeGreaterThanOrEqual(10);
  });

  it('takes from the penalised for penalties that still count, and gives nobody anything for one', () => {
    const losses = population.penalised.map((person) => {
      const known = factsOf(person);
      const withoutPenalties = { ...known, facts: known.facts.filter(({ kind }) => kind !== 'penalty') };
      return (ofPersons.evaluate(withoutPenalties, asOf).points ?? 0) - pointsOf(person);
    });
    expect(losses.every((loss) => loss >= 0)).toBe(true);
    expect(losses.filter((loss) => loss > 0).length).toBeGreaterThan(10);
  });

  it.each([
    ['persons', ofPersons],
    ['enterprises', ofEnterprises],
  ])('puts no more than 70 in a hundred %s into one tier', (_, model) => {
    expect(Math.max(...Object.values(shares(evaluated(model))))).toBeLessThanOrEqual(70);
  });

  it('puts at least 5 in a hundred persons into each of the three middle tiers', () => {
    const { low, middle, high } = shares(evaluated(ofPersons));
    expect(Math.min(low ?? 0, middle ?? 0, high ?? 0)).toBeGreaterThanOrEqual(5);
  });

  it('lets each threshold of the perks select another share of persons', () => {
    const evaluations = evaluated(ofPersons);
    const reaching = [530, 600, 650, 680, 700].map(
      (threshold) =>
        evaluations.filter(({ points }) => (points ?? 0) >= threshold).length / evaluations.length,
    );
    for (const [at, share] of reaching.entries()) {
      const next = reaching[at + 1] ?? 0;
      expect(share - next).toBeGreaterThan(0.05);
    }
  });

  it('does not rate the cancelled, and holds the revoked in the lowest tier', () => {
    const tiersOf = (state: SubjectFacts['registrationState']) =>
      new Set(
        subjects
          .filter(({ registrationState }) => registrationState === state)
          .map((subject) => ofEnterprises.evaluate(subject, asOf).tier),
      );
    expect(tiersOf('cancelled')).toEqual(new Set(['not-rated']));
    expect(tiersOf('revoked')).toEqual(new Set(['poor']));
  });
});
