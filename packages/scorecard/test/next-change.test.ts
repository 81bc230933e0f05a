import type { LocalDate, SubjectFacts } from '@egret/domain';
import { addDays, daysBetween } from '@egret/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CompiledModel } from '../src/index.ts';
import { compile, scoreModelSchema } from '../src/index.ts';
import {
  anyCitizen,
  anyDay,
  anyQuestion,
  citizen,
  commitment,
  company,
  enterprise,
  fact,
  honour,
  knownOn,
  many,
  modelFile,
  on,
  penalty,
  person,
  repaired,
} from './factory.ts';

/** Points and lines as one text. */
function result({ evaluate }: CompiledModel, subject: SubjectFacts, day: LocalDate): string {
  const { points, lines } = evaluate(subject, day);
  return JSON.stringify([points, lines]);
}

/** The first later day, of so many, on which points or lines differ: found by trying every one. */
function firstChange(
  model: CompiledModel,
  subject: SubjectFacts,
  asOf: LocalDate,
  days: number,
): LocalDate | null {
  const now = result(model, subject, asOf);
  for (let ahead = 1; ahead <= days; ahead++) {
    const day = addDays(asOf, ahead);
    if (result(model, subject, day) !== now) return day;
  }
  return null;
}

/** The next change as the model says it and as it is seen by trying. */
function saidAndSeen(model: CompiledModel, subject: SubjectFacts, asOf: LocalDate) {
  const said = model.evaluate(subject, asOf).nextChangeOn;
  // Beyond 11 years nothing changes any more: the longest effect is 10 years of registration.
  const horizon = said === null ? 4000 : daysBetween(asOf, said);
  return { said, seen: firstChange(model, subject, asOf, horizon) };
}

/** A model that no guard would pass: rules in turns, the same points on both sides of a date, ends of every sort. */
const twisted = compile(
  scoreModelSchema.parse(
    modelFile('egret-person.v2', {
      '/rules': [
        rule('count-2019', {
          type: 'count',
          effectiveTo: '2019-12-31',
          months: 9,
          endsBy: ['validTo'],
          steps: [step(2, 5), step(4, 5), step(5, 9)],
        }),
        rule('each-from-2019', {
          type: 'records',
          effectiveFrom: '2019-06-01',
          effectiveTo: '2020-06-30',
          points: 7,
          decay: [fade(6, 100), fade(12, 100), fade(18, 10)],
        }),
        rule('count-all', { type: 'count', months: null, endsBy: ['validTo'], steps: [step(1, 3)] }),
        rule('penalty-era', {
          type: 'records',
          effectiveTo: '2019-06-30',
          match: { kind: 'penalty' },
          points: -9,
          decay: [fade(12, 100), fade(24, 5)],
        }),
        rule('penalty-repaired', {
          type: 'records',
          match: { kind: 'penalty', repaired: true },
          points: -9,
          decay: null,
          endsBy: ['validTo'],
        }),
        rule('tenure', {
          type: 'tenure',
          effectiveFrom: '2019-01-01',
          effectiveTo: '2020-12-31',
          bands: [
            { months: 1, points: 2 },
            { months: 18, points: 4 },
          ],
        }),
      ],
    }),
  ),
);

function step(atLeast: number, points: number) {
  return { atLeast, points };
}

function fade(months: number, percent: number) {
  return { months, percent };
}

function rule(id: string, rest: object): object {
  const isTenure = 'bands' in rest;
  const isCount = 'steps' in rest;
  return {
    id,
    dimension: id.startsWith('penalty') ? 'breaches' : 'trustworthy-conduct',
    zh: id,
    en: id,
    legalBasis: [{ from: '2018-01-01', to: null, text: '《试验》' }],
    source: '试验',
    effectiveFrom: '2018-01-01',
    effectiveTo: null,
    ...(isTenure ? {} : { match: { kind: 'commitment' }, endsBy: [] }),
    ...(isTenure || isCount ? {} : { cap: null }),
    ...rest,
  };
}

describe('nextChangeOn', () => {
  const asOf = on('2020-12-31');

  it.each([
    ['nothing at all', person, citizen([], null), null],
    ['a longer enrolment', person, citizen([], '2020-02-29'), '2021-02-28'],
    ['an honour that fades', person, citizen([honour('city', '2019-03-15')], null), '2021-03-15'],
    [
      'a licence after its last day',
      person,
      citizen([fact('2019-01-01', { validTo: on('2021-01-31') })], null),
      '2021-02-01',
    ],
    [
      'the second licence, with the third left',
      person,
      citizen(
        [fact('2019-01-01', { validTo: on('2021-01-31') }), ...many(2, () => fact('2019-01-01', {}))],
        null,
      ),
      null,
    ],
    ['the day of a decision', person, citizen([penalty('minor', '2021-01-05')], null), '2021-01-05'],
    [
      'a decision without effect',
      person,
      citizen([penalty('minor', '2021-01-05', { documentNumber: '' })], null),
      null,
    ],
    [
      'the end of a disputed penalty',
      person,
      citizen([penalty('general', '2020-10-01', { disputed: true })], null),
      '2022-10-01',
    ],
    [
      'the third commitment that ages',
      person,
      citizen(
        many(3, () => commitment('fulfilled', '2019-05-31')),
        null,
      ),
      '2021-05-31',
    ],
    [
      'not one commitment in the place of another',
      person,
      citizen([commitment('fulfilled', '2019-03-01'), commitment('fulfilled', '2021-03-01')], null),
      '2023-03-01',
    ],
    [
      'the end of a repaired penalty',
      enterprise,
      company([penalty('general', '2020-10-01', repaired)], null),
      '2021-10-01',
    ],
  ])('names %s', (_, model, subject, expected) => {
    expect(saidAndSeen(model, subject, asOf)).toEqual({ said: expected, seen: expected });
  });

  it('is the day on which the facts are otherwise, and so is the end of their lines', () => {
    const changesOn = on('2021-04-01');
    const fading = penalty('serious', '2020-06-01', { changesOn });
    const subject = { ...citizen([fading, honour('city', '2020-06-01')], null), changesOn };
    const { lines, nextChangeOn } = person.evaluate(subject, asOf);
    expect(nextChangeOn).toBe(changesOn);
    expect(lines.map((line) => line.until)).toEqual(['2022-05-31', '2021-03-31']);
  });

  it('is the day on which a fact comes that nothing is said of yet', () => {
    const changesOn = on('2021-04-01');
    expect(person.evaluate({ ...citizen([], null), changesOn }, asOf).nextChangeOn).toBe(changesOn);
  });

  it('is exact for the shipped models', () => {
    fc.assert(
      fc.property(anyQuestion, ({ model, subject, asOf: day }) => {
        const { said, seen } = saidAndSeen(model, knownOn(subject, day), day);
        expect(said).toBe(seen);
      }),
      { numRuns: 300 },
    );
  });

  it('is exact where rules take turns on the same records', () => {
    fc.assert(
      fc.property(anyCitizen, anyDay, (subject, day) => {
        const { said, seen } = saidAndSeen(twisted, subject, day);
        expect(said).toBe(seen);
      }),
      { numRuns: 300 },
    );
  });
});
