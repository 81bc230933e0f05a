import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { localDate, naturalKey } from '@egret/domain';
import type { CreditRecord, Fact, SubjectFacts } from '@egret/domain';
import { compile, parseScoreModel } from '@egret/scorecard';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { adultOn } from './persons.ts';
import type { Person } from './persons.ts';
import { buildPopulation } from './population.ts';
import { readDeliveries } from './readings.ts';
import { buildSample } from './sample.ts';

const seed = 20201231;
const asOf = localDate('2020-12-31');
const sample = buildSample(seed);
const readings = readDeliveries(sample.deliveries);
const modelFile = new URL('../../packages/scorecard/models/egret-person.v1.yaml', import.meta.url);
const model = compile(parseScoreModel(parse(await readFile(fileURLToPath(modelFile), 'utf8'))));

function factOf(record: CreditRecord): Fact {
  const {
    kind,
    documentNumber,
    decidedOn,
    validTo,
    publicityEndsOn,
    severity,
    procedure,
    fineFen,
    repairedOn,
  } = record;
  if (record.status === 'withdrawn') throw new Error('the sample withdraws no record');
  const { details } = record;
  return {
    recordId: `${kind}/${naturalKey(record)}`,
    kind,
    documentNumber,
    decidedOn,
    validTo,
    publicityEndsOn,
    severity,
    procedure,
    fineFen,
    status: record.status,
    repairedOn,
    disputed: false,
    penaltyKinds: 'penaltyKinds' in details ? details.penaltyKinds : [],
    otherKind: 'otherKind' in details ? details.otherKind : null,
    honourLevel: 'honourLevel' in details ? details.honourLevel : null,
    commitmentKind: 'commitmentKind' in details ? details.commitmentKind : null,
    fulfilment: 'fulfilment' in details ? details.fulfilment : null,
  };
}

/** What a store would know of an enrolled person on the business date. */
function factsOf(person: Person): SubjectFacts {
  const entries = readings.flatMap(({ entry }) => {
    return entry !== null && entry.subject.identifiers[0].value === person.number ? [entry] : [];
  });
  const enrolled = entries.find((entry) => entry.type === 'enrolment');
  const facts = entries.flatMap((entry) => (entry.type === 'record' ? [factOf(entry.record)] : []));
  return {
    subjectId: person.number,
    kind: 'natural-person',
    since: enrolled?.enrolment.acceptedOn ?? null,
    facts: facts.toSorted((a, b) => (a.decidedOn < b.decidedOn ? -1 : 1)),
  };
}

function pointsOf(person: Person): number {
  return model.evaluate(factsOf(person), asOf).points;
}

describe('the shipped model of persons over the sample', () => {
  it('gives the personas the scores that they are for', () => {
    expect(pointsOf(sample.personas.personScore700)).toBeGreaterThanOrEqual(700);
    expect(pointsOf(sample.personas.personBelow530)).toBeLessThan(530);
    expect(factsOf(sample.personas.personNotEnrolled).since).toBeNull();
  });

  it('gives most of the exemplary 700 and more', () => {
    const { exemplary } = buildPopulation(seed);
    expect(exemplary.every((person) => adultOn(person) < asOf)).toBe(true);
    expect(exemplary.filter((person) => pointsOf(person) >= 700).length).toBeGreaterThanOrEqual(10);
  });

  it('takes from the penalised for penalties that still count, and gives nobody anything for one', () => {
    const losses = buildPopulation(seed).penalised.map((person) => {
      const known = factsOf(person);
      const withoutPenalties = { ...known, facts: known.facts.filter(({ kind }) => kind !== 'penalty') };
      return model.evaluate(withoutPenalties, asOf).points - pointsOf(person);
    });
    expect(losses.every((loss) => loss >= 0)).toBe(true);
    expect(losses.filter((loss) => loss > 0).length).toBeGreaterThan(10);
  });
});
