import { localDate } from '@egret/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';
import { company, holdCompany, holdDetermined, holdPerson, holdProposal, residentId } from './_held.ts';

let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

describe('GET /v1/list-entries', () => {
  it('gives every entry once, in pages', async () => {
    const ids = new Set<string>();
    for (let serial = 1; serial <= 7; serial += 1) {
      const person = await holdPerson(api, residentId(serial), { enrolment: null });
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
    const person = await holdPerson(api, residentId(20), { name: '欧阳小明', enrolment: null });
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
      expect.objectContaining({ name: '厦门市海沧区甲商贸有限公司', identifier: company }),
    );
    expect(text).not.toContain('小明');
    expect(text).not.toContain(residentId(20));
  });

  it('shows determined entries that count today only', async () => {
    const person = await holdPerson(api, residentId(21), { enrolment: null });
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
    ['determining-officer', 'key-attention', '&state=proposed', 403],
    ['list-admin', 'key-attention', '', 200],
    ['auditor', 'key-attention', '&state=proposed', 200],
    ['department', 'black', '&state=proposed', 403],
    ['venue', 'red', '&state=rejected', 403],
    ['determining-officer', 'black', '&state=proposed', 200],
    ['list-admin', 'red', '&state=delisted', 200],
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
