import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { factContentOf, localDate, naturalKey, subjectFactsOf } from '@egret/domain';
import type { KnownRecord, LocalDate, StandingEvent, SubjectFacts } from '@egret/domain';
import { compile, parseScoreModel } from '@egret/scorecard';
import { sampleTables } from '@egret/testing';
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
const { law } = await sampleTables();
const readings = await readDeliveries(sample.deliveries);
const modelFile = new URL('../../packages/scorecard/models/egret-person.v1.yaml', import.meta.url);
const model = compile(parseScoreModel(parse(await readFile(fileURLToPath(modelFile), 'utf8'))));

/** What a store would know of a person on the business date: of each matter what was said last, and all that happened. */
function factsOf(person: Person): SubjectFacts {
  const records = new Map<string, KnownRecord>();
  let since: LocalDate | null = null;
  for (const { entry } of readings) {
    if (entry === null || entry.subject.identifiers[0].value !== person.number) continue;
    if (entry.type === 'enrolment') since = entry.enrolment.acceptedOn;
    if (entry.type !== 'record') continue;
    const recordId = `${entry.record.kind}/${naturalKey(entry.record)}`;
    const earlier = records.get(recordId)?.events ?? [];
    const later = entry.events.map(({ kind, effectiveOn }): StandingEvent => ({
      ...{ id: `${recordId}/${kind}/${effectiveOn}`, kind, effectiveOn },
      ...{ documentNumber: null, replacedBy: null, revokes: null },
    }));
    records.set(recordId, { recordId, content: factContentOf(entry.record), events: [...earlier, ...later] });
  }
  const inOrder = [...records.values()].sort((a, b) => (a.content.decidedOn < b.content.decidedOn ? -1 : 1));
  const subject = {
    subjectId: person.number,
    kind: 'natural-person',
    since,
    registrationState: null,
  } as const;
  return subjectFactsOf({ ...subject, minorUntil: null, records: inOrder }, law, asOf);
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
