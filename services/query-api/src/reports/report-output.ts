import {
  identifierSchemes,
  purposes,
  recordKinds,
  reportSections,
  sectionStates,
  subjectKinds,
} from '@egret/domain';
import { z } from 'zod';
import { dateOutput, instantOutput } from '../schemas/calendar-date.ts';
import { idOutput } from '../schemas/ids.ts';
import { marks } from './marks.ts';

const label = z.object({ zh: z.string(), en: z.string() });

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
  remedy: label.nullable().meta({ description: '救济途径；仅不利信息有' }),
});
export type ReportRecord = z.infer<typeof record>;

const section = z.object({
  id: z.enum(reportSections),
  zh: z.string(),
  en: z.string(),
  state: z.enum(sectionStates).meta({ description: '有、无、未归集、依法不予提供、待核实' }),
  stateLabel: label,
  count: z.int().nullable().meta({ description: '条数；仅在“有”和“无”时可知，其他为 null' }),
  sources: z.array(
    z.object({
      name: z.string(),
      lastDeliveredOn: dateOutput
        .nullable()
        .meta({ description: '最近一次报送日期；名单为最近一次认定日期；本平台作出的评价为 null' }),
    }),
  ),
  records: z.array(record),
  notes: z.array(label),
});
export type ReportSectionOutput = z.infer<typeof section>;

/**
 * A credit report as it is issued. The schema is the filter: whatever it does not name is not in a report.
 */
export const reportOutput = z.object({
  title: label,
  reportNo: z.string(),
  subject: z.object({
    id: idOutput,
    kind: z.enum(subjectKinds),
    name: z.string(),
    identifier: z.object({
      scheme: z.enum(identifierSchemes),
      zh: z.string(),
      en: z.string(),
      value: z.string().meta({ description: '个人号码已脱敏' }),
    }),
    registrationState: label.nullable().meta({ description: '登记状态，以最近归集的为准' }),
    nameDiffers: label.nullable().meta({ description: '查询所填名称与登记名称不一致时的提示' }),
  }),
  purpose: label.extend({ id: z.enum(purposes) }),
  requestedBy: z.string(),
  issuedBy: label,
  generatedAt: instantOutput,
  issuedOn: dateOutput.meta({ description: '出具之日：可以提供的信息依该日的规定确定' }),
  period: z
    .object({ from: dateOutput.nullable(), to: dateOutput })
    .meta({ description: '查询期；from 为 null 表示不限起始日' }),
  asOf: dateOutput.meta({ description: '业务日期：所示信息截至该日' }),
  seq: z.int().meta({ description: '归集序号：所示信息以该序号为止已归集者为准' }),
  summary: z
    .array(
      label.extend({
        id: z.enum(recordKinds),
        count: z.int(),
        ofWhich: z.array(z.object({ mark: z.enum(marks), count: z.int() })),
      }),
    )
    .meta({ description: '所示各类信息条数，其中已修复、有异议、有效期已过等的条数' }),
  overview: z.array(
    label.extend({
      section: z.enum(reportSections),
      state: z.enum(sectionStates),
      count: z.int().nullable(),
    }),
  ),
  sections: z.array(section),
  legend: z.array(label.extend({ mark: z.enum(marks) })),
  statement: z.array(label),
});
export type Report = z.infer<typeof reportOutput>;
