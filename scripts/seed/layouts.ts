import { templates } from '@egret/domain';
import type { Template } from '@egret/domain';
import { z } from 'zod';

import { readYaml, words } from './data.ts';

/** The roles of the titles that nearly all templates have, in the order of the data file. */
const roles = ['name', 'uscc', 'personNumber', 'documentNumber', 'decidedOn', 'authorityUscc'] as const;

/** The titles under which a template keeps what nearly all of them have. */
export type CommonTitles = Readonly<Record<(typeof roles)[number], string>>;

const commonTitlesOf = words.transform(
  (titles) => Object.fromEntries(roles.map((role, at) => [role, titles[at] ?? ''])) as CommonTitles,
);

const { categoryTitles, ...shared } = readYaml(
  'layouts.yaml',
  z.strictObject({
    layouts: z.record(z.enum(templates), words),
    penaltyExtras: words,
    householdWords: z.record(z.string(), z.string()),
    optional: words,
    commonTitles: z.record(z.enum(templates), commonTitlesOf),
    categoryTitles: z.partialRecord(z.enum(templates), z.string()),
  }),
);

export const { layouts, penaltyExtras, householdWords, optional: optionalColumns, commonTitles } = shared;

/** The title of the column that says of what kind a row is; throws where the template has none. */
export function categoryTitle(template: Template): string {
  const title = categoryTitles[template];
  if (title === undefined) throw new RangeError(`${template} has no category`);
  return title;
}
