import { addDays, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { businessDate, officeDayFrom, officeDays, slashed } from './days.ts';
import { indexBusinesses, numbered } from './drafts.ts';
import type { Draft, Numbered } from './drafts.ts';
import { department } from './departments.ts';
import { scriptedDrafts } from './histories.ts';
import { itemNamed, others } from './items.ts';
import type { Other } from './items.ts';
import { wordsOf } from './parties.ts';
import type { Party } from './businesses.ts';
import type { Population } from './population.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import { cellsOf, changedRow, goodRow } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** An honour, a good deed or a judgment default, with the day on which the default was performed after all. */
type OtherDraft = Draft<Other> & { readonly fulfilledOn?: LocalDate };

const court = department('court');

function draft(on: LocalDate, party: Party, category: string, scripted = false): OtherDraft {
  return { on, party, item: itemNamed(others, category), scripted };
}

/** Of each of the exemplary a provincial and a city honour since July 2019, of the first five a district one too. */
function honoursOfPersons(random: Random, { exemplary }: Population): OtherDraft[] {
  const days = officeDays(localDate('2019-07-01'), localDate('2020-12-10'));
  const levels = ['荣誉表彰-省级', '荣誉表彰-市级', '荣誉表彰-区级'];
  return exemplary.flatMap((person, position) =>
    levels.slice(0, position < 5 ? 3 : 2).map((level) => draft(random.pick(days), person, level, true)),
  );
}

/** Of eight firms two honours of the city, of the others one of some level. */
function honoursOfFirms(random: Random, { businesses }: Population): OtherDraft[] {
  const days = officeDays(localDate('2018-03-01'), businessDate);
  const pickBusiness = indexBusinesses(businesses);
  const trades = ['manufacturing', 'biomedicine', 'software', 'grocery', 'property'];
  const levels = ['荣誉表彰-区级', '荣誉表彰-区级', '荣誉表彰-省级', '荣誉表彰-国家级'];
  const honours: OtherDraft[] = [];
  while (honours.length < 32) {
    const on = random.pick(days);
    const firm = pickBusiness(random, on, 'organisation', trades);
    if (firm === null) continue;
    if (honours.length < 16) {
      const again = officeDayFrom(addDays(on, random.int(30, 300)));
      for (const day of [on, again]) honours.push(draft(day, firm, '荣誉表彰-市级'));
    } else honours.push(draft(on, firm, random.pick(levels)));
  }
  return honours;
}

/** Volunteering and donations on record: few, because departments have only begun to report them. */
function goodDeeds(random: Random, { enrolled }: Population): OtherDraft[] {
  const days = officeDays(localDate('2020-02-03'), localDate('2020-12-18'));
  return random
    .sample(enrolled, 6)
    .map((person, position) => draft(random.pick(days), person, position < 4 ? '志愿服务' : '公益捐赠'));
}

/** Judgment defaults; every third debtor is a person, every third performs later. */
function judgmentDefaults(random: Random, population: Population, count: number): OtherDraft[] {
  const days = officeDays(localDate('2018-02-01'), localDate('2020-08-31'));
  const pickBusiness = indexBusinesses(population.businesses);
  const trades = ['trading', 'materials', 'construction', 'transport'];
  const defaults: OtherDraft[] = [];
  for (let debtor = 0; defaults.length < count; debtor++) {
    const on = random.pick(days);
    const party =
      debtor % 3 === 2 ? random.pick(population.others) : pickBusiness(random, on, 'organisation', trades);
    if (party === null) continue;
    const performs = debtor % 3 === 0;
    // Whose default is told of twice must keep it: nothing goes wrong with the first row.
    const told = draft(on, party, '失信被执行人', performs);
    defaults.push(
      performs ? { ...told, fulfilledOn: officeDayFrom(addDays(on, random.int(40, 120))) } : told,
    );
  }
  return defaults;
}

function otherRows({ year, number, fulfilledOn, ...told }: Numbered<OtherDraft>): SampleRow[] {
  const { on, party, item } = told;
  const { prefix } = item.department;
  const atCourt = item.department === court;
  const documentNumber = atCourt
    ? `（${year}）${prefix}${1000 + number}号`
    : `${prefix}〔${year}〕${number}号`;
  const cellsFor = (matter: Other, date: LocalDate) =>
    cellsOf('other', {
      ...{ item: matter, documentNumber, who: wordsOf(party), on: slashed(date) },
      text: party.kind === 'natural-person' ? matter.person : matter.business,
    });
  const first = goodRow('other', told, cellsFor(item, on));
  if (fulfilledOn === undefined) return [first];
  // The fulfilment bears the case number of its default (法释〔2017〕7号): it says more of the same matter.
  return [first, changedRow(first, fulfilledOn, cellsFor(itemNamed(others, '判决履行完毕'), fulfilledOn))];
}

/**
 * Returns the honours, good deeds and judgment defaults of a seed, `count` in all with the scripted ones, and beside
 * them a row for every judgment performed.
 */
export function otherRowsOf(seed: number, population: Population, count: number): SampleRow[] {
  const random = createRandom(seed, 'others');
  const drafts: OtherDraft[] = [
    ...scriptedDrafts(population.personas, 'others', others),
    ...honoursOfPersons(random, population),
    ...honoursOfFirms(random, population),
    ...goodDeeds(random, population),
  ];
  const defaults = judgmentDefaults(random, population, count - drafts.length);
  return numbered([...drafts, ...defaults]).flatMap(otherRows);
}
