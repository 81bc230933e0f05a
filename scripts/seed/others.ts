import { addDays, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { businessDate, officeDayFrom, officeDays, slashed } from './days.ts';
import { departments } from './departments.ts';
import type { DepartmentId } from './departments.ts';
import { indexBusinesses, subjectCells } from './parties.ts';
import type { Party } from './parties.ts';
import type { Population } from './population.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate, createNumbering, goodRow } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** 信息类别 of the municipality's layout for what is neither licence, penalty nor public service. */
export type OtherCategory =
  | '荣誉表彰-国家级'
  | '荣誉表彰-省级'
  | '荣誉表彰-市级'
  | '荣誉表彰-区级'
  | '失信被执行人'
  | '判决履行完毕';

/** An honour or a court matter before it has its number. */
export interface OtherDraft {
  readonly on: LocalDate;
  readonly subject: Party;
  readonly category: OtherCategory;
  readonly scripted: boolean;
}

interface Honour {
  readonly department: DepartmentId;
  readonly person: string;
  readonly business: string;
}

const honours: Readonly<Record<string, Honour>> = {
  '荣誉表彰-国家级': { department: 'nationYouth', person: '全国优秀共青团员', business: '全国青年文明号' },
  '荣誉表彰-省级': {
    department: 'provinceCivility',
    person: '福建省优秀志愿者',
    business: '福建省文明单位',
  },
  '荣誉表彰-市级': {
    department: 'cityCivility',
    person: '厦门市优秀志愿者',
    business: '厦门市诚信经营示范单位',
  },
  '荣誉表彰-区级': { department: 'district', person: '海沧区劳动模范', business: '海沧区纳税大户' },
};

/** Draws days between two dates. */
function dayBetween(random: Random, from: string, to: string): LocalDate {
  return random.pick(officeDays(localDate(from), localDate(to)));
}

function honourDrafts(random: Random, population: Population): OtherDraft[] {
  const days = officeDays(localDate('2018-03-01'), businessDate);
  const index = indexBusinesses(population.businesses);
  // Each of the exemplary: a provincial and a city honour since July 2019, the first five a district one too.
  const ofPersons = population.exemplary.flatMap((subject, position) => {
    const levels: OtherCategory[] = ['荣誉表彰-省级', '荣誉表彰-市级'];
    if (position < 5) levels.push('荣誉表彰-区级');
    return levels.map((category) => ({
      on: dayBetween(random, '2019-07-01', '2020-12-10'),
      subject,
      category,
      scripted: true,
    }));
  });
  const firm = (on: LocalDate) =>
    index.pick(random, on, 'organisation', [
      'manufacturing',
      'biomedicine',
      'software',
      'grocery',
      'property',
    ]);
  const ofFirms: OtherDraft[] = [];
  while (ofFirms.length < 32) {
    const on = random.pick(days);
    const subject = firm(on);
    if (subject === null) continue;
    const scripted = false;
    // Eight firms have two honours of the city, the others one of some level.
    if (ofFirms.length < 16) {
      const again = officeDayFrom(addDays(on, random.int(30, 300)));
      ofFirms.push(
        { on, subject, category: '荣誉表彰-市级', scripted },
        { on: again, subject, category: '荣誉表彰-市级', scripted },
      );
    } else {
      const category = random.pick([
        '荣誉表彰-区级',
        '荣誉表彰-区级',
        '荣誉表彰-省级',
        '荣誉表彰-国家级',
      ] as const);
      ofFirms.push({ on, subject, category, scripted });
    }
  }
  return [...ofPersons, ...ofFirms];
}

/** Judgment defaults; every third debtor performs later. */
function courtDrafts(random: Random, population: Population, count: number): OtherDraft[] {
  const days = officeDays(localDate('2018-02-01'), localDate('2020-08-31'));
  const index = indexBusinesses(population.businesses);
  const drafts: OtherDraft[] = [];
  for (let debtor = 0; drafts.length < count; debtor++) {
    const on = random.pick(days);
    const subject =
      debtor % 3 === 2
        ? random.pick(population.others)
        : index.pick(random, on, 'organisation', ['trading', 'materials', 'construction', 'transport']);
    if (subject === null) continue;
    drafts.push({ on, subject, category: '失信被执行人', scripted: false });
    if (debtor % 3 === 0 && drafts.length < count) {
      drafts.push({
        on: officeDayFrom(addDays(on, random.int(40, 120))),
        subject,
        category: '判决履行完毕',
        scripted: false,
      });
    }
  }
  return drafts;
}

function otherRow(draft: OtherDraft, numbering: (prefix: string, year: string) => number): SampleRow {
  const { on, subject, category, scripted } = draft;
  const year = on.slice(0, 4);
  const honour = honours[category];
  const department = departments[honour?.department ?? 'court'];
  const number = numbering(department.prefix, year);
  const title = subject.kind === 'natural-person' ? honour?.person : honour?.business;
  const [documentNumber, text] =
    title !== undefined
      ? [`${department.prefix}〔${year}〕${number}号`, `授予“${title}”称号`]
      : [
          `（${year}）${department.prefix}${1000 + number}号`,
          category === '失信被执行人'
            ? '有履行能力而拒不履行生效法律文书确定义务'
            : '已全部履行生效法律文书确定的义务，删除失信信息',
        ];
  const cells = {
    信息类别: category,
    文书号: documentNumber,
    ...subjectCells(subject, '主体名称', '主体类别'),
    认定机关: department.name,
    认定机关统一社会信用代码: department.uscc,
    认定日期: slashed(on),
    内容: text,
  };
  return goodRow('other', on, cells, { scripted, late: false });
}

/** Gives the honours and court matters of a seed, `count` in all with the scripted ones. */
export function otherRows(
  seed: number,
  population: Population,
  scripted: readonly OtherDraft[],
  count: number,
): SampleRow[] {
  const random = createRandom(seed, 'others');
  const honourList = honourDrafts(random, population);
  const court = courtDrafts(random, population, count - scripted.length - honourList.length);
  const numbering = createNumbering();
  return [...scripted, ...honourList, ...court].sort(byDate).map((draft) => otherRow(draft, numbering));
}
