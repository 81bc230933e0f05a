import { createClient } from '@egret/store';
import type { LightMyRequestResponse } from 'fastify';
import { aClient } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';

const parking = {
  zh: '收费停车场先离场后付费',
  en: 'Paid car parks, leave first and pay later',
  benefit: { zh: '先离场后付费', en: 'Leave first and pay later' },
  basis: [{ instrument: 'xiamen-credit-regulations' }],
  minimumScore: 660,
  assumed: false,
  source: '会议纪要',
};
const first = { staffNo: 'A-1', name: '甲' };
const second = { staffNo: 'B-2', name: '乙' };
const proposal = { inForceFrom: '2021-02-01', definition: parking, operator: first, reason: '年度调整' };
const path = '/v1/reference/perk/paid-parking/versions';

interface Versions {
  readonly items: readonly { readonly id: string; readonly version: number; readonly state: string }[];
}

describe('reference data', () => {
  let api: TestApi;
  let otherKey: string;
  beforeAll(async () => {
    api = await openTestApi();
    otherKey = (await createClient(api.store.db, aClient({ roles: ['model-admin'] }))).key;
  });
  afterAll(() => api[Symbol.asyncDispose]());

  const propose = (body: object, url = path) => api.ask('model-admin', 'POST', url, body);
  async function decide(version: number, body: object, key = otherKey): Promise<LightMyRequestResponse> {
    return api.askWith(key, 'POST', `${path}/${version}/approval`, body);
  }
  const versions = async (query: string) =>
    (await api.ask('auditor', 'GET', `/v1/reference/perk${query}`)).json<Versions>().items;

  it('is read by kind, by id and by day', async () => {
    const all = await api.ask('department', 'GET', '/v1/reference/instrument');
    expect(all.statusCode).toBe(200);
    expect(all.json<Versions>().items).toContainEqual(
      expect.objectContaining({
        id: 'xiamen-credit-regulations',
        inForceFrom: '2019-06-01',
        origin: 'profile',
      }),
    );
    const on = async (day: string) =>
      (await api.ask('department', 'GET', `/v1/reference/publicity?asOf=${day}`)).json<Versions>().items
        .length;
    expect([await on('2016-01-01'), await on('2020-01-01'), await on('2026-04-01')]).toEqual([0, 1, 1]);
    expect((await api.ask('department', 'GET', '/v1/reference/weather')).statusCode).toBe(422);
  });

  it('is changed by two people and from its day on', async () => {
    const proposed = await propose(proposal);
    expect(proposed.statusCode).toBe(201);
    expect(proposed.json()).toMatchObject({
      version: 2,
      state: 'proposed',
      definition: { minimumScore: 660 },
    });
    expect((await propose(proposal)).json()).toMatchObject({ status: 409, code: 'open-proposal' });

    const approval = { decision: 'approve', operator: second, reason: '复核无误' };
    const own = await decide(2, { ...approval, operator: first }, api.clients['model-admin'].key);
    expect(own.json()).toMatchObject({ status: 403, code: 'own-proposal' });
    // Another key makes no other person.
    const samePerson = await decide(2, { ...approval, operator: first });
    expect(samePerson.json()).toMatchObject({ status: 403, code: 'own-proposal' });
    const approved = await decide(2, approval);
    expect(approved.json()).toMatchObject({ version: 2, state: 'approved', origin: 'decision' });
    expect((await decide(2, approval)).json()).toMatchObject({ status: 409, code: 'decided-before' });
    expect((await decide(7, approval)).statusCode).toBe(404);

    const threshold = async (on: string) => {
      const { items } = (await api.ask('venue', 'GET', `/v1/perks?asOf=${on}`)).json<{
        items: { id: string; minimumScore: number }[];
      }>();
      return items.find(({ id }) => id === 'paid-parking')?.minimumScore;
    };
    expect([await threshold('2021-01-31'), await threshold('2021-02-01')]).toEqual([650, 660]);
    const deciding = await versions('?id=paid-parking&asOf=2021-03-01');
    expect(deciding.map(({ version }) => version)).toEqual([2]);
  });

  it('is rejected with a reason, and may then be proposed anew', async () => {
    expect((await propose({ ...proposal, inForceFrom: '2021-05-01' })).json()).toMatchObject({ version: 3 });
    const rejected = await decide(3, { decision: 'reject', operator: second, reason: '依据不足' });
    expect(rejected.json()).toMatchObject({ state: 'rejected' });
    expect((await propose({ ...proposal, inForceFrom: '2021-06-01' })).json()).toMatchObject({ version: 4 });
    api.clock.moveTo('2021-06-01T09:00:00+08:00');
    const late = await decide(4, { decision: 'approve', operator: second, reason: '复核无误' });
    expect(late.json()).toMatchObject({ status: 409, code: 'too-late' });
    api.clock.moveTo('2020-12-31T12:00:00+08:00');
    await decide(4, { decision: 'reject', operator: second, reason: '逾期' });
  });

  it.each([
    ['a threshold below zero', { definition: { ...parking, minimumScore: -5 } }, '/definition/minimumScore'],
    ['no basis', { definition: { ...parking, basis: [] } }, '/definition/basis/0'],
    ['an unknown field', { definition: { ...parking, colour: 'red' } }, '/definition/colour'],
    [
      'law that comes later',
      { definition: { ...parking, basis: [{ instrument: 'gb-t-45255-2025' }] } },
      '/definition/basis/0',
    ],
    [
      'unknown law',
      { definition: { ...parking, basis: [{ instrument: 'no-such-law' }] } },
      '/definition/basis/0',
    ],
    ['a day that has come', { inForceFrom: '2020-12-31' }, '/inForceFrom'],
    ['a day that does not exist', { inForceFrom: '2021-02-30' }, '/inForceFrom'],
    ['an end before the beginning', { inForceTo: '2021-01-31' }, '/inForceTo'],
    ['no operator', { operator: undefined }, '/operator'],
  ])('with %s is refused by its field', async (_, changes, pointer) => {
    const response = await propose({ ...proposal, ...changes });
    expect(response.statusCode).toBe(422);
    expect(response.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toEqual([
      pointer,
    ]);
  });

  it('is not left without a basis by a repeal', async () => {
    const repeal = {
      inForceFrom: '2019-06-01',
      inForceTo: '2021-06-30',
      definition: { number: null, title: { zh: '条例', en: 'Regulations' }, issuer: '市人大常委会' },
      operator: first,
      reason: '废止',
    };
    const response = await propose(repeal, '/v1/reference/instrument/xiamen-credit-regulations/versions');
    expect(response.statusCode).toBe(422);
    const { errors } = response.json<{ errors: { zh: string; pointer: string }[] }>();
    expect(errors.map(({ zh }) => zh)).toContainEqual(expect.stringContaining('perk/haicang-sports'));
    expect(errors.every(({ pointer }) => pointer === '')).toBe(true);
  });

  it('leaves a trace of every proposal and decision', async () => {
    const entries = await api.store.db
      .selectFrom('audit_entry')
      .select(['action', 'object', 'result', 'matter'])
      .where('object', '=', 'perk/paid-parking/2')
      .orderBy('at')
      .execute();
    expect(entries).toEqual([
      { action: 'propose-reference', object: 'perk/paid-parking/2', result: 'proposed', matter: '年度调整' },
      { action: 'decide-reference', object: 'perk/paid-parking/2', result: 'approved', matter: '复核无误' },
    ]);
  });
});
