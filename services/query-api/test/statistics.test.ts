import { localDate } from '@egret/domain';
import { createMetrics } from '@egret/runtime';
import { appendAuditEntry, type AuditEntry, savePublishedFigures } from '@egret/store';
import { aCommitment, aLicence, aPenalty } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../src/index.ts';
import { compare } from '../src/routes/v1/statistics/compare.ts';
import { flowMeasures, stockMeasures } from '../src/routes/v1/statistics/measures.ts';
import { reconcile } from '../src/routes/v1/statistics/reconcile.ts';
import { openTestApi, type TestApi } from './_api.ts';

interface Figure {
  readonly measure: string;
  readonly counted: number | null;
  readonly printed: number | null;
  readonly printedAtLeast: boolean;
}
interface Statistics {
  readonly stock: { readonly heldOn: string; readonly figures: Figure[] };
  readonly flow: { readonly from: string; readonly to: string; readonly figures: Figure[] };
  readonly catalogue: { readonly figures: Figure[] };
  readonly reconciliation: { readonly measure: string; readonly difference: number }[];
  readonly comparison: { readonly measure: string; readonly difference: number; readonly zh: string }[];
}

const source = '合成报告';
const printed = (measure: string, value: number | null, atLeast = false) => ({
  year: 2020,
  measure,
  value,
  atLeast,
  source,
});

describe('GET /v1/statistics', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await openTestApi();
    const { knowledge } = api;
    const company = await knowledge.subject();
    for (const day of ['2018-03-01', '2020-12-31', '2021-01-01']) {
      await knowledge.record(company, aLicence({ decidedOn: localDate(day) }));
    }
    const penalty = await knowledge.record(company, aPenalty({ decidedOn: localDate('2020-02-03') }));
    await knowledge.happen(penalty, 'annulled', '2020-03-01');
    for (const day of ['2019-06-01', '2020-06-01']) {
      await knowledge.record(company, aCommitment({ decidedOn: localDate(day) }));
    }
    await savePublishedFigures(api.store.db, [
      printed('stock.licence', 7581),
      printed('stock.penalty', 842),
      printed('stock.public-service', 2554),
      printed('stock.other', 97),
      printed('stock.total', 11073),
      printed('flow.commitment-signed', 1108),
      printed('flow.report-query', 200, true),
      printed('catalogue.power.confirmation', 1),
      printed('catalogue.power.other-administrative', 2),
      printed('catalogue.power.other-item', 30),
      printed('catalogue.power.total', 33),
      printed('catalogue.commitment-item.total', 927),
    ]);
  });
  afterAll(() => api[Symbol.asyncDispose]());

  async function statistics(year: number): Promise<Statistics> {
    const response = await api.ask('data-steward', 'GET', `/v1/statistics?year=${year}`);
    expect(response.statusCode).toBe(200);
    return response.json<Statistics>();
  }
  const figure = (figures: Figure[], measure: string) => figures.find((each) => each.measure === measure);

  it('counts the stock held on the last day of the year, without what was annulled by then', async () => {
    const { stock } = await statistics(2020);
    expect(stock.heldOn).toBe('2020-12-31');
    expect(figure(stock.figures, 'stock.licence')).toMatchObject({ counted: 2, printed: 7581 });
  });

  it('says null of what was never reported, and 0 of what no longer stands', async () => {
    const { stock, catalogue } = await statistics(2020);
    expect(figure(stock.figures, 'stock.public-service')).toMatchObject({ counted: null, printed: 2554 });
    expect(figure(stock.figures, 'stock.penalty')).toMatchObject({ counted: 0 });
    expect(figure(stock.figures, 'stock.total')).toMatchObject({ counted: null, printed: 11073 });
    expect(figure(catalogue.figures, 'catalogue.power.total')).toMatchObject({ counted: null, printed: 33 });
    const earlier = await statistics(2017);
    for (const each of [...earlier.stock.figures, ...earlier.flow.figures]) {
      expect(each).toMatchObject({ counted: null, printed: null });
    }
  });

  it('counts commitments as a flow, apart from the stock', async () => {
    const { flow, stock } = await statistics(2020);
    expect(flow).toMatchObject({ from: '2020-01-01', to: '2020-12-31' });
    expect(figure(flow.figures, 'flow.commitment-signed')).toMatchObject({ counted: 1, printed: 1108 });
    expect(stock.figures.map((each) => each.measure)).toEqual(stockMeasures.map((each) => each.measure));
    expect(flow.figures.map((each) => each.measure)).toEqual(flowMeasures.map((each) => each.measure));
  });

  it('knows of no report queries before the platform had clients, and counts them by purpose since', async () => {
    const before = await statistics(2020);
    expect(figure(before.flow.figures, 'flow.report-query')).toMatchObject({
      counted: null,
      printed: 200,
      printedAtLeast: true,
    });
    const entry: AuditEntry = {
      clientId: api.clients.department.id,
      operator: null,
      action: 'issue-report',
      purpose: 'admission',
      matter: '准入',
      accessBasis: null,
      subjectId: null,
      identifierDigest: null,
      object: 'r',
      result: 'issued',
    };
    await appendAuditEntry(api.store.db, entry);
    await appendAuditEntry(api.store.db, { ...entry, purpose: 'self-query' });
    const instant = new Date();
    api.clock.moveTo(instant.toISOString());
    const year = Number(api.clock.businessDate().slice(0, 4));
    const { flow, stock } = await statistics(year);
    api.clock.moveTo('2020-12-31T12:00:00+08:00');
    expect(stock.heldOn).toBe(flow.to);
    expect(figure(flow.figures, 'flow.report-query.admission')).toMatchObject({ counted: 1 });
    expect(figure(flow.figures, 'flow.report-query.recruitment')).toMatchObject({ counted: 0 });
    expect(figure(flow.figures, 'flow.report-query')).toMatchObject({ counted: 1, printed: null });
  });

  it('holds printed totals against their parts', async () => {
    const { reconciliation } = await statistics(2020);
    expect(reconciliation).toEqual([
      expect.objectContaining({ measure: 'stock.total', printed: 11073, sumOfParts: 11074, difference: -1 }),
      expect.objectContaining({
        measure: 'catalogue.power.total',
        printed: 33,
        sumOfParts: 33,
        difference: 0,
      }),
    ]);
  });

  it('holds what was printed against what is counted', async () => {
    const { comparison } = await statistics(2020);
    expect(comparison).toEqual([
      expect.objectContaining({ measure: 'stock.licence', printed: 7581, counted: 2, difference: -7579 }),
      expect.objectContaining({ measure: 'stock.penalty', printed: 842, counted: 0, difference: -842 }),
      expect.objectContaining({
        measure: 'flow.commitment-signed',
        printed: 1108,
        counted: 1,
        difference: -1107,
      }),
    ]);
  });

  it('answers for the current year, whatever the business date is', async () => {
    const fixed = {
      now: () => new Date('2026-11-24T08:00:00+08:00'),
      businessDate: () => localDate('2020-12-31'),
    };
    const app = await buildApp({ ...api.context, clock: fixed, metrics: createMetrics() });
    const headers = { authorization: `Bearer ${api.clients['data-steward'].key}` };
    const ask = (year: number) => app.inject({ url: `/v1/statistics?year=${year}`, headers });
    expect((await ask(2026)).json()).toMatchObject({ flow: { from: '2026-01-01', to: '2026-11-24' } });
    expect((await ask(2027)).statusCode).toBe(422);
    await app.close();
  });
});

