import { addDays, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';
import { z } from 'zod';

import { departmentId, readYaml } from './data.ts';
import { businessDate, monthOf, officeDayFrom, officeDays, slashed } from './days.ts';
import { departments } from './departments.ts';
import { indexBusinesses, subjectCells } from './parties.ts';
import type { Party } from './parties.ts';
import type { Population } from './population.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate, cellsOf, createNumbering, goodRow } from './rows.ts';
import type { SampleRow } from './rows.ts';

export const otherCategories = [
  '荣誉表彰-国家级',
  '荣誉表彰-省级',
  '荣誉表彰-市级',
  '荣誉表彰-区级',
  '志愿服务',
  '公益捐赠',
  '失信被执行人',
  '判决履行完毕',
] as const;
/** 信息类别 of the municipality's layout for what is neither licence, penalty nor public service. */
export type OtherCategory = (typeof otherCategories)[number];

const matters = readYaml(
  'others.yaml',
  z.record(
    z.enum(otherCategories),
    z.strictObject({ department: departmentId, person: z.string(), business: z.string() }),
  ),
);

/** An honour, a good deed or a court matter before it has its number. */
export interface OtherDraft {
  readonly on: LocalDate;
  readonly subject: Party;
  readonly category: OtherCategory;
  readonly scripted: boolean;
  /** The day on which a judgment default was performed after all; null where it was not. */
  readonly fulfilledOn: LocalDate | null;
}

const plain = { scripted: false, fulfilledOn: null };

function honourDrafts(random: Random, population: Population): OtherDraft[] {
  const days = officeDays(localDate('2018-03-01'), businessDate);
  const recent = officeDays(localDate('2019-07-01'), localDate('2020-12-10'));
  const index = indexBusinesses(population.businesses);
  // Each of the exemplary: a provincial and a city honour since July 2019, the first five a district one too.
  const ofPersons = population.exemplary.flatMap((subject, position) => {
    const levels: OtherCategory[] = ['荣誉表彰-省级', '荣誉表彰-市级'];
    if (position < 5) levels.push('荣誉表彰-区级');
    return levels.map((category) => ({
      ...plain,
      on: random.pick(recent),
      subject,
      category,
      scripted: true,
    }));
  });
  const trades = ['manufacturing', 'biomedicine', 'software', 'grocery', 'property'];
  const levels = ['荣誉表彰-区级', '荣誉表彰-区级', '荣誉表彰-省级', '荣誉表彰-国家级'] as const;
  const ofFirms: OtherDraft[] = [];
  while (ofFirms.length < 32) {
    const on = random.pick(days);
    const subject = index.pick(random, on, 'organisation', trades);
    if (subject === null) continue;
    // Eight firms have two honours of the city, the others one of some level.
    if (ofFirms.length < 16) {
      const again = officeDayFrom(addDays(on, random.int(30, 300)));
      for (const day of [on, again]) ofFirms.push({ ...plain, on: day, subject, category: '荣誉表彰-市级' });
    } else ofFirms.push({ ...plain, on, subject, category: random.pick(levels) });
  }
  return [...ofPersons, ...ofFirms];
}

/** Volunteering and donations on record: few, because departments have only begun to report them. */
function goodDeedDrafts(random: Random, population: Population): OtherDraft[] {
  const days = officeDays(localDate('2020-02-03'), localDate('2020-12-18'));
  return random.sample(population.enrolled, 6).map((subject, position) => {
    return { ...plain, on: random.pick(days), subject, category: position < 4 ? '志愿服务' : '公益捐赠' };
  });
}

/** Judgment defaults; every third debtor performs later. */
function courtDrafts(random: Random, population: Population, count: number): OtherDraft[] {
  const days = officeDays(localDate('2018-02-01'), localDate('2020-08-31'));
  const trades = ['trading', 'materials', 'construction', 'transport'];
  const index = indexBusinesses(population.businesses);
  const drafts: OtherDraft[] = [];
  for (let debtor = 0; drafts.length < count; debtor++) {
    const on = random.pick(days);
    const person = debtor % 3 === 2;
    const subject = person ? random.pick(population.others) : index.pick(random, on, 'organisation', trades);
    if (subject === null) continue;
    const performs = debtor % 3 === 0;
    const fulfilledOn = performs ? officeDayFrom(addDays(on, random.int(40, 120))) : null;
    // Whose default is told of twice must keep it: nothing goes wrong with the first row.
    drafts.push({ on, subject, category: '失信被执行人', scripted: performs, fulfilledOn });
  }
  return drafts;
}

function otherRows(draft: OtherDraft, numbering: (prefix: string, year: string) => number): SampleRow[] {
  const { on, subject, category, scripted, fulfilledOn } = draft;
  const year = on.slice(0, 4);
  const department = departments[matters[category].department];
  const number = numbering(department.prefix, year);
  const atCourt = department === departments.court;
  const documentNumber = atCourt
    ? `（${year}）${department.prefix}${1000 + number}号`
    : `${department.prefix}〔${year}〕${number}号`;
  const told = (of: OtherCategory, date: LocalDate) => ({
    ...subjectCells(subject, '主体名称', '主体类别'),
    ...cellsOf('other', {
      ...{ category: of, documentNumber, department, on: slashed(date) },
      text: matters[of][subject.kind === 'natural-person' ? 'person' : 'business'],
    }),
  });
  const first = goodRow('other', on, told(category, on), { scripted, late: false });
  if (fulfilledOn === null) return [first];
  // The fulfilment bears the case number of its default (法释〔2017〕7号): it says more of the same matter.
  const cells = told('判决履行完毕', fulfilledOn);
  return [first, { ...first, month: monthOf(fulfilledOn), on: fulfilledOn, cells, outcome: 'revised' }];
}

/**
 * Returns the honours, good deeds and judgment defaults of a seed, `count` in all with the scripted ones, and beside
 * them a row for every judgment performed.
 */
export function otherRowsOf(
  seed: number,
  population: Population,
  scripted: readonly OtherDraft[],
  count: number,
): SampleRow[] {
  const random = createRandom(seed, 'others');
  const others = [...honourDrafts(random, population), ...goodDeedDrafts(random, population)];
  const court = courtDrafts(random, population, count - scripted.length - others.length);
  const numbering = createNumbering();
  return [...scripted, ...others, ...court].sort(byDate).flatMap((draft) => otherRows(draft, numbering));
}
