import { localDate } from '@egret/domain';
import { receiptKey, rescoreSubjects, saveShippedModels } from '@egret/store';
import { aLicence, personModel, sampleTables, testModel } from '@egret/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';

const { law } = await sampleTables();

const unknown = '11111111-1111-4111-8111-111111111111';

describe('GET /v1/subjects/{id}/score', () => {
  let api: TestApi;
  let company: string;
  let household: string;
  let person: string;
  let licence: string;

  beforeAll(async () => {
    api = await openTestApi();
    const { knowledge, store } = api;
    await saveShippedModels(store.db, [testModel({ startPoints: 595 }), personModel()]);
    company = await knowledge.subject({ name: '厦门市海沧区甲商贸有限公司' });
    household = await knowledge.subject({ kind: 'self-employed' });
    person = await knowledge.subject({ kind: 'natural-person' });
    licence = await knowledge.record(
      company,
      aLicence({ documentNumber: '厦海许〔2019〕1号', validTo: localDate('2021-03-31') }),
    );
    const key = receiptKey(api.context.sealing);
    await rescoreSubjects(api.store, [company, household, person], {
      asOf: localDate('2020-12-31'),
      key,
      law,
    });
  });
  beforeEach(() => api.clock.moveTo('2020-12-31T12:00:00+08:00'));
  afterAll(() => api[Symbol.asyncDispose]());

  const url = (id: string): string => `/v1/subjects/${id}/score`;

  it('gives the score with every reason, and the reasons add up', async () => {
    const response = await api.ask('department', 'GET', url(company));
    expect(response.statusCode).toBe(200);
    const score = response.json<{ explanation: { points: number }[]; points: number; receipt: string }>();
    expect(score).toMatchObject({
      subject: { id: company, kind: 'organisation', name: '厦门市海沧区甲商贸有限公司' },
      points: 605,
      tier: { id: 'high', zh: '较高', en: 'High' },
      asOf: '2020-12-31',
      nextChangeOn: '2021-04-01',
      model: { id: 'test-enterprise', version: 1 },
      noteZh: '仅供测试',
      dimensions: [{ id: 'conduct', zh: '守信正向', en: 'Conduct', points: 10 }],
      explanation: [
        {
          reason: 'start',
          zh: '起始分',
          en: 'Start points',
          points: 595,
          documentNumber: null,
          decidedOn: null,
        },
        {
          reason: 'rule',
          zh: '持有行政许可',
          legalBasis: '《测试条例》第一条',
          recordId: licence,
          documentNumber: '厦海许〔2019〕1号',
          decidedOn: '2019-05-06',
          until: '2021-03-31',
        },
      ],
    });
    expect(score.explanation.reduce((sum, line) => sum + line.points, 0)).toBe(score.points);
    expect(Buffer.from(score.receipt, 'base64')).toHaveLength(32);
  });

  it('evaluates again a score whose day of change has come', async () => {
    api.clock.moveTo('2021-04-01T00:00:00+08:00');
    const response = await api.ask('department', 'GET', url(company));
    expect(response.json()).toMatchObject({
      points: 595,
      asOf: '2021-04-01',
      tier: { id: 'low' },
      nextChangeOn: null,
    });
  });

  it('gives a department the self-employed, and persons as if there were none', async () => {
    expect((await api.ask('department', 'GET', url(household))).statusCode).toBe(200);
    const [nobody, somebody] = await Promise.all(
      [unknown, person].map((id) => api.ask('department', 'GET', url(id))),
    );
    expect(somebody?.statusCode).toBe(404);
    expect(somebody?.json()).toEqual({ ...nobody?.json<object>(), instance: expect.any(String) });
  });

  it('leaves a trace of every question, found or not', async () => {
    const client_id = api.clients.auditor.id;
    const traces = () =>
      api.store.db
        .selectFrom('audit_entry')
        .select(['action', 'object', 'result', 'subject_id'])
        .where('client_id', '=', client_id)
        .orderBy('at')
        .execute();
    const before = (await traces()).length;
    await api.ask('auditor', 'GET', url(company));
    await api.ask('auditor', 'GET', url(unknown));
    expect((await traces()).slice(before)).toEqual([
      { action: 'read-score', object: `subject/${company}`, result: 'read', subject_id: company },
      { action: 'read-score', object: `subject/${unknown}`, result: 'not-found', subject_id: null },
    ]);
  });
});
