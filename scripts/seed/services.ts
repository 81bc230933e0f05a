import { addDays } from '@egret/domain';

import { decisionDays, officeDayFrom, slashed } from './days.ts';
import { drawDrafts } from './drafts.ts';
import { scriptedDrafts } from './histories.ts';
import { sampleDivision } from './identifiers.ts';
import { services } from './items.ts';
import { wordsOf } from './parties.ts';
import type { Population } from './population.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate, cellsOf, goodRow } from './rows.ts';
import type { SampleRow } from './rows.ts';

function result(random: Random): string {
  const draw = random.fraction();
  if (draw < 0.93) return '办结';
  return draw < 0.97 ? '不予办理' : '退件';
}

/** Returns the public-service cases of a seed, `count` in all with the scripted ones, each closed by the end of 2020. */
export function serviceRows(seed: number, population: Population, count: number): SampleRow[] {
  const random = createRandom(seed, 'public-services');
  const { exemplary, enrolled, others, foreigners, businesses, personas } = population;
  const scripted = scriptedDrafts(personas, 'services', services);
  const accepted = drawDrafts(random, count - scripted.length, {
    ...{ items: services, days: decisionDays, lateness: 1.2, businesses, organisations: 0.75 },
    ...{ persons: [...exemplary, ...enrolled, ...others, ...foreigners], personal: 0.4 },
  });
  const closed = accepted.map((draft) => {
    const on = officeDayFrom(addDays(draft.on, random.int(0, draft.item.days)));
    return { ...draft, on, acceptedOn: draft.on };
  });
  const cases = [...scripted.map((draft) => ({ ...draft, acceptedOn: draft.on })), ...closed].sort(byDate);
  return cases.map((draft, position) => {
    const { on, acceptedOn, item, party } = draft;
    const serial = String(position + 1).padStart(5, '0');
    const cells = cellsOf('public-service', {
      ...{ item, who: wordsOf(party), result: result(random), on: slashed(on) },
      caseNumber: `${sampleDivision}${acceptedOn.replaceAll('-', '')}${serial}`,
      acceptedOn: slashed(acceptedOn),
    });
    return goodRow('public-service', draft, cells, random);
  });
}
