import { addDays, epochDay, fromEpochDay, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { businessDate, monthOf, slashed } from './days.ts';
import { sampleDivision } from './identifiers.ts';
import { adultOn } from './persons.ts';
import type { Person } from './persons.ts';
import type { Population } from './population.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate, cellsOf, goodRow, isLate } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** The day on which the city opened its score; nobody accepted the agreement before. */
const scoreOpenedOn = localDate('2018-07-05');

/** Who accepts the score agreement (开通), and when. */
export interface EnrolmentDraft {
  readonly on: LocalDate;
  readonly person: Person;
  readonly scripted: boolean;
}

/** Any day, Sundays too, from the opening or the 18th birthday: agreements are accepted on the telephone. */
function acceptedOn(random: Random, person: Person, before: string): LocalDate {
  const from = adultOn(person) > scoreOpenedOn ? adultOn(person) : scoreOpenedOn;
  const days = epochDay(localDate(before)) - epochDay(from);
  return fromEpochDay(epochDay(from) + Math.floor(days * random.fraction() ** 1.3));
}

/** Gives the enrolments of a seed: the scripted ones, the exemplary, the penalised and `enrolled` persons. */
export function enrolmentRows(
  seed: number,
  population: Population,
  scripted: readonly EnrolmentDraft[],
): SampleRow[] {
  const random = createRandom(seed, 'enrolments');
  const certain = [...population.exemplary, ...population.penalised].map((person) => {
    return { on: acceptedOn(random, person, '2020-06-30'), person, scripted: true };
  });
  const others = population.enrolled.map((person) => {
    return { on: acceptedOn(random, person, '2020-12-30'), person, scripted: false };
  });
  return [...scripted, ...certain, ...others]
    .sort(byDate)
    .map(({ on, person, scripted: fixed }, position) => {
      const agreement = `BLF${sampleDivision}${on.replaceAll('-', '')}${String(position + 1).padStart(5, '0')}`;
      const cells = cellsOf('enrolment', { agreement, person, on: slashed(on) });
      return goodRow('enrolment', on, cells, { scripted: fixed, late: !fixed && isLate(random) });
    });
}

/** The later deliveries in which `count` persons withdraw their agreement: the same row with its end. */
export function withdrawalRows(seed: number, rows: readonly SampleRow[], count: number): SampleRow[] {
  const random = createRandom(seed, 'withdrawals');
  const candidates = rows.filter(
    ({ outcome, scripted, on }) => outcome === 'inserted' && !scripted && on < '2020-08-01',
  );
  return random.sample(candidates, count).map((row) => {
    const latest = epochDay(businessDate) - epochDay(row.on) - 1;
    const endedOn = addDays(row.on, random.int(65, latest));
    const cells = { ...row.cells, 终止日期: slashed(endedOn) };
    return { ...row, month: monthOf(endedOn), on: endedOn, cells, outcome: 'withdrawn' };
  });
}
