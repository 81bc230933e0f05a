import { z } from 'zod';

import { departmentId, numberOrNothing, readTable, weight, yuanRange } from './data.ts';
import { sampleDivision } from './identifiers.ts';
import { tradeIds } from './trades.ts';

const text = z.string().min(1);

const licenceItem = z.strictObject({
  department: departmentId,
  /** 行政许可决定文书名称 */
  title: text,
  /** 许可类别: 普通, 特许, 认可, 核准, 登记 or 其他-… */
  kind: text,
  /** Word between the office's prefix and the year in the document number. */
  series: text,
  /** Empty where no certificate is issued. */
  certificate: z.string(),
  /** With the places of `certificateNumber` (licences.ts). */
  certificateNumber: z.string(),
  /** Years of validity; null for long-term. */
  years: numberOrNothing,
  weight,
  trades: tradeIds,
  /** With the places {name}, {address}, {scope}. */
  content: text,
});
/** One kind of licence that an office of the district grants. */
export type LicenceItem = z.output<typeof licenceItem>;

export const businessLicences = readTable('licences-business.txt', licenceItem);
export const personLicences = readTable('licences-person.txt', licenceItem);
export const minorLicences = readTable('licences-minor.txt', licenceItem);
export const foreignerLicences = readTable('licences-foreigner.txt', licenceItem);

const offence = z
  .strictObject({
    department: departmentId,
    /** 失信严重程度: 1 一般, 2 较重, 3 严重; 0 undetermined, for what the summary procedure settles. */
    severity: z.enum(['0', '1', '2', '3']),
    weight,
    /** Least and most in yuan. */
    fine: yuanRange,
    confiscated: yuanRange,
    trades: tradeIds,
    /** 违法行为类型 */
    type: text,
    /** 处罚类别, joined by ；as the layout asks. */
    kinds: text,
    /** Law and article. */
    basis: text,
    /** With the places {name}, {address}, {date}. */
    facts: text,
  })
  .transform((row) => ({
    ...row,
    procedure: row.severity === '0' ? ('简易程序' as const) : ('普通程序' as const),
  }));
/** One kind of violation as an office of the district punishes it. */
export type Offence = z.output<typeof offence>;

export const businessOffences = readTable('offences-business.txt', offence);
export const personOffences = readTable('offences-person.txt', offence);
/** What minors of 16 and 17 are warned for. */
export const minorOffences = readTable('offences-minor.txt', offence);

const whose = z.enum(['persons', 'businesses', 'anyone']);

const commitmentItem = z.strictObject({
  /** 承诺类型 */
  kind: z.enum(['告知承诺', '容缺受理', '证明事项告知承诺', '信用修复', '行业自律', '主动公示']),
  item: text,
  department: departmentId,
  signers: whose,
  trades: tradeIds,
  /** Months of validity; null for no end. */
  months: numberOrNothing,
  weight,
});
/** One matter in which a credit commitment (信用承诺) is signed. */
export type CommitmentItem = z.output<typeof commitmentItem>;

/** What an organisation signs that has a penalty repaired. */
export const repairCommitments = readTable('commitments-repair.txt', commitmentItem);
export const personCommitments = readTable('commitments-person.txt', commitmentItem);
export const businessCommitments = readTable('commitments-business.txt', commitmentItem);

const serviceItem = z.strictObject({
  department: departmentId,
  subItem: text,
  applicants: whose,
  trades: tradeIds,
  /** Most days between acceptance and closing. */
  days: z.coerce.number().int(),
  weight,
});
/** One public service (公共服务事项) by its sub-item. */
export type ServiceItem = z.output<typeof serviceItem> & { readonly code: string };

export const serviceItems: readonly ServiceItem[] = readTable('services.txt', serviceItem).map(
  (item, at) => ({
    ...item,
    code: `2${sampleDivision}${String(at + 1).padStart(5, '0')}`,
  }),
);
