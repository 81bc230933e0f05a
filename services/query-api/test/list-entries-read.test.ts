import { localDate } from '@egret/domain';
import { aClient, aPenalty, aResidentId, firmCode } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';
import { holdCompany, holdDetermined, holdPerson, holdProposal, operator } from './_held.ts';
import { createClient } from '@egret/store';

let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

describe('GET /v1/list-entries', () => {
  it('gives every entry once, in pages', async () => {
    const ids = new Set<string>();
    for (let serial = 1; serial <= 7; serial += 1) {
      const person = await holdPerson(api, aResidentId(serial), { since: null });
      ids.add(await holdDetermined(api, person, 'red', { decidedOn: localDate('2020-01-01') }));
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const url: string = `/v1/list-entries?list=red&limit=3${cursor === null ? '' : `&cursor=${cursor}`}`;
      const page = await api.ask('venue', 'GET', url);
      expect(page.statusCode).toBe(200);
      expect(page.json().items.length).toBeLessThanOrEqual(3);
      seen.push(...page.json().items.map((item: { id: string }) => item.id));
      cursor = page.json().nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(ids);
  });

  it('masks persons and shows organisations', async () => {
    const person = await holdPerson(api, aResidentId(20), { name: '欧阳小明', since: null });
    await holdDetermined(api, person, 'black', { decidedOn: localDate('2020-01-01') });
    await holdDetermined(api, await holdCompany(api), 'black', { decidedOn: localDate('2020-01-01') });
    const text = (await api.ask('venue', 'GET', '/v1/list-entries?list=black')).body;
    const { items } = JSON.parse(text);
    const subjects = items.map((item: { subject: object }) => item.subject);
    expect(subjects).toContainEqual({
      id: person,
      kind: 'natural-person',
      name: '欧***',
      identifier: { scheme: 'resident-id', value: expect.stringMatching(/^350\*{13}[0-9]{1}[0-9X]$/) },
    });
    expect(subjects).toContainEqual(
      expect.objectContaining({ name: '厦门市海沧区甲商贸有限公司', identifier: firmCode }),
    );
    expect(text).not.toContain('小明');
    expect(text).not.toContain(aResidentId(20));
  });

  it('shows determined entries that count today only', async () => {
    const person = await holdPerson(api, aResidentId(21), { since: null });
    const held = [
      await holdDetermined(api, person, 'black', { decidedOn: localDate('2021-01-01') }),
      await holdDetermined(api, person, 'black', {
        decidedOn: localDate('2018-01-01'),
        validTo: localDate('2020-12-30'),
      }),
      await holdProposal(api, person, 'black'),
    ];
    const last = await holdDetermined(api, person, 'black', {
      decidedOn: localDate('2018-01-02'),
      validTo: localDate('2020-12-31'),
    });
    const listed = (await api.ask('department', 'GET', '/v1/list-entries?list=black&limit=100')).json().items;
    const ids = listed.map((item: { id: string }) => item.id);
    expect(ids).toContain(last);
    expect(ids.filter((id: string) => held.includes(id))).toEqual([]);
  });

  it.each([
    ['venue', 'key-attention', '', 403],
    ['department', 'key-attention', '', 403],
    ['determining-officer', 'key-attention', '&state=proposed', 200],
    ['determining-officer', 'key-attention', '', 200],
    ['department', 'black', '&state=ended', 403],
    ['list-admin', 'black', '&state=future', 200],
    ['auditor', 'black', '&state=suspended', 200],
    ['list-admin', 'key-attention', '', 200],
    ['auditor', 'key-attention', '&state=proposed', 200],
    ['department', 'black', '&state=proposed', 403],
    ['venue', 'red', '&state=rejected', 403],
    ['determining-officer', 'black', '&state=proposed', 200],
    ['list-admin', 'red', '&state=ended', 200],
  ] as const)('answers %s on %s%s with %i', async (role, list, state, status) => {
    expect((await api.ask(role, 'GET', `/v1/list-entries?list=${list}${state}`)).statusCode).toBe(status);
  });

  it.each([
    '',
    '?list=green',
    '?list=red&state=open',
    '?list=red&cursor=x',
    '?list=red&limit=0',
    '?list=red&page=2',
  ])('refuses the question "%s"', async (query) => {
    expect((await api.ask('auditor', 'GET', `/v1/list-entries${query}`)).statusCode).toBe(422);
  });
});

describe('who acts on an entry', () => {
  const ids = (text: string): readonly string[] =>
    JSON.parse(text).items.map((item: { id: string }) => item.id);
  let other: string;
  beforeAll(async () => {
    const bureau = { uscc: null, name: '另一认定单位' };
    const officer = aClient({ department: bureau, roles: ['determining-officer'] });
    ({ key: other } = await createClient(api.store.db, officer));
  });
  const askOther = (url: string) => api.askWith(other, 'GET', url);

  it('lists what their authority is to decide, key attention included, and nothing of others', async () => {
    const own = await holdProposal(
      api,
      await holdPerson(api, aResidentId(40), { since: null }),
      'key-attention',
      {
        authorityId: api.departmentId,
      },
    );
    const url = '/v1/list-entries?list=key-attention&state=proposed&limit=100';
    expect(ids((await api.ask('determining-officer', 'GET', url)).body)).toContain(own);
    expect(ids((await askOther(url)).body)).not.toContain(own);
    expect((await askOther(`/v1/list-entries/${own}`)).statusCode).toBe(404);
  });

  it('sees persons unmasked, with the records that the entry rests on and where they stand today', async () => {
    const number = aResidentId(41);
    const person = await holdPerson(api, number, { name: '欧阳小明', since: null });
    const recordId = await api.knowledge.record(person, aPenalty());
    await api.knowledge.happen(recordId, 'objected', '2020-12-01');
    const authorityId = api.departmentId;
    const id = await holdProposal(api, person, 'black', { authorityId, recordIds: [recordId] });
    const opened = (await api.ask('determining-officer', 'GET', `/v1/list-entries/${id}`)).json();
    expect(opened).toMatchObject({
      subject: { name: '欧阳小明', identifier: { value: number } },
      state: 'proposed',
      steps: [{ stepNo: 1, kind: 'proposed', operator: null }],
      grounds: [
        {
          recordId,
          standing: 'disputed',
          record: { documentNumber: aPenalty().documentNumber, content: { violationType: '无照经营' } },
        },
      ],
      // A ground is under objection, so that nobody may determine it.
      allowedSteps: ['rejected'],
    });
    const watched = await api.ask('auditor', 'GET', `/v1/list-entries/${id}`);
    expect(watched.json()).toMatchObject({
      subject: { name: '欧***' },
      grounds: [{ record: { content: null } }],
      allowedSteps: [],
    });
    expect(watched.body).not.toContain(number);
    const trace = await api.store.db
      .selectFrom('audit_entry')
      .select(['action', 'result', 'client_id'])
      .where('subject_id', '=', person)
      .orderBy('at')
      .execute();
    expect(trace).toEqual([
      {
        action: 'read-list-entry',
        result: 'unmasked',
        client_id: api.clients['determining-officer'].id,
      },
      { action: 'read-list-entry', result: 'masked', client_id: api.clients.auditor.id },
    ]);
  });

  it('is offered to resume a suspended entry while a ground of it is left, and no step that is refused', async () => {
    const subject = await holdPerson(api, aResidentId(44), { since: null });
    const records = [
      await api.knowledge.record(subject, aPenalty()),
      await api.knowledge.record(subject, aPenalty({ documentNumber: '海市监罚〔2020〕2号' })),
    ] as const;
    const id = await holdDetermined(api, subject, 'black', {
      decidedOn: localDate('2020-12-08'),
      recordIds: records,
    });
    const offered = async () =>
      (await api.ask('determining-officer', 'GET', `/v1/list-entries/${id}`)).json().allowedSteps;
    const step = async (kind: string) => {
      const body = { step: kind, reason: '其余依据仍足以列入', operator };
      return (await api.ask('determining-officer', 'POST', `/v1/list-entries/${id}/steps`, body)).json();
    };
    const others = ['expired', 'repaired', 'removed', 'revoked'];
    await step('suspended');
    await api.knowledge.happen(records[0], 'annulled', '2020-12-09');
    expect(await offered()).toEqual(['resumed', ...others]);
    expect(await step('resumed')).toMatchObject({ state: 'determined' });
    await step('suspended');
    await api.knowledge.happen(records[1], 'annulled', '2020-12-10');
    expect(await offered()).toEqual(others);
    expect(await step('resumed')).toMatchObject({ status: 409, code: 'no-ground-left' });
  });

  it('leaves a trace on each person that a page shows', async () => {
    const person = await holdPerson(api, aResidentId(42), { since: null });
    const id = await holdDetermined(api, person, 'black', { decidedOn: localDate('2020-02-01') });
    await api.ask('venue', 'GET', '/v1/list-entries?definition=test-black&limit=100');
    const trace = await api.store.db
      .selectFrom('audit_entry')
      .select(['action', 'object', 'result', 'client_id'])
      .where('subject_id', '=', person)
      .execute();
    expect(trace).toEqual([
      { action: 'read-list-entries', object: id, result: 'determined', client_id: api.clients.venue.id },
    ]);
  });

  it('records what happens to it later, and the entry moves from list to list', async () => {
    const person = await holdPerson(api, aResidentId(43), { since: null });
    const id = await holdDetermined(api, person, 'black', { decidedOn: localDate('2020-12-08') });
    const step = (kind: string, more: object = {}) =>
      api.ask('determining-officer', 'POST', `/v1/list-entries/${id}/steps`, {
        step: kind,
        reason: '测试',
        operator,
        ...more,
      });
    const listed = async (state: string): Promise<boolean> =>
      ids(
        (await api.ask('list-admin', 'GET', `/v1/list-entries?list=black&state=${state}&limit=100`)).body,
      ).includes(id);
    expect((await step('suspended')).json()).toMatchObject({ state: 'suspended' });
    expect(await listed('suspended')).toBe(true);
    expect(await listed('determined')).toBe(false);
    expect((await step('suspended')).json()).toMatchObject({ code: 'illegal-step', status: 409 });
    const refused = await step('removed');
    expect(refused.json().errors).toMatchObject([{ pointer: '/documentNumber', code: 'required' }]);
    const early = await step('removed', { documentNumber: '移1', effectiveOn: '2020-12-07' });
    expect(early.json().errors).toMatchObject([{ pointer: '/effectiveOn', code: 'too-early' }]);
    expect((await step('removed', { documentNumber: '移1' })).json()).toMatchObject({ state: 'ended' });
    expect(await listed('ended')).toBe(true);
    const { steps, endedBy } = (await api.ask('auditor', 'GET', `/v1/list-entries/${id}`)).json();
    expect(steps.map((one: { kind: string }) => one.kind)).toEqual([
      ...['proposed', 'determined', 'suspended', 'removed'],
    ]);
    expect(endedBy).toBe('removed');
  });
});
