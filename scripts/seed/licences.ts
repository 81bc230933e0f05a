import { addDays, addMonths } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { businessDate, firstDay, longTerm, officeDays, slashed } from './days.ts';
import { drawBusinessDecisions } from './decisions.ts';
import { departments } from './departments.ts';
import { certificateNumber } from './identifiers.ts';
import { businessLicences, foreignerLicences, minorLicences, personLicences } from './items.ts';
import type { LicenceItem } from './items.ts';
import { counterpartyCells, partyWords } from './parties.ts';
import type { Party } from './parties.ts';
import type { Population } from './population.ts';
import { createRandom, spread } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate, cellsOf, createNumbering, fill, goodRow, isLate } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** A licence before it has its number. */
export interface LicenceDraft {
  readonly on: LocalDate;
  readonly holder: Party;
  readonly item: LicenceItem;
  readonly scripted: boolean;
}

/** Draws `count` licences of organisations and households. */
function businessDrafts(random: Random, population: Population, count: number): LicenceDraft[] {
  const terms = { items: businessLicences, lateness: 1.15, organisations: 0.68 };
  return drawBusinessDecisions(random, population.businesses, count, terms).map(({ on, business, item }) => {
    return { on, holder: business, item, scripted: false };
  });
}

/** Draws `count` licences of natural persons; every minor and every foreigner has one. */
function personDrafts(random: Random, population: Population, count: number): LicenceDraft[] {
  const days = officeDays(firstDay, businessDate);
  const items = spread(personLicences);
  const residents = [...population.penalised, ...population.enrolled, ...population.others];
  const draft = (holder: Party, item: LicenceItem) => ({
    on: random.pickLate(days, 1.15),
    holder,
    item,
    scripted: false,
  });
  const special = [
    ...population.minors.map((minor) => draft(minor, random.pick(minorLicences))),
    ...population.foreigners.map((person) => draft(person, random.pick(foreignerLicences))),
  ];
  const adults = residents.filter(({ born }) => born >= '1960-01-01' && born < '2000-01-01');
  return [
    ...special,
    ...Array.from({ length: count - special.length }, () => draft(random.pick(adults), random.pick(items))),
  ];
}

function licenceRow(draft: LicenceDraft, number: number, random: Random): SampleRow {
  const { on, holder, item, scripted } = draft;
  const year = on.slice(0, 4);
  const template = holder.kind === 'natural-person' ? 'licence-natural-person' : 'licence-organisation';
  const cells = {
    ...counterpartyCells(holder, on, on < '2018-10-01' && random.chance(0.08)),
    ...cellsOf('licence', {
      ...{ item, year, number, department: departments[item.department], on: slashed(on) },
      certificateNumber: certificateNumber(item.certificateNumber, year, number),
      content: fill(item.content, partyWords(holder)),
      validTo: item.years === null ? longTerm : slashed(addDays(addMonths(on, item.years * 12), -1)),
    }),
  };
  return goodRow(template, on, cells, { scripted, late: !scripted && isLate(random) });
}

/**
 * Gives the licences of a seed: the scripted ones first, then as many of organisations and of natural
 * persons as asked for, numbered by office, series and year in the order of their dates.
 */
export function licenceRows(
  seed: number,
  population: Population,
  scripted: readonly LicenceDraft[],
  counts: { readonly organisations: number; readonly persons: number },
): SampleRow[] {
  const random = createRandom(seed, 'licences');
  const scriptedPersons = scripted.filter(({ holder }) => holder.kind === 'natural-person').length;
  const drafts = [
    ...scripted,
    ...businessDrafts(random, population, counts.organisations - (scripted.length - scriptedPersons)),
    ...personDrafts(random, population, counts.persons - scriptedPersons),
  ].sort(byDate);
  const numbering = createNumbering();
  return drafts.map((draft) => {
    const { prefix } = departments[draft.item.department];
    return licenceRow(draft, numbering(prefix + draft.item.series, draft.on.slice(0, 4)), random);
  });
}