describe('compare', () => {
  const measures = [{ measure: 'stock.penalty', zh: '行政处罚', en: 'Penalties', parts: [] }];
  const figures = (value: number | null, atLeast = false) => new Map([['stock.penalty', { value, atLeast }]]);

  it.each([
    [850, figures(842), 8, '相差 8'],
    [842, figures(842), 0, '一致'],
    [230, figures(200, true), 0, '一致'],
    [199, figures(200, true), -1, '相差 1'],
  ])('finds of %i counted against %j a difference of %i', (counted, figure, difference, words) => {
    const [finding] = compare(measures, new Map([['stock.penalty', counted]]), figure);
    expect(finding?.difference).toBe(difference);
    expect(finding?.zh).toContain(words);
  });

  it('finds nothing where one of the two is not known', () => {
    expect(compare(measures, new Map([['stock.penalty', null]]), figures(842))).toEqual([]);
    expect(compare(measures, new Map([['stock.penalty', 842]]), figures(null))).toEqual([]);
    expect(compare(measures, new Map([['stock.penalty', 842]]), new Map())).toEqual([]);
  });
});

describe('reconcile', () => {
  const measures = [
    { measure: 'total', zh: '合计', en: 'All', parts: ['a', 'b'] },
    { measure: 'a', zh: '甲', en: 'A', parts: [] },
  ];
  it.each([
    [{ total: 3, a: 1, b: 2 }, 0, '一致'],
    [{ total: 2, a: 1, b: 2 }, -1, '相差 1'],
    [{ total: 4, a: 1, b: 2 }, 1, '相差 1'],
  ])('finds in %j a difference of %i', (figures, difference, words) => {
    const [finding] = reconcile(measures, new Map(Object.entries(figures)));
    expect(finding).toMatchObject({ measure: 'total', sumOfParts: 3, difference });
    expect(finding?.zh).toContain(words);
  });
  it.each([
    { total: 3, a: 1 },
    { a: 1, b: 2 },
    { total: null, a: 1, b: 2 },
    { total: 3, a: null, b: 2 },
  ])('finds nothing where a figure is missing: %j', (figures) => {
    expect(reconcile(measures, new Map(Object.entries(figures)))).toEqual([]);
  });
});
