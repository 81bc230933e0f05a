import type { Category, Template } from '../vocabulary.ts';
import { commitment } from './commitment.ts';
import { enrolment } from './enrolment.ts';
import { licenceNaturalPerson } from './licence-natural-person.ts';
import { licenceOrganisation } from './licence-organisation.ts';
import type { Mapping } from './mapping.ts';
import { other } from './other.ts';
import { penaltyNaturalPerson } from './penalty-natural-person.ts';
import { penaltyOrganisation } from './penalty-organisation.ts';
import { publicService } from './public-service.ts';
import { registry } from './registry.ts';

/** The mapping of each template. */
export const mappings: Readonly<Record<Template, Mapping>> = {
  'licence-organisation': licenceOrganisation,
  'licence-natural-person': licenceNaturalPerson,
  'penalty-organisation': penaltyOrganisation,
  'penalty-natural-person': penaltyNaturalPerson,
  registry,
  'public-service': publicService,
  other,
  commitment,
  enrolment,
};

/** What the rows of a template are counted under. */
export function categoryOf(template: Template): Category {
  return mappings[template].category;
}
