import { z } from 'zod';
import { label, line, note } from './common.ts';

export const instrumentSchema = z.strictObject({
  number: line.nullable(),
  title: label,
  issuer: line,
  articles: z.array(z.strictObject({ article: z.string().min(1).max(20), zh: line })).default([]),
  note,
});
