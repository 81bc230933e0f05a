import { thresholdUnits } from '@egret/domain';
import { z } from 'zod';
import { basis, label, line, note, uscc } from './common.ts';

/** A report prefix stands before the day and the random part of a number and must not run into them. */
export const issuerSchema = z.strictObject({
  name: label,
  place: label,
  reportPrefix: z.string().regex(/^[A-Z]{2,8}$/),
  divisionCode: z.string().regex(/^\d{6}$/),
  note,
});

export const authoritySchema = z.strictObject({
  uscc,
  name: line,
  documentPrefix: line,
  contact: line.nullable().default(null),
  note,
});

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const perkSchema = z.strictObject({
  zh: line,
  en: line,
  benefit: label,
  basis,
  minimumScore: z.int().min(0).max(1000).nullable(),
  assumed: z.boolean(),
  quota: z
    .strictObject({ count: z.int().min(1), per: z.enum(['day', 'month', 'year']) })
    .nullable()
    .default(null),
  period: z
    .strictObject({
      weekdays: z.array(z.int().min(1).max(7)).min(1),
      from: timeOfDay,
      to: timeOfDay,
    })
    .refine(({ from, to }) => from < to, { path: ['to'], error: 'the hours end after they begin' })
    .nullable()
    .default(null),
  source: line,
  note,
});

export const thresholdSchema = z.strictObject({
  name: label,
  basis,
  value: z.int().min(0),
  unit: z.enum(thresholdUnits),
  note,
});
