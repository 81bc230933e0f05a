import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '@egret/domain';
import { aClient, aPenalty, aRecordEntry, aStatedEvent } from '@egret/testing';
import {
  appendAuditEntry,
  countReportQueries,
  createClient,
  decidedBetween,
  keepCounts,
  publishedFigures,
  savePublishedFigures,
  stockOn,
} from '../src/index.ts';
import { openTestWorker, type OpenTestWorker, rowsOf } from './_delivery.ts';

const day = localDate;

describe.each([false, true])('counting (kept before: %s)', (kept) => {
  let worker: OpenTestWorker;
  beforeAll(async () => {
    worker = await openTestWorker();
    const first = aRecordEntry(aPenalty({ documentNumber: '1', decidedOn: day('2019-05-01') }));
    const second = aRecordEntry(aPenalty({ documentNumber: '2', decidedOn: day('2020-05-31') }));
    await worker.deliver('1.csv', rowsOf(first, second), { deliveredOn: day('2020-06-01') });
    const withdrawn = aRecordEntry(aPenalty({ documentNumber: '2', decidedOn: day('2020-05-31') }), {
      events: [aStatedEvent('annulled', '2020-07-01')],
    });
    await worker.deliver('2.csv', rowsOf(withdrawn), { deliveredOn: day('2020-07-01') });
    if (kept) await keepCounts(worker.store);
  });
  afterAll(() => worker[Symbol.asyncDispose]());

  const nothingKnown = {
    licence: null,
    penalty: null,
    'public-service': null,
    other: null,
    commitment: null,
  };

  it('gives the stock on a day without withdrawn records, and null for kinds never delivered', async () => {
    expect(await stockOn(worker.store.db, day('2020-12-31'))).toEqual({ ...nothingKnown, penalty: 1 });
    expect(await stockOn(worker.store.db, day('2019-05-01'))).toEqual({ ...nothingKnown, penalty: 1 });
    expect(await stockOn(worker.store.db, day('2019-04-30'))).toEqual(nothingKnown);
  });

  it('gives the flow between two days: 0 where the kind was delivered, null before', async () => {
    const between = (from: string, to: string) => decidedBetween(worker.store.db, day(from), day(to));
    expect(await between('2019-05-01', '2019-05-01')).toMatchObject({ penalty: 1 });
    expect(await between('2020-01-01', '2020-12-31')).toMatchObject({ penalty: 0, licence: null });
    expect(await between('2018-01-01', '2018-12-31')).toEqual(nothingKnown);
  });

  it('counts report queries by purpose within days of Shanghai, null before the first client', async () => {
    const { db } = worker.store;
    const years = [day('2000-01-01'), day('9999-12-30')] as const;
    expect(await countReportQueries(db, ...years)).toBeNull();
    const client = await createClient(db, aClient());
    const entry = {
      clientId: client.id,
      operator: null,
      matter: null,
      accessBasis: null,
      subjectId: null,
      identifierDigest: null,
      object: 'report/1',
      result: 'issued',
    };
    await appendAuditEntry(db, { ...entry, action: 'issue-report', purpose: 'recruitment' });
    await appendAuditEntry(db, { ...entry, action: 'read-report', purpose: 'recruitment' });
    expect(await countReportQueries(db, ...years)).toEqual({
      'merit-award': 0,
      recruitment: 1,
      'office-qualification': 0,
      'policy-support': 0,
      admission: 0,
      'self-query': 0,
    });
    expect(await countReportQueries(db, day('2000-01-01'), day('2001-01-01'))).toBeNull();
    expect(await countReportQueries(db, day('9000-01-01'), day('9000-12-31'))).toMatchObject({
      recruitment: 0,
    });
  });
});

describe('published figures', () => {
  const printed = (measure: string, value: number | null, atLeast = false, source = '报告') => {
    return { year: 2020, measure, value, atLeast, source };
  };

  it('are kept by year and measure with bounds and gaps, a later one in place of the earlier', async () => {
    await using worker = await openTestWorker();
    const { db } = worker.store;
    const figures = [
      printed('stock.licence', 7581),
      printed('flow.report-query', 200, true),
      printed('flow.credit-training', null),
    ];
    await savePublishedFigures(db, figures);
    await savePublishedFigures(db, [printed('stock.licence', 7582, false, '更正')]);
    await savePublishedFigures(db, []);
    const kept = await publishedFigures(db, 2020);
    expect(kept.size).toBe(figures.length);
    expect(kept.get('stock.licence')).toMatchObject({ value: 7582, source: '更正' });
    expect(kept.get('flow.report-query')).toMatchObject({ value: 200, atLeast: true });
    expect(kept.get('flow.credit-training')).toMatchObject({ value: null });
    expect((await publishedFigures(db, 2019)).size).toBe(0);
    await expect(savePublishedFigures(db, [...figures, ...figures])).rejects.toMatchObject({
      code: 'figure-twice',
    });
  });
});
