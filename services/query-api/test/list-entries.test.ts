import { localDate } from '@egret/domain';
import { createClient } from '@egret/store';
import { aResidentId, department, firmCode } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, otherClient, type TestApi } from './_api.ts';
import { holdCompany, holdPerson, holdProposal, operator } from './_held.ts';

let api: TestApi;
let secondAdminKey: string;
let otherOfficerKey: string;
let companyId: string;

beforeAll(async () => {
  api = await openTestApi();
  const second = {
    code: 'second',
    name: '第二名单管理员',
    department,
    roles: ['list-admin'] as const,
    perks: [],
  };
  ({ key: secondAdminKey } = await createClient(api.store.db, { ...second, roles: ['list-admin'] }));
  const elsewhere = { uscc: null, name: '其他认定单位' };
  const officer = { code: 'other-officer', name: '他单位经办', department: elsewhere, perks: [] };
  ({ key: otherOfficerKey } = await otherClient(api, {
    ...officer,
    roles: ['determining-officer'],
  }));
  companyId = await holdCompany(api);
});
afterAll(() => api[Symbol.asyncDispose]());

function askWith(key: string, url: string, payload: object) {
  return api.app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${key}` }, payload });
}

let numbers = 0;
function transcription(changes: object = {}) {
  numbers += 1;
  return {
    definition: 'judgment-defaulters',
    article: '第一条第一项',
    subject: firmCode,
    determiningAuthority: { name: '厦门市海沧区人民法院' },
    decisionNumber: `（2020）闽0205执${numbers}号`,
    decidedOn: '2020-06-01',
    validTo: '2022-06-01',
    reason: '有履行能力而拒不履行生效法律文书确定的义务',
    operator,
    ...changes,
  };
}

const determine = {
  decision: 'determine',
  decisionNumber: '海信认〔2020〕1号',
  decidedOn: '2020-12-30',
  operator,
  reason: '事实清楚，依据充分',
};
const accept = {
  decision: 'determine',
  operator: { staffNo: 'B-2', name: '乙' },
  reason: '与决定书核对一致',
};

async function someone(serial: number): Promise<string> {
  return holdPerson(api, aResidentId(serial), { since: null });
}

describe('POST /v1/list-entries', () => {
  it('masks numbers of persons in its words: whoever reads the list reads them', async () => {
    const number = aResidentId(77);
    const posted = await api.ask(
      'list-admin',
      'POST',
      '/v1/list-entries',
      transcription({ reason: `法定代表人${number}拒不履行` }),
    );
    expect(posted.json().reason).toMatch(/^法定代表人350\*{13}..拒不履行$/);
  });

  it('keeps a decision taken elsewhere as proposed, with its trace, until a second person accepts it', async () => {
    const posted = await api.ask('list-admin', 'POST', '/v1/list-entries', transcription());
    expect(posted.statusCode).toBe(201);
    const entry = posted.json();
    expect(entry).toMatchObject({
      origin: 'determined-elsewhere',
      state: 'proposed',
      list: 'black',
      legalBasis: expect.stringMatching(/法释〔2017〕7号.*第一条第一项$/),
      determiningAuthority: { uscc: null, name: '厦门市海沧区人民法院' },
      subject: { id: companyId, identifier: firmCode },
    });
    const own = await askWith(secondAdminKey, `/v1/list-entries/${entry.id}/determination`, {
      ...accept,
      operator,
    });
    expect(own.statusCode).toBe(403);
    expect(own.json().code).toBe('own-proposal');
    const officer = await api.ask(
      'determining-officer',
      'POST',
      `/v1/list-entries/${entry.id}/determination`,
      accept,
    );
    expect(officer.statusCode).toBe(403);

    const wrong = { ...accept, decisionNumber: '另一文号' };
    const differs = await askWith(secondAdminKey, `/v1/list-entries/${entry.id}/determination`, wrong);
    expect(differs.statusCode).toBe(409);
    expect(differs.json().code).toBe('differs-from-transcription');

    const accepted = await askWith(secondAdminKey, `/v1/list-entries/${entry.id}/determination`, accept);
    expect(accepted.statusCode).toBe(200);
    expect(accepted.json()).toMatchObject({ state: 'determined', decidedOn: '2020-06-01' });
    const trace = await api.store.db
      .selectFrom('audit_entry')
      .select(['action', 'result', 'operator_staff_no', 'matter'])
      .where('object', '=', entry.id)
      .orderBy('at')
      .execute();
    expect(trace).toEqual([
      {
        action: 'transcribe-list-entry',
        result: 'proposed',
        operator_staff_no: 'A-017',
        matter: transcription().reason,
      },
      {
        action: 'determine-list-entry',
        result: 'determined',
        operator_staff_no: 'B-2',
        matter: '与决定书核对一致',
      },
    ]);
    const batches = await api.store.db
      .selectFrom('list_entry_step as step')
      .innerJoin('batch', 'batch.id', 'step.batch_id')
      .select(['batch.origin', 'batch.seq'])
      .where('step.entry_id', '=', entry.id)
      .where('step.kind', '=', 'determined')
      .execute();
    expect(batches).toEqual([{ origin: 'list-decision', seq: expect.any(Number) }]);
  });

  it('needs number, day and authority of the decision', async () => {
    const { decisionNumber: _, decidedOn: __, determiningAuthority: ___, ...rest } = transcription();
    const refused = await api.ask('list-admin', 'POST', '/v1/list-entries', rest);
    expect(refused.statusCode).toBe(422);
    expect(
      refused
        .json()
        .errors.map((error: { pointer: string }) => error.pointer)
        .toSorted(),
    ).toEqual(['/decidedOn', '/decisionNumber', '/determiningAuthority']);
  });

  it.each([
    ['a day still to come', { decidedOn: '2021-01-01' }, '/decidedOn'],
    ['an end before the decision', { validTo: '2020-05-31' }, '/validTo'],
    ['a list that there is not', { definition: 'not-planting-trees' }, '/definition'],
    ['an entry for ever', { validTo: undefined }, '/validTo'],
    ['a longer term than the list has', { validTo: '2026-06-01' }, '/validTo'],
    [
      'a body that may not determine',
      { determiningAuthority: { name: '海沧区植树办公室' } },
      '/determiningAuthority',
    ],
    ['an instrument that is no basis', { instrument: 'state-council-office-2020-49' }, '/instrument'],
    [
      'a wrong code of the authority',
      { determiningAuthority: { uscc: '91350299MA0000015Q', name: '某' } },
      '/determiningAuthority/uscc',
    ],
    ['a control character', { reason: 'a\u0000b' }, '/reason'],
    ['an unknown field', { note: 'x' }, '/note'],
  ])('refuses %s', async (_, changes, pointer) => {
    const refused = await api.ask('list-admin', 'POST', '/v1/list-entries', transcription(changes));
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors[0].pointer).toBe(pointer);
  });

  it('refuses a subject that nobody knows, a minor, and the same decision twice', async () => {
    const nobody = { scheme: 'resident-id', value: aResidentId(900) };
    expect(
      (await api.ask('list-admin', 'POST', '/v1/list-entries', transcription({ subject: nobody })))
        .statusCode,
    ).toBe(404);

    const minor = aResidentId(901, '20060101');
    await holdPerson(api, minor, { since: null, minorUntil: localDate('2024-01-01') });
    const child = await api.ask(
      'list-admin',
      'POST',
      '/v1/list-entries',
      transcription({ subject: { scheme: 'resident-id', value: minor } }),
    );
    expect([child.statusCode, child.json().code]).toEqual([409, 'minor']);

    const twice = transcription();
    expect((await api.ask('list-admin', 'POST', '/v1/list-entries', twice)).statusCode).toBe(201);
    const again = await askWith(secondAdminKey, '/v1/list-entries', twice);
    expect([again.statusCode, again.json().code]).toEqual([409, 'already-entered']);
  });
});

describe('POST /v1/list-entries/{id}/determination', () => {
  it('lets the officer of one department take on a proposal, with number and day of the decision', async () => {
    const id = await holdProposal(api, await someone(1), 'black');
    const bare = await api.ask('determining-officer', 'POST', `/v1/list-entries/${id}/determination`, accept);
    expect(bare.statusCode).toBe(422);
    expect(bare.json().errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '/decisionNumber',
      '/decidedOn',
    ]);
    expect(
      (await api.ask('list-admin', 'POST', `/v1/list-entries/${id}/determination`, determine)).statusCode,
    ).toBe(403);
    const done = await api.ask(
      'determining-officer',
      'POST',
      `/v1/list-entries/${id}/determination`,
      determine,
    );
    expect(done.json()).toMatchObject({
      state: 'determined',
      decisionNumber: determine.decisionNumber,
      determiningAuthority: department,
    });
  });

  it('needs a last day where the decision lies after that of the proposal', async () => {
    const id = await holdProposal(api, await someone(8), 'black', { validTo: localDate('2020-12-01') });
    const ask = (changes: object) =>
      api.ask('determining-officer', 'POST', `/v1/list-entries/${id}/determination`, {
        ...determine,
        ...changes,
      });
    const refused = await ask({});
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors).toMatchObject([{ pointer: '/validTo', code: 'required' }]);
    expect((await ask({ validTo: '2022-12-30' })).json()).toMatchObject({ state: 'determined' });
  });

  it('is for the determining authority only', async () => {
    const authorityId = api.departmentId;
    const id = await holdProposal(api, await someone(2), 'black', { authorityId });
    const refused = await askWith(otherOfficerKey, `/v1/list-entries/${id}/determination`, determine);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'other-authority']);
  });

  it('lets exactly one of many that come at once succeed', async () => {
    const id = await holdProposal(api, await someone(3), 'black');
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        api.ask('determining-officer', 'POST', `/v1/list-entries/${id}/determination`, {
          ...determine,
          decision: index % 2 === 0 ? 'determine' : 'reject',
        }),
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
      [black, red].map((id, index) =>
        api.ask('determining-officer', 'POST', `/v1/list-entries/${id}/determination`, {
          ...determine,
          decisionNumber: `海信认〔2020〕${index + 10}号`,
        }),
      ),
    );
    expect(answers[0]?.statusCode).toBe(200);
    // Where red came first it stands, but does not count while black does.
    if (answers[1]?.statusCode !== 200) expect(answers[1]?.json().code).toBe('on-black-list');
    const listed = await api.ask('auditor', 'GET', '/v1/list-entries?list=red&limit=100');
    expect(
      listed.json().items.filter((item: { subject: { id: string } }) => item.subject.id === subject),
    ).toEqual([]);
    const later = await holdProposal(api, subject, 'red', { ruleId: 'red-other-rule' });
    const refused = await api.ask('determining-officer', 'POST', `/v1/list-entries/${later}/determination`, {
      ...determine,
      decisionNumber: '海信认〔2020〕12号',
    });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'on-black-list']);
  });

  it('never determines an entry about a minor, and knows what it does not know', async () => {
    const minor = await holdPerson(api, aResidentId(5, '20060101'), {
      since: null,
      minorUntil: localDate('2024-01-01'),
    });
    const id = await holdProposal(api, minor, 'black');
    const refused = await api.ask(
      'determining-officer',
      'POST',
      `/v1/list-entries/${id}/determination`,
      determine,
    );
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'minor']);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(
      (await api.ask('determining-officer', 'POST', `/v1/list-entries/${unknown}/determination`, determine))
        .statusCode,
    ).toBe(404);
    expect(
      (await api.ask('determining-officer', 'POST', '/v1/list-entries/x/determination', determine))
        .statusCode,
    ).toBe(422);
    expect(
      (await api.ask('department', 'POST', `/v1/list-entries/${id}/determination`, determine)).statusCode,
    ).toBe(403);
  });
});
