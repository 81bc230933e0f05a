import { localDate } from '@egret/domain';
import { readScoreModel } from '@egret/scorecard';
import { createClient, receiptKey, rescoreSubjects, saveShippedModels } from '@egret/store';
import { aPenalty, aResidentId, department, firmCode, personModel, testModel } from '@egret/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';
import { holdCompany, holdPerson, operator } from './_held.ts';

const general = { points: -100, decay: [{ months: 60, percent: 100 }] };

/** 600 points, and 100 less for five years for a penalty that the law lets be used. */
function lasting(model: ReturnType<typeof testModel>) {
  const rules = model.rules.map((rule) =>
    rule.type === 'graded' ? { ...rule, levels: { ...rule.levels, general } } : rule,
  );
  return readScoreModel({ ...model, rules });
}

let api: TestApi;
let companyId: string;
let otherKey: string;
beforeAll(async () => {
  api = await openTestApi();
  await saveShippedModels(api.store.db, [lasting(testModel()), lasting(personModel())]);
  companyId = await holdCompany(api);
  const personId = await holdPerson(api, aResidentId());
  for (const id of [companyId, personId]) {
    await api.knowledge.record(id, aPenalty({ decidedOn: localDate('2020-01-10') }));
  }
  const second = {
    code: 'model-admin-2',
    name: '乙',
    department,
    roles: ['model-admin'],
    perks: [],
  } as const;
  otherKey = (await createClient(api.store.db, second)).key;
});
afterAll(() => api[Symbol.asyncDispose]());

const readScore = async () => (await api.ask('department', 'GET', `/v1/subjects/${companyId}/score`)).json();

let requests = 0;
async function mayLeaveWithoutDeposit(): Promise<boolean> {
  requests += 1;
  const answer = await api.ask('venue', 'POST', '/v1/eligibility-checks', {
    ...{ perk: 'library-no-deposit', subject: { scheme: 'resident-id', value: aResidentId() } },
    ...{ consentRef: '授权-2020-001', requestNo: `R-${requests}`, operator },
  });
  return answer.json<{ eligible: boolean }>().eligible;
}

interface Report {
  readonly sections: readonly {
    readonly records: readonly {
      readonly fields: readonly { readonly name: string; readonly value: unknown }[];
    }[];
  }[];
}

async function reportedPoints(): Promise<readonly unknown[]> {
  const issued = await api.ask('department', 'POST', '/v1/credit-reports', {
    ...{ subject: firmCode, purpose: 'policy-support', matter: '扶持资金审核', operator },
  });
  return issued
    .json<{ report: Report }>()
    .report.sections.flatMap(({ records }) => records.flatMap(({ fields }) => fields))
    .flatMap(({ name, value }) => (name === 'points' ? [value] : []));
}

/** From 2021-02-01 on a penalty may be used for one year: of 2020-01-10 for no longer than to 2021-01-10. */
async function shortenUse(): Promise<void> {
  const path = '/v1/reference/use/use/versions';
  const proposed = await api.ask('model-admin', 'POST', path, {
    inForceFrom: '2021-02-01',
    definition: {
      basis: [{ instrument: 'credit-reporting-regulations', article: '16' }],
      ...{ penaltyYears: 1, repairEnds: 'publicity', fulfilmentEnds: true },
    },
    ...{ operator: { staffNo: 'A-1', name: '甲' }, reason: '测试' },
  });
  expect(proposed.statusCode).toBe(201);
  const { version } = proposed.json<{ version: number }>();
  const approved = await api.app.inject({
    method: 'POST',
    url: `${path}/${version}/approval`,
    headers: { authorization: `Bearer ${otherKey}` },
    payload: { decision: 'approve', operator: { staffNo: 'B-2', name: '乙' }, reason: '复核无误' },
  });
  expect(approved.statusCode).toBe(200);
}

it('has every answer obey a law from its first day on, though nobody was scored since it was approved', async () => {
  api.clock.moveTo('2021-01-20T12:00:00+08:00');
  const { law } = await api.context.reference.current();
  const terms = { asOf: api.clock.businessDate(), key: receiptKey(api.sealing), law };
  await rescoreSubjects(api.store, [companyId], terms);
  expect(await readScore()).toMatchObject({ points: 500, nextChangeOn: '2025-01-10' });
  expect(await mayLeaveWithoutDeposit()).toBe(false);
  expect(await reportedPoints()).toEqual([500]);
  await shortenUse();

  api.clock.moveTo('2021-02-01T00:00:00+08:00');
  expect(await reportedPoints()).toEqual([600]);
  expect(await mayLeaveWithoutDeposit()).toBe(true);
  expect(await readScore()).toMatchObject({ points: 600, asOf: '2021-02-01', nextChangeOn: null });
});
