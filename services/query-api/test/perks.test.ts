import { type Perk, localDate } from '@egret/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';

interface Perks {
  readonly asOf: string;
  readonly items: { readonly id: string; readonly assumed: boolean; readonly noteZh: string | null }[];
}

describe('GET /v1/perks', () => {
  let api: TestApi;
  let perks: readonly Perk[];
  beforeAll(async () => {
    api = await openTestApi();
    perks = (await api.context.reference.current()).perks;
  });
  afterAll(() => api[Symbol.asyncDispose]());

  async function perksOn(query: string): Promise<Perks> {
    const response = await api.ask('venue', 'GET', `/v1/perks${query}`);
    expect(response.statusCode).toBe(200);
    return response.json<Perks>();
  }

  it('gives the rules in force on the business date', async () => {
    const { asOf, items } = await perksOn('');
    expect(asOf).toBe('2020-12-31');
    expect(items.map((item) => item.id)).toEqual(perks.map((perk) => perk.id));
    expect(items).toContainEqual(
      expect.objectContaining({
        id: 'haicang-court-green-lane',
        minimumScore: 700,
        legalBasis: '国发〔2016〕33号；《厦门经济特区社会信用条例》',
        benefit: expect.objectContaining({ zh: expect.any(String) }),
      }),
    );
  });

  it('gives those of another date', async () => {
    const { items } = await perksOn('?asOf=2019-06-01');
    const then = perks.filter((perk) => perk.activeFrom <= localDate('2019-06-01'));
    expect(then.length).toBeLessThan(perks.length);
    expect(items.map((item) => item.id)).toEqual(then.map((perk) => perk.id));
  });

  it('says of assumed thresholds that they are assumed', async () => {
    const { items } = await perksOn('');
    const assumed = items.filter((item) => item.assumed).map((item) => item.id);
    expect(assumed.toSorted()).toEqual(['haicang-culture-tourism', 'haicang-sports']);
    for (const item of items) expect(item.noteZh === null).toBe(!item.assumed);
  });
});
