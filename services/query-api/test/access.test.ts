import { type Role, roleActions, roles } from '@egret/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access, actionOf, type Route } from '../src/access.ts';
import { openTestApi, type TestApi } from './_api.ts';

/** Every route with an address, and the roles that may call it, written out once more by hand. */
const expected: Readonly<Record<Route, { readonly url: string; readonly allowed: readonly Role[] }>> = {
  'POST /v1/credit-reports': { url: '/v1/credit-reports', allowed: ['department'] },
  'GET /v1/credit-reports/:reportNo': { url: '/v1/credit-reports/CR-0', allowed: ['department', 'auditor'] },
  'POST /v1/credit-reports/:reportNo/readings': {
    url: '/v1/credit-reports/CR-0/readings',
    allowed: ['department', 'auditor'],
  },
  'POST /v1/consents': { url: '/v1/consents', allowed: ['data-steward'] },
  'POST /v1/consents/:id/revocation': {
    url: '/v1/consents/11111111-1111-4111-8111-111111111111/revocation',
    allowed: ['data-steward'],
  },
  'POST /v1/subjects/:id/score-readings': {
    url: '/v1/subjects/11111111-1111-4111-8111-111111111111/score-readings',
    allowed: ['auditor'],
  },
  'POST /v1/eligibility-checks': { url: '/v1/eligibility-checks', allowed: ['venue'] },
  'GET /v1/list-entries': { url: '/v1/list-entries?list=red', allowed: roles },
  'GET /v1/list-entries/:id': {
    url: '/v1/list-entries/11111111-1111-4111-8111-111111111111',
    allowed: ['list-admin', 'determining-officer', 'auditor'],
  },
  'POST /v1/list-entries': { url: '/v1/list-entries', allowed: ['list-admin'] },
  'POST /v1/list-entries/:id/steps': {
    url: '/v1/list-entries/11111111-1111-4111-8111-111111111111/steps',
    allowed: ['determining-officer', 'list-admin'],
  },
  'POST /v1/list-entries/:id/determination': {
    url: '/v1/list-entries/11111111-1111-4111-8111-111111111111/determination',
    allowed: ['determining-officer', 'list-admin'],
  },
  'POST /v1/records/:id/events': {
    url: '/v1/records/11111111-1111-4111-8111-111111111111/events',
    allowed: ['data-steward', 'determining-officer'],
  },
  'GET /v1/perks': { url: '/v1/perks', allowed: roles },
  'GET /v1/reference/:kind': {
    url: '/v1/reference/perk',
    allowed: roles.filter((role) => role !== 'venue'),
  },
  'POST /v1/reference/:kind/:id/versions': {
    url: '/v1/reference/perk/paid-parking/versions',
    allowed: ['model-admin'],
  },
  'POST /v1/reference/:kind/:id/versions/:version/approval': {
    url: '/v1/reference/perk/paid-parking/versions/1/approval',
    allowed: ['model-admin'],
  },
  'GET /v1/statistics': {
    url: '/v1/statistics?year=2020',
    allowed: [
      'data-provider',
      'data-steward',
      'department',
      'determining-officer',
      'list-admin',
      'model-admin',
      'auditor',
    ],
  },
  'GET /v1/subjects/:id/score': {
    url: '/v1/subjects/11111111-1111-4111-8111-111111111111/score',
    allowed: ['department', 'model-admin', 'auditor'],
  },
};

const routes = Object.entries(expected).map(([route, { url, allowed }]) => {
  const method = route.startsWith('POST') ? ('POST' as const) : ('GET' as const);
  return { route, method, url, allowed };
});

describe('the access table', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi();
  });
  afterAll(() => api[Symbol.asyncDispose]());

  it('is the one that is meant', () => {
    const table = Object.fromEntries(
      Object.entries(access).map(([route, action]) => [
        route,
        roles.filter((role) => roleActions[role].includes(action)).toSorted(),
      ]),
    );
    const meant = Object.fromEntries(
      Object.entries(expected).map(([route, { allowed }]) => [route, allowed.toSorted()]),
    );
    expect(table).toEqual(meant);
  });

  describe.each(routes)('$route', ({ route, method, url, allowed }) => {
    it.each(roles.map((role) => ({ role, may: allowed.includes(role) })))(
      '$role: $may',
      async ({ role, may }) => {
        const response = await api.ask(role, method, url, method === 'POST' ? {} : undefined);
        if (may) {
          expect(response.statusCode).not.toBe(401);
          expect(response.statusCode).not.toBe(403);
          expect(response.statusCode).toBeLessThan(500);
        } else {
          expect(response.statusCode).toBe(403);
          expect(response.json()).toMatchObject({ code: 'forbidden' });
        }
      },
    );

    it('is closed without a key', async () => {
      const response = await api.ask(null, method, url, method === 'POST' ? {} : undefined);
      expect(response.statusCode).toBe(401);
    });

    it('is registered', () => {
      expect(api.app.hasRoute({ method, url: route.slice(method.length + 1) })).toBe(true);
    });
  });

  it('refuses a route that it does not name', () => {
    expect(() => actionOf('DELETE', '/v1/list-entries')).toThrow(/does not name/);
  });
});
