import { templates } from '@egret/domain';
import { z } from 'zod';

import { departmentById, readYaml, words } from './data.ts';

const title = z.string().min(1);
const commonTitlesOf = z.strictObject({
  ...{ name: title, uscc: title, personNumber: title, documentNumber: title, decidedOn: title },
  ...{ authorityUscc: title, category: title.optional() },
});
/** The titles under which a template keeps what nearly all of them have. */
export type CommonTitles = z.output<typeof commonTitlesOf>;

export const {
  layouts,
  penaltyExtras,
  householdWords,
  optional: optionalColumns,
  commonTitles,
  deliveredBy: deliveringDepartments,
} = readYaml(
  'layouts.yaml',
  z.strictObject({
    layouts: z.record(z.enum(templates), words),
    penaltyExtras: words,
    householdWords: z.record(z.string(), z.string()),
    optional: words,
    commonTitles: z.record(z.enum(templates), commonTitlesOf),
    deliveredBy: z.record(z.enum(templates), departmentById),
  }),
);
