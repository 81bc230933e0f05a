import { earliestDay, latestDay, type LocalDate, parseLocalDate, shown } from '@egret/domain';
import { z } from 'zod';

/**
 * A calendar date in a request, `YYYY-MM-DD` in Asia/Shanghai; one that does not exist, or is before `earliestDay` or after
 * `latestDay`, is refused.
 */
export const dateInput = z
  .string()
  .meta({
    format: 'date',
    description: `日历日期，${earliestDay} 至 ${latestDay}`,
    examples: ['2020-12-31'],
  })
  .transform((text, context): LocalDate => {
    const date = parseLocalDate(text);
    if (date !== null && date >= earliestDay && date <= latestDay) return date;
    const fault = date === null ? impossible : outOfRange;
    context.addIssue({ code: 'custom', params: { ...fault, received: shown(text) } });
    return z.NEVER;
  });

const impossible = {
  code: 'impossible-date',
  expected: 'YYYY-MM-DD',
  zh: '日期应为存在的日历日期，格式 YYYY-MM-DD',
  en: 'Expected a date that exists, as YYYY-MM-DD',
};
const outOfRange = {
  code: 'out-of-range',
  expected: `${earliestDay} to ${latestDay}`,
  zh: `日期应在 ${earliestDay} 至 ${latestDay} 之间`,
  en: `Expected a date from ${earliestDay} to ${latestDay}`,
};

/** A calendar date in an answer. */
export const dateOutput = z.string().meta({ format: 'date', description: '日历日期（亚洲/上海）' });

/** An instant in an answer: ISO 8601 with time zone. */
export const instantOutput = z.string().meta({ format: 'date-time', description: '时刻' });
