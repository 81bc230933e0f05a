import { z } from 'zod';

import { departmentById, numberOrNothing, readTable, readYaml, weight, yuanRange } from './data.ts';
import { sampleDivision } from './identifiers.ts';
import { tradeIds } from './trades.ts';

const text = z.string().min(1);

/** What every matter has that an office of the district deals with. */
const item = z.strictObject({
  department: departmentById,
  /** What rows call it, and scripted histories. */
  name: text,
  whose: z.enum(['businesses', 'persons', 'anyone', 'minors', 'foreigners']),
  weight,
  trades: tradeIds,
});
export type Item = z.output<typeof item>;

/** Licences (行政许可) by the name of their document. */
export const licences = readTable(
  'licences.txt',
  item.extend({
    /** 许可类别: 普通, 特许, 认可, 核准, 登记 or 其他-… */
    kind: text,
    /** Word between the office's prefix and the year in the document number. */
    series: text,
    /** Empty where no certificate is issued. */
    certificate: z.string(),
    /** With the places of `certificateNumber` (identifiers.ts). */
    certificateNumber: z.string(),
    /** Years of validity; null for long-term. */
    years: numberOrNothing,
    /** With the places {name}, {address}, {scope}. */
    content: text,
  }),
);
export type Licence = (typeof licences)[number];

/** Violations by their type (违法行为类型). */
export const offences = readTable(
  'offences.txt',
  item
    .extend({
      /** 失信严重程度: 1 一般, 2 较重, 3 严重; 0 undetermined, for what the summary procedure settles. */
      severity: z.enum(['0', '1', '2', '3']),
      /** Least and most in yuan. */
      fine: yuanRange,
      confiscated: yuanRange,
      /** 处罚类别, joined by ；as the layout asks. */
      kinds: text,
      /** Law and article. */
      basis: text,
      /** With the places {name}, {address}, {date}. */
      facts: text,
    })
    .transform((row) => ({
      ...row,
      ...(row.severity === '0'
        ? { summary: true, procedure: '简易程序', series: '简罚' }
        : { summary: false, procedure: '普通程序', series: '罚' }),
    })),
);
export type Offence = (typeof offences)[number];

/** Credit commitments (信用承诺) by what is promised. */
export const commitments = readTable(
  'commitments.txt',
  item.extend({
    /** 承诺类型 */
    kind: z.enum(['告知承诺', '容缺受理', '证明事项告知承诺', '信用修复', '行业自律', '主动公示']),
    /** Months of validity; null for no end. */
    months: numberOrNothing,
  }),
);
export type Commitment = (typeof commitments)[number];

/** Public services (公共服务事项) by their sub-item. */
export const services = readTable(
  'services.txt',
  /** `days`: most days between acceptance and closing. */
  item.extend({ days: z.coerce.number().int() }),
).map((row, at) => ({ ...row, code: `2${sampleDivision}${String(at + 1).padStart(5, '0')}` }));
export type Service = (typeof services)[number];

/** Honours, good deeds and court matters by their category (信息类别): who awards them and what they say of whom. */
export const others = Object.entries(
  readYaml(
    'others.yaml',
    z.record(z.string(), z.strictObject({ department: departmentById, person: text, business: text })),
  ),
).map(([name, matter]) => ({ name, ...matter }));
export type Other = (typeof others)[number];

/** The item of a name; throws `RangeError` where there is none. */
export function itemNamed<T extends { readonly name: string }>(items: readonly T[], name: string): T {
  const named = items.find((each) => each.name === name);
  if (named === undefined) throw new RangeError(`nothing is called ${name}`);
  return named;
}

/** The items for one kind of people. */
export function itemsFor<T extends Item>(items: readonly T[], whose: Item['whose']): readonly T[] {
  return items.filter((each) => each.whose === whose);
}
