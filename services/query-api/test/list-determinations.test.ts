import { localDate, type Role } from '@egret/domain';
import { aClient, aPenalty, aResidentId, department } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, otherClient, type TestApi } from './_api.ts';
import { holdPerson, holdProposal, operator } from './_held.ts';

let api: TestApi;
let otherOfficerKey: string;

beforeAll(async () => {
  api = await openTestApi();
  const elsewhere = { uscc: null, name: '其他认定单位' };
  const officer = aClient({ department: elsewhere, roles: ['determining-officer'] });
  ({ key: otherOfficerKey } = await otherClient(api, officer));
});
afterAll(() => api[Symbol.asyncDispose]());

const decision = {
  decision: 'determine',
  decisionNumber: '海信认〔2020〕1号',
  decidedOn: '2020-12-30',
  operator,
  reason: '事实清楚，依据充分',
};

/** Has a role, the determining officer unless told otherwise, decide on an entry. */
function decide(id: string, changes: object = {}, role: Role = 'determining-officer') {
  return api.ask(role, 'POST', `/v1/list-entries/${id}/determination`, { ...decision, ...changes });
}

async function someone(serial: number): Promise<string> {
  return holdPerson(api, aResidentId(serial), { since: null });
}

describe('POST /v1/list-entries/{id}/determination', () => {
  it('lets the officer of one department take on a proposal, with number and day of the decision', async () => {
    const id = await holdProposal(api, await someone(1), 'black');
    const bare = await decide(id, { decisionNumber: undefined, decidedOn: undefined });
    expect(bare.statusCode).toBe(422);
    expect(bare.json().errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '/decisionNumber',
      '/decidedOn',
    ]);
    expect((await decide(id, {}, 'list-admin')).statusCode).toBe(403);
    const done = await decide(id);
    expect(done.json()).toMatchObject({
      state: 'determined',
      decisionNumber: decision.decisionNumber,
      determiningAuthority: department,
    });
  });

  it('needs a last day where the decision lies after that of the proposal', async () => {
    const id = await holdProposal(api, await someone(8), 'black', { validTo: localDate('2020-12-01') });
    const refused = await decide(id);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors).toMatchObject([{ pointer: '/validTo', code: 'required' }]);
    expect((await decide(id, { validTo: '2022-12-30' })).json()).toMatchObject({ state: 'determined' });
  });

  it('is not older than the records that it rests on', async () => {
    const subject = await someone(9);
    const recordIds = [await api.knowledge.record(subject, aPenalty({ decidedOn: localDate('2020-12-21') }))];
    const id = await holdProposal(api, subject, 'black', { recordIds });
    const number = { decisionNumber: '海信认〔2020〕20号' };
    const refused = await decide(id, { ...number, decidedOn: '2020-12-20' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors).toMatchObject([
      { pointer: '/decidedOn', code: 'before-ground', expected: '>= 2020-12-21' },
    ]);
    expect((await decide(id, { ...number, decidedOn: '2020-12-21' })).json()).toMatchObject({
      state: 'determined',
    });
  });

  it('is for the determining authority only', async () => {
    const { departmentId: authorityId } = api;
    const id = await holdProposal(api, await someone(2), 'black', { authorityId });
    const refused = await api.askWith(
      otherOfficerKey,
      'POST',
      `/v1/list-entries/${id}/determination`,
      decision,
    );
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'other-authority']);
  });

  it('lets exactly one of many that come at once succeed', async () => {
    const id = await holdProposal(api, await someone(3), 'black');
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        decide(id, { decision: index % 2 === 0 ? 'determine' : 'reject' }),
      ),
    );
    const codes = answers.map((answer) => answer.statusCode).toSorted();
    expect(codes).toEqual([200, 409, 409, 409, 409, 409]);
    const traces = await api.store.db
      .selectFrom('audit_entry')
      .select('result')
      .where('object', '=', id)
      .execute();
    expect(traces).toHaveLength(1);
  });

  it('refuses red beside black, also where both are determined at once', async () => {
    const subject = await someone(4);
    const red = await holdProposal(api, subject, 'red');
    const black = await holdProposal(api, subject, 'black');
    const answers = await Promise.all(
      [black, red].map((id, index) => decide(id, { decisionNumber: `海信认〔2020〕${index + 10}号` })),
    );
    expect(answers[0]?.statusCode).toBe(200);
    // Where red came first it stands, but does not count while black does.
    if (answers[1]?.statusCode !== 200) expect(answers[1]?.json().code).toBe('on-black-list');
    const listed = await api.ask('auditor', 'GET', '/v1/list-entries?list=red&limit=100');
    expect(
      listed.json().items.filter((item: { subject: { id: string } }) => item.subject.id === subject),
    ).toEqual([]);
    const later = await holdProposal(api, subject, 'red', { ruleId: 'red-other-rule' });
    const refused = await decide(later, { decisionNumber: '海信认〔2020〕12号' });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'on-black-list']);
  });

  it('never determines an entry about a minor, and knows what it does not know', async () => {
    const minor = await holdPerson(api, aResidentId(5, '20060101'), {
      since: null,
      minorUntil: localDate('2024-01-01'),
    });
    const id = await holdProposal(api, minor, 'black');
    const refused = await decide(id);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'minor']);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect((await decide(unknown)).statusCode).toBe(404);
    expect((await decide('x')).statusCode).toBe(422);
    expect((await decide(id, {}, 'department')).statusCode).toBe(403);
  });
});
