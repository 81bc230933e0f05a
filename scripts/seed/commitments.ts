import { addDays, addMonths, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { businessDate, longTerm, officeDays, slashed } from './days.ts';
import { departments } from './departments.ts';
import type { DepartmentId } from './departments.ts';
import { indexBusinesses, subjectCells } from './parties.ts';
import type { Party } from './parties.ts';
import type { Population } from './population.ts';
import { createRandom, spread } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate, goodRow, isLate } from './rows.ts';
import type { SampleRow } from './rows.ts';
import { departmentId, readTable, tradeIds } from './tables.ts';
import type { TradeId } from './trades.ts';

const commitmentWords = [
  '告知承诺',
  '容缺受理',
  '证明事项告知承诺',
  '信用修复',
  '行业自律',
  '主动公示',
] as const;
/** 承诺类型 */
type CommitmentWord = (typeof commitmentWords)[number];

function commitmentKind(text: string): CommitmentWord {
  const word = commitmentWords.find((one) => one === text);
  if (word === undefined) throw new RangeError(`no such commitment: ${text}`);
  return word;
}

/** One matter in which a credit commitment (信用承诺) is signed. */
export interface CommitmentItem {
  readonly kind: CommitmentWord;
  readonly item: string;
  readonly department: DepartmentId;
  readonly signers: 'persons' | 'businesses' | 'anyone';
  readonly trades: readonly TradeId[] | 'all';
  /** Months of validity; null for no end. */
  readonly months: number | null;
  readonly weight: number;
}

/** Columns: kind, matter, department, who signs, their trades, months of validity, weight. */
function commitmentItems(text: string): CommitmentItem[] {
  return readTable(text, 7).map((cells) => {
    const [kind = '', matter = '', department = '', signers, trades = '', months, weight] = cells;
    return {
      kind: commitmentKind(kind),
      item: matter,
      department: departmentId(department),
      signers: signers === 'persons' || signers === 'businesses' ? signers : 'anyone',
      trades: tradeIds(trades),
      months: months === '' ? null : Number(months),
      weight: Number(weight),
    };
  });
}

/** What an organisation signs that has a penalty repaired. */
export const repairCommitments = commitmentItems(`
信用修复 | 行政处罚信息信用修复 | reform | businesses | all | | 2
`);
export const personCommitments = commitmentItems(`
证明事项告知承诺 | 教师资格认定无犯罪记录证明 | education | persons | all | 12 | 4
证明事项告知承诺 | 灵活就业社会保险补贴就业状况证明 | labour | persons | all | 12 | 5
容缺受理 | 公共租赁住房申请材料容缺 | construction | persons | all | 1 | 4
容缺受理 | 护士执业注册材料容缺 | health | persons | all | 1 | 3
容缺受理 | 创业担保贷款申请材料容缺 | labour | anyone | all | 1 | 3
主动公示 | 志愿服务信用承诺 | civil | persons | all | | 3
`);
const businessCommitments = commitmentItems(`
告知承诺 | 食品经营许可（新办）告知承诺 | market | businesses | catering grocery | 12 | 12
告知承诺 | 公共场所卫生许可告知承诺 | health | businesses | lodging beauty culture | 12 | 10
告知承诺 | 企业住所（经营场所）登记申报承诺 | market | businesses | commercial | | 12
告知承诺 | 道路货物运输经营许可告知承诺 | construction | businesses | transport | 12 | 6
告知承诺 | 劳务派遣经营许可告知承诺 | labour | businesses | staffing | 12 | 2
告知承诺 | 公众聚集场所投入使用、营业前消防安全告知承诺 | fire | businesses | lodging culture catering | 12 | 6
容缺受理 | 建筑工程施工许可材料容缺 | construction | businesses | construction manufacturing | 1 | 6
容缺受理 | 城镇污水排入排水管网许可材料容缺 | construction | businesses | catering manufacturing property | 1 | 6
容缺受理 | 企业变更登记材料容缺 | market | businesses | commercial | 1 | 9
行业自律 | 物业服务行业诚信自律承诺 | construction | businesses | property | 24 | 2
行业自律 | 餐饮行业诚信经营承诺 | market | businesses | catering | 24 | 4
主动公示 | 法人主动公示型信用承诺 | reform | businesses | all | | 7
`);

