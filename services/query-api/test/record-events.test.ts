import { randomUUID } from 'node:crypto';
import { aClient, aLicence, aResidentId, department } from '@egret/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApi, otherClient, type TestApi } from './_api.ts';
import { holdCompany, operator } from './_held.ts';

let api: TestApi;
let subjectId: string;
let recordId: string;

beforeAll(async () => {
  api = await openTestApi();
  subjectId = await holdCompany(api);
});
afterAll(() => api[Symbol.asyncDispose]());
beforeEach(async () => {
  recordId = await api.knowledge.record(subjectId, aLicence());
});

const annulled = {
  kind: 'annulled',
  effectiveOn: '2020-06-01',
  authority: department,
  documentNumber: '海市监撤〔2020〕1号',
  reason: '许可条件不再具备',
  operator,
};

function enter(
  changes: object = {},
  id = recordId,
  role: 'data-steward' | 'determining-officer' = 'data-steward',
) {
  return api.ask(role, 'POST', `/v1/records/${id}/events`, { ...annulled, ...changes });
}

describe('POST /v1/records/{id}/events', () => {
  it('keeps the event with its document and who entered it, in a batch, and answers where the record stands', async () => {
    const answer = await enter();
    expect(answer.statusCode).toBe(201);
    const { eventId, standing } = answer.json();
    expect(standing).toMatchObject({ stands: false, endedBy: 'annulled', endedOn: '2020-06-01' });
    const { db } = api.store;
    const event = await db
      .selectFrom('record_event')
      .innerJoin('batch', 'batch.id', 'record_event.batch_id')
      .innerJoin('authority', 'authority.id', 'record_event.authority_id')
      .selectAll('record_event')
      .select(['batch.origin', 'batch.seq', 'authority.uscc'])
      .where('record_event.id', '=', eventId)
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({
      subject_id: subjectId,
      record_id: recordId,
      kind: 'annulled',
      document_number: '海市监撤〔2020〕1号',
      reported_on: '2020-12-31',
      client_id: api.clients['data-steward'].id,
      operator_staff_no: 'A-017',
      run_id: null,
      origin: 'record-event',
      seq: expect.any(Number),
      uscc: department.uscc,
    });
    const marks = await db
      .selectFrom('changed_subject')
      .select('subject_id')
      .where('batch_id', '=', event.batch_id)
      .execute();
    expect(marks).toEqual([{ subject_id: subjectId }]);
    const trace = await db.selectFrom('audit_entry').selectAll().where('object', '=', recordId).execute();
    expect(trace).toMatchObject([
      { action: 'append-record-events', result: 'annulled', subject_id: subjectId, matter: annulled.reason },
    ]);
  });

  it('lets the officers of the deciding department act on its records, and on no others', async () => {
    expect((await enter({}, recordId, 'determining-officer')).statusCode).toBe(201);
    const { key } = await otherClient(
      api,
      aClient({ department: { uscc: null, name: '其他单位' }, roles: ['determining-officer'] }),
    );
    const refused = await api.askWith(key, 'POST', `/v1/records/${recordId}/events`, annulled);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'other-authority']);
  });

  it('knows no record by another id', async () => {
    expect((await enter({}, randomUUID())).statusCode).toBe(404);
    const subjectsOwn = await enter({}, subjectId);
    expect([subjectsOwn.statusCode, subjectsOwn.json().code]).toEqual([404, 'not-found']);
  });

  it.each([
    ['a day still to come', { effectiveOn: '2021-01-01' }, '/effectiveOn'],
    ['a day before the decision', { effectiveOn: '2019-05-05' }, '/effectiveOn'],
    ['a kind that nobody knows', { kind: 'forgotten' }, '/kind'],
    ['no document', { documentNumber: undefined }, '/documentNumber'],
    ['a replacement without the record that stands instead', { kind: 'replaced' }, '/replacedBy'],
    ['a replacement by what is not held', { kind: 'replaced', replacedBy: randomUUID() }, '/replacedBy'],
    ['a revocation of an event of nobody', { kind: 'event-revoked', revokes: randomUUID() }, '/revokes'],
    ['a decision without an outcome', { kind: 'objection-decided' }, '/outcome'],
    ['the deletion of a penalty by a court', { kind: 'deleted-by-court' }, '/kind'],
    ['an outcome of what decides nothing', { outcome: 'upheld' }, '/outcome'],
  ])('refuses %s', async (_, changes, pointer) => {
    const refused = await enter(changes);
    expect(refused.statusCode).toBe(422);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.json().errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  it('refuses what contradicts where the record stands, and writes nothing then', async () => {
    const codes = async (...changes: readonly object[]) => {
      const answers: unknown[] = [];
      for (const change of changes) {
        const answer = await enter(change);
        answers.push(answer.statusCode === 201 ? 'entered' : answer.json().code);
      }
      return answers;
    };
    expect(
      await codes(
        { kind: 'reinstated' },
        { kind: 'objection-decided', outcome: 'upheld' },
        {},
        {},
        { kind: 'revoked', effectiveOn: '2020-07-01' },
        { kind: 'reinstated', effectiveOn: '2020-08-01' },
        { kind: 'misreported' },
        { kind: 'reinstated', effectiveOn: '2020-09-01' },
      ),
    ).toEqual([
      'stands',
      'no-objection',
      'entered',
      'said-already',
      'ended-already',
      'entered',
      'entered',
      'void',
    ]);
    const events = await api.store.db
      .selectFrom('record_event')
      .select('kind')
      .where('record_id', '=', recordId)
      .execute();
    expect(events.map(({ kind }) => kind).toSorted()).toEqual(['annulled', 'misreported', 'reinstated']);
  });

  it('refuses what would change nothing: an end before a reinstatement, a second revocation', async () => {
    const end = (await enter()).json().eventId;
    await enter({ kind: 'reinstated', effectiveOn: '2020-08-01', documentNumber: '恢复1号' });
    const sameDay = await enter({ effectiveOn: '2020-08-01', documentNumber: '撤销2号' });
    expect([sameDay.statusCode, sameDay.json().code]).toEqual([409, 'reinstated-since']);
    const revoke = (documentNumber: string) =>
      enter({ kind: 'event-revoked', revokes: end, effectiveOn: '2020-09-01', documentNumber });
    expect((await revoke('撤回1号')).statusCode).toBe(201);
    const twice = await revoke('撤回2号');
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'revoked-already']);
  });

  it('voids a record that another one replaces, until the replacement is revoked', async () => {
    const right = await api.knowledge.record(subjectId, aLicence({ documentNumber: '厦海许决〔2019〕2号' }));
    const replaced = await enter({ kind: 'replaced', replacedBy: right });
    expect(replaced.json().standing).toMatchObject({ stands: false, endedBy: 'replaced', replacedBy: right });
    const back = await enter({ kind: 'replaced', replacedBy: recordId }, right);
    expect([back.statusCode, back.json().code]).toEqual([409, 'circular-replacement']);
    const revoked = await enter({ kind: 'event-revoked', revokes: replaced.json().eventId });
    expect(revoked.json().standing).toMatchObject({ stands: true, endedBy: null });
  });

  it('lets exactly one of several that enter the same event at once succeed', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => enter()));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409, 409]);
  });

  it('counts with what deliveries have said, and masks numbers of persons in the reason', async () => {
    await api.knowledge.happen(recordId, 'objected', '2020-06-01');
    const number = aResidentId(31);
    const decided = await enter({
      kind: 'objection-decided',
      outcome: 'dismissed',
      effectiveOn: '2020-07-01',
      reason: `申请人${number}`,
    });
    expect(decided.json().standing).toMatchObject({ stands: true, disputed: false });
    const { matter } = await api.store.db
      .selectFrom('audit_entry')
      .select('matter')
      .where('object', '=', recordId)
      .executeTakeFirstOrThrow();
    expect(matter).not.toContain(number);
  });
});
