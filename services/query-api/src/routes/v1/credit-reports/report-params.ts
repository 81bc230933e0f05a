import { z } from 'zod';
import { reportNoPattern } from '../../../reports/numbers.ts';

/** Path parameters of an issued report. */
export const reportParams = z.strictObject({
  reportNo: z
    .string()
    .regex(reportNoPattern)
    .meta({ description: '报告编号', examples: ['HC-20201231-7QK2M9TZ'] }),
});