/** A signed commitment. */
export interface CommitmentDraft {
  readonly on: LocalDate;
  readonly signer: Party;
  readonly item: CommitmentItem;
  readonly fulfilment: '履行中' | '全部履行' | '部分履行' | '违诺';
  readonly scripted: boolean;
}

function fulfilmentOf(random: Random, { kind }: CommitmentItem): CommitmentDraft['fulfilment'] {
  const draw = random.fraction();
  if (draw < 0.015) return '违诺';
  if (draw < 0.035) return '部分履行';
  const settled = kind === '容缺受理' ? 0.9 : kind === '证明事项告知承诺' || kind === '信用修复' ? 0.7 : 0.35;
  return draw < settled ? '全部履行' : '履行中';
}

/** Five kept commitments of each exemplary person, one matter each at most. */
function exemplaryDrafts(random: Random, population: Population): CommitmentDraft[] {
  const days = officeDays(localDate('2020-01-02'), localDate('2020-12-18'));
  return population.exemplary.flatMap((signer) =>
    random.sample(personCommitments, 5).map((chosen) => {
      return { on: random.pick(days), signer, item: chosen, fulfilment: '全部履行' as const, scripted: true };
    }),
  );
}

function randomDrafts(random: Random, population: Population, count: number): CommitmentDraft[] {
  const days = officeDays(localDate('2020-01-02'), businessDate);
  const items = spread([...businessCommitments, ...personCommitments, ...repairCommitments]);
  const persons = [...population.penalised, ...population.enrolled, ...population.others];
  const index = indexBusinesses(population.businesses);
  const drafts: CommitmentDraft[] = [];
  while (drafts.length < count) {
    const on = random.pickLate(days, 1.2);
    const chosen = random.pick(items);
    const person = chosen.signers === 'persons' || (chosen.signers === 'anyone' && random.chance(0.5));
    const kind = random.chance(0.65) ? 'organisation' : 'self-employed';
    const signer = person ? random.pick(persons) : index.pick(random, on, kind, chosen.trades);
    if (signer !== null) {
      drafts.push({ on, signer, item: chosen, fulfilment: fulfilmentOf(random, chosen), scripted: false });
    }
  }
  return drafts;
}

/** Who, what and when: a signer signs the same matter once a day. */
function keyOf({ on, signer, item: { kind, item: text } }: CommitmentDraft): string {
  return [on, signer.kind === 'natural-person' ? signer.number : signer.uscc, kind, text].join('|');
}

function commitmentRow(draft: CommitmentDraft, random: Random): SampleRow {
  const { on, signer, item: chosen, scripted } = draft;
  const department = departments[chosen.department];
  const validTo = chosen.months === null ? longTerm : slashed(addDays(addMonths(on, chosen.months), -1));
  const cells = {
    承诺类型: chosen.kind,
    承诺事项: chosen.item,
    ...subjectCells(signer, '承诺主体名称', '主体类别'),
    承诺日期: slashed(on),
    受理单位: department.name,
    受理单位统一社会信用代码: department.uscc,
    有效期至: validTo,
    履约状态: draft.fulfilment,
  };
  return goodRow('commitment', on, cells, { scripted, late: !scripted && isLate(random) });
}

/** Gives the commitments of a seed, all signed in 2020, `count` in all with the scripted ones. */
export function commitmentRows(
  seed: number,
  population: Population,
  scripted: readonly CommitmentDraft[],
  count: number,
): SampleRow[] {
  const random = createRandom(seed, 'commitments');
  const certain = [...scripted, ...exemplaryDrafts(random, population)];
  const drafts = new Map(certain.map((draft) => [keyOf(draft), draft]));
  while (drafts.size < count) {
    for (const draft of randomDrafts(random, population, count - drafts.size)) {
      drafts.set(keyOf(draft), draft);
    }
  }
  return [...drafts.values()].sort(byDate).map((draft) => commitmentRow(draft, random));
}
