import { DomainError } from '../errors.ts';
import type { Checked } from '../issue.ts';
import type { Draft, Field } from '../mappings/mapping.ts';
import { mappings } from '../mappings/mappings.ts';
import type { Entry } from '../records.ts';
import type { Template } from '../vocabulary.ts';
import { templates } from '../vocabulary.ts';
import { readCommitment } from './commitment.ts';
import { readEnrolment } from './enrolment.ts';
import { readLicence } from './licence.ts';
import { isNotData } from './not-data.ts';
import { readOther } from './other.ts';
import { readPenalty } from './penalty.ts';
import { readPublicService } from './public-service.ts';
import { readRegistry } from './registry.ts';
import type { DeliveryContext, Row } from './row.ts';
import { report } from './row.ts';

const readers: Readonly<Record<Template, (row: Row) => Entry | null>> = {
  'licence-organisation': readLicence,
  'licence-natural-person': readLicence,
  'penalty-organisation': readPenalty,
  'penalty-natural-person': readPenalty,
  registry: readRegistry,
  'public-service': readPublicService,
  other: readOther,
  commitment: readCommitment,
  enrolment: readEnrolment,
};

/** The fields of each template of which no cell may be empty. */
const filled = new Map<Template, readonly Field[]>(
  templates.map((template) => {
    const needed = mappings[template].fields.filter(({ required: by }) => by === 'cell' || by === 'both');
    return [template, needed.map(({ field }) => field)];
  }),
);

/**
 * Takes one row by field (`mapRow`) and returns what it says, or all that is wrong with it at once. Issues name the
 * column by the template's Chinese title; what came is masked where it is personal.
 */
export function validate(
  template: Template,
  draft: Draft,
  context: DeliveryContext,
  law: Row['law'],
): Checked<Entry> {
  const row: Row = { template, draft, context, law, issues: [] };
  const entry = isNotData(row) ? null : read(row);
  const [first, ...rest] = row.issues;
  if (first) return { ok: false, issues: [first, ...rest] };
  if (entry === null) {
    throw new DomainError('row-without-reason', `a row of ${template} was refused without an issue`);
  }
  return { ok: true, value: entry };
}

function read(row: Row): Entry | null {
  for (const field of filled.get(row.template) ?? []) {
    if (row.draft[field] === null) report(row, field, { code: 'required', params: {} });
  }
  return readers[row.template](row);
}
