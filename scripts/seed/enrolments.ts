import { addDays, daysBetween, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { businessDate, slashed } from './days.ts';
import { scriptedEnrolments } from './histories.ts';
import { sampleDivision } from './identifiers.ts';
import { wordsOf } from './parties.ts';
import { adultOn } from './persons.ts';
import type { Person } from './persons.ts';
import type { Population } from './population.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate, cellsOf, changedRow, goodRow } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** The day on which the city opened its score; nobody accepted the agreement before. */
const scoreOpenedOn = localDate('2018-07-05');

/** Any day, Sundays too, from the opening or the 18th birthday: agreements are accepted on the telephone. */
function acceptedOn(random: Random, person: Person, before: LocalDate): LocalDate {
  const from = adultOn(person) > scoreOpenedOn ? adultOn(person) : scoreOpenedOn;
  return addDays(from, Math.floor(daysBetween(from, before) * random.fraction() ** 1.3));
}

/** Returns who accepts the score agreement (开通): the personas, the exemplary, the penalised, the `enrolled` persons. */
export function enrolmentRows(seed: number, population: Population): SampleRow[] {
  const random = createRandom(seed, 'enrolments');
  const { exemplary, penalised, enrolled, personas } = population;
  const accept = (people: readonly Person[], before: string, scripted: boolean) =>
    people.map((party) => ({ on: acceptedOn(random, party, localDate(before)), party, scripted }));
  const drafts = [
    ...scriptedEnrolments(personas).map((draft) => ({ ...draft, scripted: true })),
    ...accept([...exemplary, ...penalised], '2020-06-30', true),
    ...accept(enrolled, '2020-12-30', false),
  ];
  return drafts.sort(byDate).map((draft, position) => {
    const { on, party } = draft;
    const agreement = `BLF${sampleDivision}${on.replaceAll('-', '')}${String(position + 1).padStart(5, '0')}`;
    const cells = cellsOf('enrolment', { agreement, who: wordsOf(party), on: slashed(on) });
    return goodRow('enrolment', draft, cells, random);
  });
}

/** The later deliveries in which `count` persons withdraw their agreement: the same row with its end. */
export function withdrawalRows(seed: number, rows: readonly SampleRow[], count: number): SampleRow[] {
  const random = createRandom(seed, 'withdrawals');
  const candidates = rows.filter(
    ({ outcome, scripted, on }) => outcome === 'inserted' && !scripted && on < '2020-08-01',
  );
  return random.sample(candidates, count).map((row) => {
    const endedOn = addDays(row.on, random.int(65, daysBetween(row.on, businessDate) - 1));
    return changedRow(row, endedOn, { 终止日期: slashed(endedOn) }, 'withdrawn');
  });
}
