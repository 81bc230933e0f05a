import { localDate } from '@egret/domain';
import { createClient } from '@egret/store';
import { aClient, aLicence, aResidentId, firmCode } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';
import { holdDetermined, holdPerson, holdProposal, operator, saveTestModels } from './_held.ts';

let api: TestApi;
let requests = 0;

beforeAll(async () => {
  api = await openTestApi();
  await saveTestModels(api);
});
afterAll(() => api[Symbol.asyncDispose]());

function question(number: string, changes: object = {}) {
  requests += 1;
  return {
    perk: 'library-no-deposit',
    subject: { scheme: 'resident-id', value: number },
    consentRef: '授权-2020-001',
    requestNo: `R-${requests}`,
    operator,
    ...changes,
  };
}

function check(number: string, changes: object = {}) {
  return api.ask('venue', 'POST', '/v1/eligibility-checks', question(number, changes));
}

describe('POST /v1/eligibility-checks', () => {
  it('says yes until the end of the Shanghai day, and neither score nor why', async () => {
    const id = await holdPerson(api, aResidentId(1), { points: 600 });
    const answer = await check(aResidentId(1));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      checkId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      eligible: true,
      reason: 'eligible',
      checkedAt: '2020-12-31T04:00:00.000Z',
      validUntil: '2020-12-31T15:59:59.999Z',
    });
    const trace = await api.store.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('subject_id', '=', id)
      .execute();
    expect(trace).toHaveLength(1);
    expect(trace[0]).toMatchObject({
      action: 'check-eligibility',
      client_id: api.clients.venue.id,
      operator_staff_no: operator.staffNo,
      access_basis: { kind: 'consent', reference: '授权-2020-001' },
      object: 'library-no-deposit',
      result: 'eligible',
    });
  });

  it('answers everybody who is not eligible alike', async () => {
    await holdPerson(api, aResidentId(11), { points: 599 });
    await holdPerson(api, aResidentId(12), { points: 900, since: null });
    await holdPerson(api, aResidentId(13), { points: 900, withdrawnOn: localDate('2020-12-31') });
    await holdPerson(api, aResidentId(14), { points: 900, since: localDate('2021-01-01') });
    const listed = await holdPerson(api, aResidentId(15), { points: 900 });
    await holdDetermined(api, listed, 'black', { decidedOn: localDate('2020-12-31') });
    await holdPerson(api, aResidentId(16, '20060101'), { points: 900, minorUntil: localDate('2024-01-01') });
    const answers = await Promise.all([11, 12, 13, 14, 15, 99].map((serial) => check(aResidentId(serial))));
    answers.push(await check(aResidentId(16, '20060101')));
    for (const answer of answers) {
      expect(answer.statusCode).toBe(200);
      const { checkId: _, ...rest } = answer.json();
      expect(rest).toEqual({
        eligible: false,
        reason: 'not-eligible',
        checkedAt: '2020-12-31T04:00:00.000Z',
        validUntil: '2020-12-31T15:59:59.999Z',
      });
      expect(Object.keys(answer.headers).toSorted()).toEqual(
        Object.keys(answers[0]?.headers ?? {}).toSorted(),
      );
      expect(answer.body.length).toBe(answers[0]?.body.length);
    }
  });

  it('does not take an entry that is over, or only proposed, for one that counts', async () => {
    const person = await holdPerson(api, aResidentId(21), { points: 700 });
    await holdDetermined(api, person, 'black', {
      decidedOn: localDate('2018-01-01'),
      validTo: localDate('2020-12-30'),
    });
    await holdProposal(api, person, 'black');
    expect((await check(aResidentId(21))).json().reason).toBe('eligible');
  });

  it('scores a person first whose score no longer holds or who has none yet', async () => {
    const outdated = await holdPerson(api, aResidentId(31), {
      points: 300,
      nextChangeOn: localDate('2020-12-31'),
    });
    await api.knowledge.record(outdated, aLicence());
    await holdPerson(api, aResidentId(32));
    const answers = await Promise.all([
      check(aResidentId(31)),
      check(aResidentId(32)),
      check(aResidentId(31)),
    ]);
    expect(answers.map((answer) => answer.json().reason)).toEqual(['eligible', 'eligible', 'eligible']);
    const score = await api.store.db
      .selectFrom('score')
      .select(['points', 'as_of'])
      .where('subject_id', '=', outdated)
      .executeTakeFirst();
    expect(score).toEqual({ points: 610, as_of: '2020-12-31' });
    expect((await check(aResidentId(31), { perk: 'haicang-court-green-lane' })).json().reason).toBe(
      'not-eligible',
    );
  });

  it('answers the same request number with the same check', async () => {
    await holdPerson(api, aResidentId(41), { points: 700 });
    const asked = question(aResidentId(41), { requestNo: 'same' });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => api.ask('venue', 'POST', '/v1/eligibility-checks', asked)),
    );
    api.clock.moveTo('2020-12-31T13:00:00+08:00');
    answers.push(await api.ask('venue', 'POST', '/v1/eligibility-checks', asked));
    api.clock.moveTo('2020-12-31T12:00:00+08:00');
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    const traces = await api.store.db
      .selectFrom('audit_entry')
      .select('result')
      .where('matter', '=', 'same')
      .orderBy('position')
      .execute();
    expect(traces.map((trace) => trace.result).toSorted()).toEqual([
      'eligible',
      ...Array.from({ length: 5 }, () => 'repeated-eligible'),
    ]);

    for (const changes of [
      { consentRef: '另一授权' },
      { perk: 'paid-parking' },
      { subject: question(aResidentId(99)).subject },
    ]) {
      const other = await api.ask('venue', 'POST', '/v1/eligibility-checks', { ...asked, ...changes });
      expect([other.statusCode, other.json().code]).toEqual([409, 'request-no-used']);
    }
    const venue = aClient({ roles: ['venue'], perks: ['library-no-deposit'] });
    const { key } = await createClient(api.store.db, venue);
    const elsewhere = await api.askWith(key, 'POST', '/v1/eligibility-checks', asked);
    expect(elsewhere.json().checkId).not.toBe(answers[0]?.json().checkId);
    const notIts = await api.askWith(
      key,
      'POST',
      '/v1/eligibility-checks',
      question(aResidentId(41), { perk: 'paid-parking' }),
    );
    expect(notIts.statusCode).toBe(403);
  });

  it('says that a perk is not active before it began', async () => {
    await holdPerson(api, aResidentId(51), { points: 700 });
    api.clock.moveTo('2019-12-31T12:00:00+08:00');
    const answers = [
      await check(aResidentId(51), { perk: 'haicang-sports' }),
      await check(aResidentId(99), { perk: 'haicang-sports' }),
    ];
    api.clock.moveTo('2020-12-31T12:00:00+08:00');
    expect(answers.map((answer) => answer.json().reason)).toEqual(['perk-not-active', 'perk-not-active']);
  });

  it.each([
    ['an organisation', { subject: firmCode }, '/subject/scheme'],
    [
      'a wrong check digit',
      { subject: { scheme: 'resident-id', value: '350299199001010011' } },
      '/subject/value',
    ],
    ['a perk that does not exist', { perk: 'free-lunch' }, '/perk'],
    ['a request number with a NUL', { requestNo: 'a\u0000' }, '/requestNo'],
    ['an operator with a NUL', { operator: { staffNo: 'a\u0000', name: 'b' } }, '/operator/staffNo'],
    ['no consent', { consentRef: undefined }, '/consentRef'],
    ['an unknown field', { score: true }, '/score'],
  ])('refuses %s', async (_, changes, pointer) => {
    const refused = await check(aResidentId(1), changes);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors[0].pointer).toBe(pointer);
    expect(refused.body).not.toContain('350299199001010011');
  });

  it('is for venues', async () => {
    expect(
      (await api.ask('department', 'POST', '/v1/eligibility-checks', question(aResidentId(1)))).statusCode,
    ).toBe(403);
  });
});
