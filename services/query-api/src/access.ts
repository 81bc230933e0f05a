import type { Action } from '@egret/domain';

/**
 * The action of each route. A route under `/v1` that is not in this table refuses to register, and a client that is not
 * granted the action today gets 403: nothing is open by omission. What a client sees of a route's answer (a list, a
 * person's score, the own reports only) is narrowed further in the route itself, by actions too.
 */
export const access = {
  'POST /v1/credit-reports': 'issue-report',
  'GET /v1/credit-reports/:reportNo': 'read-report',
  'POST /v1/credit-reports/:reportNo/readings': 'read-report',
  'POST /v1/consents': 'keep-consents',
  'POST /v1/consents/:id/revocation': 'keep-consents',
  'POST /v1/eligibility-checks': 'check-eligibility',
  'GET /v1/list-entries': 'read-lists',
  'GET /v1/list-entries/:id': 'open-list-entry',
  'POST /v1/list-entries': 'transcribe-list-entry',
  'POST /v1/list-entries/:id/determination': 'determine-list-entry',
  'POST /v1/list-entries/:id/steps': 'step-list-entry',
  'GET /v1/perks': 'read-perks',
  'POST /v1/records/:id/events': 'append-record-events',
  'GET /v1/reference/:kind': 'read-reference',
  'POST /v1/reference/:kind/:id/versions': 'propose-reference',
  'POST /v1/reference/:kind/:id/versions/:version/approval': 'decide-reference',
  'GET /v1/statistics': 'read-statistics',
  'GET /v1/subjects/:id/score': 'read-score',
  'POST /v1/subjects/:id/score-readings': 'read-personal-score',
} as const satisfies Readonly<Record<string, Action>>;

export type Route = keyof typeof access;

const table: ReadonlyMap<string, Action> = new Map(Object.entries(access));

/**
 * The action of a route, given as its method and its path with `:parameters`. Throws where the table does not name it:
 * that is a mistake of the programmer, found at start.
 */
export function actionOf(method: string, path: string): Action {
  const action = table.get(`${method} ${path}`);
  if (!action) throw new Error(`the access table does not name the route ${method} ${path}`);
  return action;
}
