import { isInForce } from '@egret/domain';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { dateInput, dateOutput } from '../../../schemas/calendar-date.ts';

const perkOutput = z.object({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  benefit: z.object({ zh: z.string(), en: z.string() }).meta({ description: '优惠内容' }),
  activeFrom: dateOutput,
  activeTo: dateOutput.nullable().meta({ description: '最后一天；未定为 null' }),
  minimumScore: z.number().int().nullable().meta({ description: '最低个人信用分；仅须开通时为 null' }),
  assumed: z.boolean().meta({ description: '分数线无公开来源，为本系统假定值' }),
  noteZh: z.string().nullable(),
  noteEn: z.string().nullable(),
  quota: z
    .object({ count: z.number().int(), per: z.enum(['day', 'month', 'year']) })
    .nullable()
    .meta({ description: '每日、每月或每年可用次数；不限为 null' }),
  period: z
    .object({ weekdays: z.array(z.number().int()), from: z.string(), to: z.string() })
    .nullable()
    .meta({ description: '开放的星期（1 为星期一）与时段；不限为 null' }),
  legalBasis: z.string().meta({ description: '依据' }),
  source: z.string().meta({ description: '来源' }),
});

/** GET /v1/perks: the perks in force on a date, with what each asks for. */
export function listPerks(app: V1App, context: ApiContext): void {
  app.get(
    '/perks',
    {
      schema: {
        tags: ['perks'],
        summary: '信易+ 应用场景及其规则 Perks in force on a date',
        querystring: z.strictObject({
          asOf: dateInput.optional().meta({ description: '按哪一天的规则，默认为业务日期' }),
        }),
        response: { 200: z.object({ asOf: dateOutput, items: z.array(perkOutput) }) },
      },
    },
    async (request) => {
      const asOf = request.query.asOf ?? context.clock.businessDate();
      const { perks } = await context.reference.current();
      const items = perks
        .filter((perk) => isInForce(perk, asOf))
        .map((perk) => ({
          ...perk,
          period: perk.period && { ...perk.period, weekdays: [...perk.period.weekdays] },
          noteZh: perk.assumed ? '分数线为本系统假定值，无公开来源' : null,
          noteEn: perk.assumed ? 'The threshold is assumed by this system: no public source names one' : null,
        }));
      return { asOf, items };
    },
  );
}
