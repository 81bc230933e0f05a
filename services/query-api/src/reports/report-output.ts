import { purposes, reportSections, subjectKinds } from '@egret/domain';
import { z } from 'zod';
import { dateOutput, instantOutput } from '../schemas/calendar-date.ts';
import { idOutput } from '../schemas/ids.ts';

const label = z.object({ zh: z.string(), en: z.string() });

/** How a record is marked; in print a repaired one stands in italics and struck through, a disputed one in bold italics,
 * a suspended entry of a list in brackets. */
export const marks = ['repaired', 'disputed', 'suspended'] as const;
export type Mark = (typeof marks)[number];

const field = z.object({
  name: z.string(),
  zh: z.string(),
  en: z.string(),
  value: z.union([z.string(), z.int()]).meta({ description: '原值：代码、日期、分' }),
  text: label.meta({ description: '打印用文字' }),
});
export type ReportField = z.infer<typeof field>;

const record = z.object({
  id: z.string().nullable(),
  type: label,
  marks: z.array(z.enum(marks)),
  fields: z.array(field),
});
export type ReportRecord = z.infer<typeof record>;

const section = z.object({
  id: z.enum(reportSections),
  zh: z.string(),
  en: z.string(),
  count: z.int(),
  records: z.array(record),
  notes: z.array(label).meta({ description: '无信息时为“查询期内无相关信息”' }),
});
export type ReportSectionOutput = z.infer<typeof section>;

/**
 * A credit report as it is issued. The schema is the filter: whatever it does not name is not in a report.
 */
export const reportOutput = z.object({
  title: label,
  reportNo: z.string(),
  subject: z.object({
    id: idOutput.nullable().meta({ description: '查无此主体时为 null' }),
    kind: z.enum(subjectKinds),
    name: z.string().nullable(),
    identifier: z.object({
      scheme: z.string(),
      zh: z.string(),
      en: z.string(),
      value: z.string().meta({ description: '个人号码已脱敏' }),
    }),
    registrationState: label.nullable(),
  }),
  purpose: label.extend({ id: z.enum(purposes) }),
  requestedBy: z.string(),
  issuedBy: label,
  generatedAt: instantOutput,
  asOf: dateOutput.meta({ description: '业务日期：所示信息截至该日' }),
  seq: z.int().meta({ description: '归集序号：所示信息以该序号为止已归集者为准' }),
  overview: z.array(
    z.object({ section: z.enum(reportSections), zh: z.string(), en: z.string(), count: z.int() }),
  ),
  sections: z.array(section),
  legend: z.array(label.extend({ mark: z.enum(marks) })),
  statement: z.array(label),
});
export type Report = z.infer<typeof reportOutput>;
