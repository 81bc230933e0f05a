import { addDays } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { businessDate, firstDay, officeDayFrom, officeDays, slashed } from './days.ts';
import { departments } from './departments.ts';
import type { DepartmentId } from './departments.ts';
import { sampleDivision } from './identifiers.ts';
import { indexBusinesses, subjectCells } from './parties.ts';
import type { Party } from './parties.ts';
import type { Population } from './population.ts';
import { createRandom, spread } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate, goodRow, isLate } from './rows.ts';
import type { SampleRow } from './rows.ts';
import { departmentId, readTable, tradeIds } from './tables.ts';
import type { TradeId } from './trades.ts';

/** One public service (公共服务事项) and its sub-item. */
interface ServiceItem {
  readonly department: DepartmentId;
  readonly code: string;
  readonly subItem: string;
  readonly applicants: 'persons' | 'businesses' | 'anyone';
  readonly trades: readonly TradeId[] | 'all';
  /** Most days between acceptance and closing. */
  readonly days: number;
  readonly weight: number;
}

/** Columns: department, sub-item, who applies, their trades, most days, weight. */
const items: readonly ServiceItem[] = readTable(
  `
labour | 城乡居民基本养老保险参保登记 | persons | all | 1 | 8
labour | 失业登记 | persons | all | 3 | 4
labour | 灵活就业社会保险补贴申领 | persons | all | 20 | 6
labour | 稳岗返还申领 | businesses | all | 20 | 6
labour | 创业担保贷款申请 | anyone | all | 15 | 3
civil | 地名信息查询 | anyone | all | 1 | 2
construction | 公共租赁住房申请 | persons | all | 30 | 5
construction | 既有住宅增设电梯咨询服务 | persons | all | 10 | 1
education | 进城务工人员随迁子女积分入学申请 | persons | all | 30 | 5
education | 义务教育阶段学生学籍证明 | persons | all | 2 | 3
market | 企业登记档案查询 | anyone | commercial | 1 | 9
market | 知识产权资助申领 | businesses | manufacturing biomedicine software | 30 | 3
tax | 开具完税证明 | anyone | all | 1 | 8
tax | 增值税发票领用 | businesses | commercial | 2 | 7
reform | 企业技术改造补助兑现 | businesses | manufacturing biomedicine chemicals | 45 | 2
culture | 公共文化场馆活动预约 | persons | all | 1 | 3
agriculture | 水产养殖保险保费补贴申领 | businesses | farming | 20 | 1
police | 居住证申领 | persons | all | 15 | 8
justice | 法律援助申请 | persons | all | 7 | 3
`,
  6,
).map(([department = '', subItem = '', applicants, trades = '', days, weight], index) => ({
  department: departmentId(department),
  code: `2${sampleDivision}${String(index + 1).padStart(5, '0')}`,
  subItem,
  applicants: applicants === 'persons' || applicants === 'businesses' ? applicants : 'anyone',
  trades: tradeIds(trades),
  days: Number(days),
  weight: Number(weight),
}));

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
    const department = departments[one.item.department];
    const cells = {
      事项编码: one.item.code,
      子项名称: one.item.subItem,
      办件编号: `${sampleDivision}${one.acceptedOn.replaceAll('-', '')}${String(position + 1).padStart(5, '0')}`,
      ...subjectCells(one.applicant, '申请人', '申请人类别'),
      受理机关: department.name,
      受理机关统一社会信用代码: department.uscc,
      受理日期: slashed(one.acceptedOn),
      办结日期: slashed(one.on),
      办理结果: result(random),
    };
    return goodRow('public-service', one.on, cells, {
      scripted: one.scripted,
      late: !one.scripted && isLate(random),
    });
  });
}
