import { checkIdentifier, type LocalDate, parseLocalDate } from '@egret/domain';
import { z } from 'zod';

/** An id of reference data: kebab-case, stable for ever. */
export const referenceId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .meta({ description: '稳定标识，小写字母、数字与连字符' });

/** A calendar date that exists, as `YYYY-MM-DD`. */
export const calendarDate = z.string().transform((text, context): LocalDate => {
  const date = parseLocalDate(text);
  if (date !== null) return date;
  context.addIssue({
    code: 'custom',
    message: 'a calendar date YYYY-MM-DD was expected',
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

/** A line of text that people read. */
export const line = z.string().trim().min(1).max(1000);

export const label = z.strictObject({ zh: line, en: line });

/** How sure a fact is and what of it is a setting; null where there is nothing to say. */
export const note = line.nullable().default(null);

/** Article of an instrument, `51`; null for the instrument as a whole. */
export const article = z.string().min(1).max(20).nullable().default(null);

const citation = z.strictObject({ instrument: referenceId, article });

/** What a text rests on: at least one instrument, each in force on every day that the text applies to. */
export const basis = z.tuple([citation], citation);

/** A unified social credit code, both its check characters right. */
export const uscc = z
  .string()
  .refine((text) => checkIdentifier('uscc', text, '').ok, 'a unified social credit code');

export const months = z.int().min(0).max(600);
export const fen = z.int().min(0);
