import { readFileSync } from 'node:fs';

import type { Authority, Template } from '@egret/domain';
import { parseReferenceFile, type ReferenceDocument } from '@egret/reference';

/** A body that issues or delivers: its name is a real kind of office, its code is synthetic. */
export interface Department extends Authority {
  readonly uscc: string;
  /** What its document numbers begin with. */
  readonly prefix: string;
}

/** The bodies that the generator writes about, by their ids in the profile of the sample district. */
const profileIds = {
  market: 'market',
  urban: 'urban',
  construction: 'construction',
  health: 'health',
  emergency: 'emergency',
  tax: 'tax',
  education: 'education',
  agriculture: 'agriculture',
  culture: 'culture',
  civil: 'civil',
  labour: 'labour',
  environment: 'environment',
  police: 'police',
  fire: 'fire',
  approval: 'approval',
  reform: 'reform',
  justice: 'justice',
  court: 'court',
  services: 'services',
  creditCentre: 'credit-centre',
  district: 'district',
  cityCivility: 'city-civility',
  provinceCivility: 'province-civility',
  nationYouth: 'nation-youth',
} as const;

export type DepartmentId = keyof typeof profileIds;

export const departments = readDepartments();

/** The bodies as the profile names them. Throws where it lacks one. */
function readDepartments(): Readonly<Record<DepartmentId, Department>> {
  const path = new URL('../../infra/profiles/haicang/authorities.yaml', import.meta.url);
  const authorities = parseReferenceFile('authorities.yaml', readFileSync(path, 'utf8'));
  const found = Object.entries(profileIds).map(([id, profileId]) => {
    const authority = authorities.find((one) => one.kind === 'authority' && one.id === profileId);
    if (authority === undefined) throw new Error(`the profile has no authority ${profileId}`);
    const { uscc, name, documentPrefix } =
      authority.definition as ReferenceDocument<'authority'>['definition'];
    return [id, { uscc, name, prefix: documentPrefix }] as const;
  });
  return Object.fromEntries(found) as Record<DepartmentId, Department>;
}

/** Who delivers the rows of a template to the store every month. */
export const deliveringDepartments: Readonly<Record<Template, Department>> = {
  registry: departments.market,
  'licence-organisation': departments.approval,
  'licence-natural-person': departments.approval,
  'penalty-organisation': departments.justice,
  'penalty-natural-person': departments.justice,
  'public-service': departments.services,
  other: departments.reform,
  commitment: departments.approval,
  enrolment: departments.creditCentre,
};
