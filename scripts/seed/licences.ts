import { addDays, addMonths } from '@egret/domain';

import { decisionDays, longTerm, slashed } from './days.ts';
import { decisionRows } from './decisions.ts';
import type { Counts } from './decisions.ts';
import type { Draft, Numbered } from './drafts.ts';
import { certificateNumber } from './identifiers.ts';
import { itemsFor, licences } from './items.ts';
import type { Licence } from './items.ts';
import { counterpartyCells, wordsOf } from './parties.ts';
import type { Party } from './businesses.ts';
import type { Population } from './population.ts';
import { spread } from './prng.ts';
import type { Random } from './prng.ts';
import { cellsOf, fill, goodRow } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** Licences of natural persons; every minor and every foreigner has one. */
function personDrafts(random: Random, population: Population, count: number): Draft<Licence>[] {
  const draft = (party: Party, item: Licence) => {
    return { on: random.pickLate(decisionDays, 1.15), party, item, scripted: false };
  };
  const each = (people: readonly Party[], items: readonly Licence[]) =>
    people.map((person) => draft(person, random.pick(items)));
  const certain = [
    ...each(population.minors, itemsFor(licences, 'minors')),
    ...each(population.foreigners, itemsFor(licences, 'foreigners')),
  ];
  const adults = population.residents.filter(({ born }) => born >= '1960-01-01' && born < '2000-01-01');
  const items = spread(itemsFor(licences, 'persons'));
  const rest = Array.from({ length: count - certain.length }, () =>
    draft(random.pick(adults), random.pick(items)),
  );
  return [...certain, ...rest];
}

function licenceRow(draft: Numbered<Draft<Licence>>, random: Random): SampleRow {
  const { on, party, item, year, number } = draft;
  const template = party.kind === 'natural-person' ? 'licence-natural-person' : 'licence-organisation';
  const cells = {
    ...counterpartyCells(party, on, random),
    ...cellsOf('licence', {
      ...{ item, year, number, on: slashed(on) },
      certificateNumber: certificateNumber(item.certificateNumber, year, number),
      content: fill(item.content, wordsOf(party)),
      validTo: item.years === null ? longTerm : slashed(addDays(addMonths(on, item.years * 12), -1)),
    }),
  };
  return goodRow(template, draft, cells, random);
}

/** Returns the licences of a seed, as many as the counts say. */
export function licenceRows(seed: number, population: Population, counts: Counts): SampleRow[] {
  return decisionRows(seed, population, counts, {
    ...{ matter: 'licences', items: licences, lateness: 1.15, organisations: 0.68 },
    ...{ personDrafts, row: licenceRow },
  });
}
