import { localDate } from '@egret/domain';
import { createClient } from '@egret/store';
import { aClient, aResidentId, firmCode } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';
import { holdCompany, holdPerson, operator } from './_held.ts';

let api: TestApi;
let secondAdminKey: string;
let companyId: string;

beforeAll(async () => {
  api = await openTestApi();
  ({ key: secondAdminKey } = await createClient(api.store.db, aClient({ roles: ['list-admin'] })));
  companyId = await holdCompany(api);
});
afterAll(() => api[Symbol.asyncDispose]());

let numbers = 0;
/** A court's decision about the firm as a person transcribes it, each under a number of its own. */
function aTranscription(changes: object = {}) {
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

function transcribe(body: object = aTranscription()) {
  return api.ask('list-admin', 'POST', '/v1/list-entries', body);
}

/** What a second person says who holds the transcription against the decision. */
const accept = {
  decision: 'determine',
  operator: { staffNo: 'B-2', name: '乙' },
  reason: '与决定书核对一致',
};

function determineAsSecond(id: string, changes: object = {}) {
  const body = { ...accept, ...changes };
  return api.askWith(secondAdminKey, 'POST', `/v1/list-entries/${id}/determination`, body);
}

describe('a transcription', () => {
  it('masks numbers of persons in its words: whoever reads the list reads them', async () => {
    const number = aResidentId(77);
    const posted = await transcribe(aTranscription({ reason: `法定代表人${number}拒不履行` }));
    expect(posted.json().reason).toMatch(/^法定代表人350\*{13}..拒不履行$/);
  });

  it('keeps a decision taken elsewhere as proposed, with its trace, until a second person accepts it', async () => {
    const posted = await transcribe();
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
    const own = await determineAsSecond(entry.id, { operator });
    expect([own.statusCode, own.json().code]).toEqual([403, 'own-proposal']);
    const url = `/v1/list-entries/${entry.id}/determination`;
    expect((await api.ask('determining-officer', 'POST', url, accept)).statusCode).toBe(403);
    const differs = await determineAsSecond(entry.id, { decisionNumber: '另一文号' });
    expect([differs.statusCode, differs.json().code]).toEqual([409, 'differs-from-transcription']);
    const accepted = await determineAsSecond(entry.id);
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
        matter: aTranscription().reason,
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
    const { decisionNumber: _, decidedOn: __, determiningAuthority: ___, ...rest } = aTranscription();
    const refused = await transcribe(rest);
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
    const refused = await transcribe(aTranscription(changes));
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors[0].pointer).toBe(pointer);
  });

  it('refuses a subject that nobody knows, a minor, and the same decision twice', async () => {
    const of = (value: string) => aTranscription({ subject: { scheme: 'resident-id', value } });
    expect((await transcribe(of(aResidentId(900)))).statusCode).toBe(404);

    const minor = aResidentId(901, '20060101');
    await holdPerson(api, minor, { since: null, minorUntil: localDate('2024-01-01') });
    const child = await transcribe(of(minor));
    expect([child.statusCode, child.json().code]).toEqual([409, 'minor']);

    const twice = aTranscription();
    expect((await transcribe(twice)).statusCode).toBe(201);
    const again = await api.askWith(secondAdminKey, 'POST', '/v1/list-entries', twice);
    expect([again.statusCode, again.json().code]).toEqual([409, 'already-entered']);
    const fullWidth = twice.decisionNumber.replaceAll(/[0-9]/g, (digit) =>
      String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0),
    );
    const typedOtherwise = await transcribe({ ...twice, decisionNumber: ` ${fullWidth}` });
    expect([typedOtherwise.statusCode, typedOtherwise.json().code]).toEqual([409, 'already-entered']);
  });
});
