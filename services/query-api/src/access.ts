import { type Role, roles } from '@egret/domain';

/**
 * Who may call what. A route under `/v1` that is not in this table refuses to register, and a client
 * without one of the roles gets 403: nothing is open by omission. What a role sees of a route's answer
 * (a list, a person's score, the own reports only) is narrowed further in the route itself.
 */
export const access = {
  'POST /v1/credit-reports': ['department'],
  'GET /v1/credit-reports/:reportNo': ['department', 'auditor'],
  'POST /v1/eligibility-checks': ['venue'],
  'GET /v1/list-entries': roles,
  'POST /v1/list-entries': ['list-admin'],
  'POST /v1/list-entries/:id/determination': ['determining-officer', 'list-admin'],
  'GET /v1/perks': roles,
  'GET /v1/reference/:kind': roles.filter((role) => role !== 'venue'),
  'POST /v1/reference/:kind/:id/versions': ['model-admin'],
  'POST /v1/reference/:kind/:id/versions/:version/approval': ['model-admin'],
  'POST /v1/records/:id/events': ['data-steward', 'determining-officer'],
  'GET /v1/statistics': roles.filter((role) => role !== 'venue'),
  'GET /v1/subjects/:id/score': ['department', 'model-admin', 'auditor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Route = keyof typeof access;

const table: ReadonlyMap<string, readonly Role[]> = new Map(Object.entries(access));

/**
 * The roles that may call a route, given as its method and its path with `:parameters`. Throws where the
 * table does not name it: that is a mistake of the programmer, found at start.
 */
export function rolesAllowed(method: string, path: string): readonly Role[] {
  const allowed = table.get(`${method} ${path}`);
  if (!allowed) throw new Error(`the access table does not name the route ${method} ${path}`);
  return allowed;
}
