import { fileURLToPath } from 'node:url';
import { loadReference } from '@egret/reference';
import { aResidentId, firmCode } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';
import { holdCompany, holdPerson, operator, saveTestModels } from './_held.ts';

const profile = fileURLToPath(new URL('_second-district', import.meta.url));

describe('another district', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi({ reference: await loadReference(profile) });
    await saveTestModels(api);
  });
  afterAll(() => api[Symbol.asyncDispose]());

  it('issues reports under its own name and prefix, and reads them again', async () => {
    await holdCompany(api);
    const issued = await api.ask('department', 'POST', '/v1/credit-reports', {
      subject: firmCode,
      purpose: 'policy-support',
      matter: '扶持资金审核',
      operator,
    });
    expect(issued.statusCode).toBe(201);
    const { reportNo, report } = issued.json<{ reportNo: string; report: { issuedBy: { zh: string } } }>();
    expect(reportNo).toMatch(/^WCQ-20201231-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(report.issuedBy.zh).toBe('望潮区信用信息中心');
    expect((await api.ask('department', 'GET', `/v1/credit-reports/${reportNo}`)).statusCode).toBe(200);
  });

  it('has its own perks, and no other', async () => {
    const perks = await api.ask('venue', 'GET', '/v1/perks');
    expect(perks.json()).toMatchObject({
      items: [
        {
          id: 'ferry-later-payment',
          minimumScore: 555,
          legalBasis: '青府规〔2018〕9号第12条',
          quota: { count: 1, per: 'day' },
        },
      ],
    });
    await holdPerson(api, aResidentId(1), { points: 555 });
    await holdPerson(api, aResidentId(2), { points: 554 });
    let asked = 0;
    async function check(serial: number, perk: string) {
      asked += 1;
      const answer = await api.ask('venue', 'POST', '/v1/eligibility-checks', {
        perk,
        subject: { scheme: 'resident-id', value: aResidentId(serial) },
        consentRef: '授权-1',
        requestNo: `请求-${asked}`,
        operator,
      });
      return answer.statusCode === 200 ? answer.json<{ reason: string }>().reason : answer.statusCode;
    }
    expect([
      await check(1, 'ferry-later-payment'),
      await check(1, 'ferry-later-payment'),
      await check(2, 'ferry-later-payment'),
      await check(1, 'paid-parking'),
    ]).toEqual(['eligible', 'quota-used', 'not-eligible', 422]);
  });

  it('has its own lists beside those of the nation', async () => {
    const answer = await api.ask('auditor', 'GET', '/v1/reference/list-definition?asOf=2020-12-31');
    const { items } = answer.json<{
      items: { id: string; origin: string; definition: { level: string } }[];
    }>();
    expect(items.filter(({ origin }) => origin === 'profile').map(({ id }) => id)).toEqual([
      'harbour-red-list',
    ]);
    expect(items.filter(({ origin }) => origin === 'national').map(({ id }) => id)).toEqual([
      'judgment-defaulters',
      'major-tax-cases',
    ]);
  });

  it.each(['perk', 'issuer', 'authority', 'instrument', 'list-definition', 'list-rule', 'threshold'])(
    'knows nothing of another district: %s',
    async (kind) => {
      const answer = await api.ask('auditor', 'GET', `/v1/reference/${kind}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).not.toMatch(/海沧|厦门|haicang|xiamen/i);
    },
  );
});
