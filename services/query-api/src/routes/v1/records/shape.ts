import { endingKinds } from '@egret/domain';
import { z } from 'zod';
import { dateOutput } from '../../../schemas/calendar-date.ts';
import { idOutput } from '../../../schemas/ids.ts';

/** Where a record stands after an event was entered; nothing of what it says. */
export const recordStandingOutput = z.object({
  recordId: idOutput,
  subjectId: idOutput,
  eventId: idOutput,
  asOf: dateOutput,
  standing: z.object({
    stands: z.boolean().meta({ description: '是否有效' }),
    endedBy: z.enum(endingKinds).nullable(),
    endedOn: dateOutput.nullable(),
    replacedBy: idOutput.nullable(),
    repairedOn: dateOutput.nullable(),
    fulfilledOn: dateOutput.nullable(),
    changedOn: dateOutput.nullable(),
    disputed: z.boolean().meta({ description: '异议处理中' }),
    underReview: z.boolean().meta({ description: '复议或诉讼中' }),
    expired: z.boolean(),
  }),
});
