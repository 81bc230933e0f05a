import { decisionDays } from './days.ts';
import { drawDrafts, numbered } from './drafts.ts';
import type { Draft, Numbered, Terms } from './drafts.ts';
import { scriptedDrafts } from './histories.ts';
import { itemsFor } from './items.ts';
import type { Item } from './items.ts';
import type { Population } from './population.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import type { SampleRow } from './rows.ts';

/** How many rows are about organisations and households, how many about natural persons. */
export interface Counts {
  readonly organisations: number;
  readonly persons: number;
}

/** What tells the two matters of dual publicity apart: which they are, how they are drawn and written down. */
interface Decisions<Matter extends Item> extends Pick<Terms<Matter>, 'items' | 'lateness' | 'organisations'> {
  readonly matter: 'licences' | 'penalties';
  personDrafts(random: Random, population: Population, count: number): readonly Draft<Matter>[];
  row(draft: Numbered<Draft<Matter>>, random: Random): SampleRow;
}

/**
 * Returns the licences or the penalties of a seed: the scripted ones and as many others as the counts leave, numbered by
 * office, series and year in the order of their dates.
 */
export function decisionRows<Matter extends Item & { readonly series: string }>(
  seed: number,
  population: Population,
  counts: Counts,
  { matter, items, lateness, organisations, personDrafts, row }: Decisions<Matter>,
): SampleRow[] {
  const random = createRandom(seed, matter);
  const scripted = scriptedDrafts(population.personas, matter, items);
  const ofPersons = scripted.filter(({ party }) => party.kind === 'natural-person').length;
  const ofBusinesses = drawDrafts(random, counts.organisations - (scripted.length - ofPersons), {
    ...{ items: itemsFor(items, 'businesses'), days: decisionDays, lateness, organisations },
    businesses: population.businesses,
  });
  const drafts = [
    ...scripted,
    ...ofBusinesses,
    ...personDrafts(random, population, counts.persons - ofPersons),
  ];
  return numbered(drafts).map((draft) => row(draft, random));
}
