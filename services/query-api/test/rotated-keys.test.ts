import { randomUUID } from 'node:crypto';
import { createMetrics } from '@egret/runtime';
import {
  guardKeys,
  openStore,
  receiptKey,
  rescoreSubjects,
  retireKey,
  rotateKey,
  type Sealing,
  type Store,
} from '@egret/store';
import { aResidentId, rotatedSealing, sealingWithoutOld } from '@egret/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp, defaultLimits } from '../src/index.ts';
import { openTestApi, type TestApi } from './_api.ts';
import { holdConsent } from './_consents.ts';
import { holdPerson, operator, saveTestModels } from './_held.ts';

const persons = [1, 2, 3, 4].map((serial) => aResidentId(serial));
const old = { purpose: 'identifiers', keyId: 'test-1' } as const;

let api: TestApi;
let owner: Store;
let ids: readonly string[];
const apps: FastifyInstance[] = [];

beforeAll(async () => {
  api = await openTestApi();
  owner = openStore({
    databaseUrl: api.ownerUrl,
    connections: 2,
    applicationName: 'rotation',
    onError: () => undefined,
  });
  await saveTestModels(api);
  await guardKeys(api.store.db, api.sealing);
  ids = await Promise.all(persons.map((number) => holdPerson(api, number, { points: 700 })));
  const { law } = await api.context.reference.current();
  await rescoreSubjects(api.store, ids, {
    asOf: api.clock.businessDate(),
    key: receiptKey(api.sealing),
    law,
  });
  for (const number of persons) await holdConsent(api, number, `授权-${number.slice(-4)}`);
});
afterAll(async () => {
  await owner.close();
  for (const app of apps) await app.close();
  await api[Symbol.asyncDispose]();
});

/** The API as a process with other keys, of which sports may be used three times a day. */
async function appWith(sealing: Sealing): Promise<FastifyInstance> {
  const tables = await api.context.reference.current();
  const perks = tables.perks.map((perk) =>
    perk.id === 'haicang-sports' ? { ...perk, quota: { count: 3, per: 'day' as const } } : perk,
  );
  const reference = { current: () => Promise.resolve({ ...tables, perks }) };
  const app = await buildApp(
    { ...api.context, reference, sealing, metrics: createMetrics() },
    { ...defaultLimits },
  );
  apps.push(app);
  return app;
}

function post(app: FastifyInstance, role: 'venue' | 'department' | 'auditor', url: string, payload: object) {
  return app.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${api.clients[role].key}` },
    payload,
  });
}

async function check(
  app: FastifyInstance,
  number: string,
  perk = 'library-no-deposit',
  requestNo: string = randomUUID(),
) {
  const subject = { scheme: 'resident-id', value: number };
  return post(app, 'venue', '/v1/eligibility-checks', {
    perk,
    subject,
    consentRef: '授权-1',
    requestNo,
    operator,
  });
}

const question = { purpose: 'admission', matter: '准入审核', operator };

function issue(app: FastifyInstance, number: string) {
  const subject = { scheme: 'resident-id', value: number, name: '王小明' };
  const accessBasis = { kind: 'consent', ref: `授权-${number.slice(-4)}` };
  return post(app, 'department', '/v1/credit-reports', { ...question, subject, accessBasis });
}

/** What becomes of every question about each person: eligible, a report, read again, and their score. */
async function answers(app: FastifyInstance, reports: readonly string[]) {
  return Promise.all(
    persons.map(async (number, index) => {
      const reading = { ...question, accessBasis: { kind: 'consent', ref: `授权-${number.slice(-4)}` } };
      const again = await post(app, 'department', `/v1/credit-reports/${reports[index]}/readings`, reading);
      const score = await post(app, 'auditor', `/v1/subjects/${ids[index]}/score-readings`, reading);
      const issued = await issue(app, number);
      return [
        (await check(app, number)).json().reason,
        issued.statusCode,
        again.statusCode,
        score.statusCode,
      ];
    }),
  );
}

const all = persons.map(() => ['eligible', 201, 200, 200]);

describe('the API while the key of identifiers is rotated', () => {
  it('answers the same before, during and after, whatever is under which key', async () => {
    const before = await appWith(api.sealing);
    const reports = await Promise.all(
      persons.map(async (number) => (await issue(before, number)).json().reportNo),
    );
    expect(await answers(before, reports)).toEqual(all);
    const [person = '', other = ''] = persons;
    const first = await check(before, person, 'haicang-sports', 'R-1');
    expect(first.json().reason).toBe('eligible');

    await guardKeys(api.store.db, rotatedSealing);
    const during = await appWith(rotatedSealing);
    expect(await answers(during, reports)).toEqual(all);
    const killed = new AbortController();
    const onBatch = () => killed.abort(new Error('killed'));
    const rotation = rotateKey(owner, rotatedSealing, 'identifiers', {
      signal: killed.signal,
      onBatch,
      batch: 2,
    });
    await expect(rotation).rejects.toThrow('killed');
    expect(await answers(during, reports)).toEqual(all);

    const quiet = { signal: new AbortController().signal, onBatch: () => undefined };
    await rotateKey(owner, rotatedSealing, 'identifiers', quiet);
    expect(await answers(during, reports)).toEqual(all);
    const repeated = await check(during, person, 'haicang-sports', 'R-1');
    expect(repeated.json().checkId).toBe(first.json().checkId);
    expect((await check(during, other, 'haicang-sports', 'R-1')).statusCode).toBe(409);
    const uses = [];
    for (let use = 0; use < 3; use += 1) {
      uses.push((await check(during, person, 'haicang-sports')).json().reason);
    }
    expect(uses).toEqual(['eligible', 'eligible', 'quota-used']);

    expect(await retireKey(owner, rotatedSealing, old, true)).toMatchObject({ outcome: 'retired' });
    expect(await answers(await appWith(sealingWithoutOld('identifiers')), reports)).toEqual(all);
  });

  it('answers nothing in a process without the new key', async () => {
    const late = await appWith(api.sealing);
    const [person = ''] = persons;
    expect((await check(late, person)).statusCode).toBe(500);
    const stranger = aResidentId(9);
    await holdConsent(api, stranger, `授权-${stranger.slice(-4)}`);
    expect((await issue(late, stranger)).statusCode).toBe(500);
    expect((await issue(await appWith(rotatedSealing), stranger)).json()).toMatchObject({ reportNo: null });
  });
});
