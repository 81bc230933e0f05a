import { type LocalDate, parseLocalDate } from '@egret/domain';
import { z } from 'zod';

/** A calendar date in a request, `YYYY-MM-DD` in Asia/Shanghai; one that does not exist is refused. */
export const dateInput = z
  .string()
  .meta({ format: 'date', examples: ['2020-12-31'] })
  .transform((text, context): LocalDate => {
    const date = parseLocalDate(text);
    if (date !== null) return date;
    context.addIssue({
      code: 'custom',
      params: {
        code: 'impossible-date',
        expected: 'YYYY-MM-DD',
        received: text.slice(0, 80),
        zh: '日期应为存在的日历日期，格式 YYYY-MM-DD',
        en: 'Expected a date that exists, as YYYY-MM-DD',
      },
    });
    return z.NEVER;
  });

/** A calendar date in an answer. */
export const dateOutput = z.string().meta({ format: 'date', description: '日历日期（亚洲/上海）' });

/** An instant in an answer: ISO 8601 with time zone. */
export const instantOutput = z.string().meta({ format: 'date-time', description: '时刻' });
