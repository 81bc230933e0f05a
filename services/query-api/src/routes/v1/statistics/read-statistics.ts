import { earliestDay } from '@egret/domain';
import { shanghaiDate } from '@egret/runtime';
import { publishedFigures, type PublishedFigure } from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { unprocessable } from '../../../errors/api-error.ts';
import { dateOutput } from '../../../schemas/calendar-date.ts';
import { compare } from './compare.ts';
import { countYear } from './count-year.ts';
import { allMeasures, catalogueMeasures, flowMeasures, type Measure, stockMeasures } from './measures.ts';
import { reconcile } from './reconcile.ts';

const figureOutput = z.object({
  measure: z.string(),
  zh: z.string(),
  en: z.string(),
  counted: z.number().int().nullable().meta({ description: '本平台统计；未知为 null，绝不以 0 代替' }),
  printed: z.number().int().nullable().meta({ description: '年度报告印发数；未印发为 null' }),
  printedAtLeast: z.boolean().meta({ description: '印发数为下限（“超过”“余”）' }),
  source: z.string().nullable().meta({ description: '印发数的出处' }),
});

const statisticsOutput = z.object({
  year: z.number().int(),
  stock: z.object({
    heldOn: dateOutput.meta({ description: '存量日期：当年最后一天，当年未满时为今天' }),
    figures: z.array(figureOutput),
  }),
  flow: z.object({ from: dateOutput, to: dateOutput, figures: z.array(figureOutput) }),
  catalogue: z.object({ figures: z.array(figureOutput) }),
  reconciliation: z.array(
    z.object({
      measure: z.string(),
      printed: z.number().int(),
      sumOfParts: z.number().int(),
      difference: z.number().int().meta({ description: '印发数减各分项之和' }),
      zh: z.string(),
      en: z.string(),
    }),
  ),
  comparison: z.array(
    z.object({
      measure: z.string(),
      printed: z.number().int(),
      counted: z.number().int(),
      difference: z.number().int().meta({ description: '本平台统计数减印发数；一致时为 0' }),
      zh: z.string(),
      en: z.string(),
    }),
  ),
});

/** The first year that a decision can be of. */
const firstYear = Number(earliestDay.slice(0, 4));

const yearInput = z
  .string()
  .regex(/^[12]\d{3}$/)
  .transform(Number)
  .refine((year) => year >= firstYear, `>= ${firstYear}`)
  .meta({ description: `年份，${firstYear} 起`, examples: ['2020'] });

/**
 * GET /v1/statistics: stock, flow and catalogues of a year, as counted here and as a report printed them, and where
 * the two, or a printed total and its parts, do not agree. The year is one that has begun by the calendar, not by the
 * business date: queries are counted in the year in which they were asked.
 */
export function readStatistics(app: V1App, context: ApiContext): void {
  app.get(
    '/statistics',
    {
      schema: {
        tags: ['statistics'],
        summary: '年度统计与对账 Statistics of a year, with reconciliation',
        querystring: z.strictObject({ year: yearInput }),
        response: { 200: statisticsOutput },
      },
    },
    async (request) => {
      const { year } = request.query;
      const today = shanghaiDate(context.clock.now());
      if (year > Number(today.slice(0, 4))) throw notBegun(year, today.slice(0, 4));
      return context.store.db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (trx) => {
          const { counted, heldOn, from, to } = await countYear(trx, year, today);
          const printed = await publishedFigures(trx, year);
          const show = (measures: readonly Measure[]) => figures(measures, counted, printed);
          const values = new Map([...printed].map(([measure, figure]) => [measure, figure.value]));
          return {
            year,
            stock: { heldOn, figures: show(stockMeasures) },
            flow: { from, to, figures: show(flowMeasures) },
            catalogue: { figures: show(catalogueMeasures) },
            reconciliation: [...reconcile(allMeasures, values)],
            comparison: [...compare(allMeasures, counted, printed)],
          };
        });
    },
  );
}

function figures(
  measures: readonly Measure[],
  counted: ReadonlyMap<string, number | null>,
  printed: ReadonlyMap<string, PublishedFigure>,
): z.input<typeof figureOutput>[] {
  return measures.map(({ measure, zh, en }) => {
    const figure = printed.get(measure);
    return {
      measure,
      zh,
      en,
      counted: counted.get(measure) ?? null,
      printed: figure?.value ?? null,
      printedAtLeast: figure?.atLeast ?? false,
      source: figure?.source ?? null,
    };
  });
}

function notBegun(year: number, last: string) {
  return unprocessable([
    {
      pointer: '/year',
      code: 'out-of-range',
      expected: `<= ${last}`,
      received: String(year),
      zh: '该年度尚未开始',
      en: 'That year has not begun',
    },
  ]);
}
