import { addDays } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { businessDate, firstDay, officeDayFrom, officeDays, slashed } from './days.ts';
import { departments } from './departments.ts';
import { sampleDivision } from './identifiers.ts';
import { serviceItems as items } from './items.ts';
import type { ServiceItem } from './items.ts';
import { indexBusinesses, subjectCells } from './parties.ts';
import type { Party } from './parties.ts';
import type { Population } from './population.ts';
import { createRandom, spread } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate, cellsOf, goodRow, isLate } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** A public-service case of a scripted history. */
export interface ServiceDraft {
  readonly acceptedOn: LocalDate;
  readonly applicant: Party;
}

interface Case {
  readonly on: LocalDate;
  readonly acceptedOn: LocalDate;
  readonly applicant: Party;
  readonly item: ServiceItem;
  readonly scripted: boolean;
}

function result(random: Random): string {
  const draw = random.fraction();
  if (draw < 0.93) return '办结';
  return draw < 0.97 ? '不予办理' : '退件';
}

/**
 * Gives the public-service cases of a seed, `count` in all: the scripted ones (a certificate of tax paid) and
 * random ones, each closed by the end of 2020.
 */
export function serviceRows(
  seed: number,
  population: Population,
  scripted: readonly ServiceDraft[],
  count: number,
): SampleRow[] {
  const random = createRandom(seed, 'public-services');
  const days = officeDays(firstDay, businessDate);
  const persons = [
    ...population.exemplary,
    ...population.enrolled,
    ...population.others,
    ...population.foreigners,
  ];
  const index = indexBusinesses(population.businesses);
  const choices = spread(items);
  const certificate = items.find(({ subItem }) => subItem === '开具完税证明') ?? random.pick(choices);
  const cases: Case[] = scripted.map(({ acceptedOn, applicant }) => {
    return { on: acceptedOn, acceptedOn, applicant, item: certificate, scripted: true };
  });
  while (cases.length < count) {
    const acceptedOn = random.pickLate(days, 1.2);
    const chosen = random.pick(choices);
    const on = officeDayFrom(addDays(acceptedOn, random.int(0, chosen.days)));
    const person = chosen.applicants === 'persons' || (chosen.applicants === 'anyone' && random.chance(0.4));
    const kind = random.chance(0.75) ? 'organisation' : 'self-employed';
    const applicant = person ? random.pick(persons) : index.pick(random, acceptedOn, kind, chosen.trades);
    if (applicant !== null) cases.push({ on, acceptedOn, applicant, item: chosen, scripted: false });
  }
  return cases.sort(byDate).map((one, position) => {
    const cells = {
      ...subjectCells(one.applicant, '申请人', '申请人类别'),
      ...cellsOf('public-service', {
        ...{ item: one.item, department: departments[one.item.department], result: result(random) },
        caseNumber: `${sampleDivision}${one.acceptedOn.replaceAll('-', '')}${String(position + 1).padStart(5, '0')}`,
        acceptedOn: slashed(one.acceptedOn),
        on: slashed(one.on),
      }),
    };
    return goodRow('public-service', one.on, cells, {
      scripted: one.scripted,
      late: !one.scripted && isLate(random),
    });
  });
}
