import { randomUUID } from 'node:crypto';
import { localDate } from '@egret/domain';
import { type Knowledge, openKnowledge, testSealing as sealing } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createClient,
  currentSeq,
  determineListEntry,
  pageListEntries,
  transcribeListEntry,
  type Transcription,
} from '../src/index.ts';

let knowledge: Knowledge & AsyncDisposable;
const admins: string[] = [];
const asOf = localDate('2020-12-31');
const operator = { staffNo: '1', name: '经办员' };

beforeAll(async () => {
  knowledge = await openKnowledge();
  for (const code of ['one', 'two']) {
    const { id } = await createClient(knowledge.store.db, {
      ...{ code, name: code, department: { uscc: null, name: '信用中心' }, perks: [] },
      roles: ['list-admin'],
    });
    admins.push(id);
  }
});
afterAll(() => knowledge[Symbol.asyncDispose]());

async function company(): Promise<string> {
  const id = await knowledge.subject();
  await knowledge.batch(async (db, batch_id) => {
    const identifier = randomUUID();
    await db
      .insertInto('identifier')
      .values({
        digest_key_id: sealing.activeKeyIds.identifiers,
        ...{ id: identifier, subject_id: id, scheme: 'uscc', digest: Buffer.from(identifier) },
        ...{ value: '91350299MA0000015P', sealed: null, batch_id },
      })
      .execute();
    return [];
  });
  return id;
}

function transcription(subjectId: string, changes: Partial<Transcription> = {}): Transcription {
  return {
    list: 'black',
    subjectId,
    determiningAuthority: { uscc: null, name: '海沧区人民法院' },
    decisionNumber: '（2020）闽0205执1号',
    decidedOn: localDate('2020-06-01'),
    validTo: null,
    legalBasis: '法释〔2017〕7号',
    reason: '失信被执行人',
    ...changes,
  };
}

function transcribe(given: Transcription) {
  const actor = { clientId: admins[0] ?? '', operator };
  return knowledge.store.db.transaction().execute((trx) => transcribeListEntry(trx, given, actor, asOf));
}

function accept(entryId: string, decision: 'determine' | 'reject' = 'determine') {
  const clientId = admins[1] ?? '';
  const officer = { clientId, departmentId: randomUUID(), roles: ['list-admin'] } as const;
  const particulars = { decisionNumber: null, decidedOn: null, validTo: null, legalBasis: null };
  const determination = { decision, ...particulars, reason: '核对一致' };
  return knowledge.store.db
    .transaction()
    .execute((trx) => determineListEntry(trx, entryId, determination, { clientId, operator, officer }, asOf));
}

async function idOf(given: Transcription): Promise<string> {
  const outcome = await transcribe(given);
  if (outcome.outcome !== 'transcribed') throw new Error(`refused: ${outcome.why}`);
  return outcome.id;
}

describe('transcribeListEntry and determineListEntry', () => {
  it('take one seq each, and none where they refuse', async () => {
    const subject = await company();
    const { db } = knowledge.store;
    const start = await currentSeq(db);
    const id = await idOf(transcription(subject));
    expect(await transcribe(transcription(subject))).toEqual({ outcome: 'refused', why: 'already-entered' });
    expect(await accept(id)).toEqual({ outcome: 'determined' });
    expect(await accept(id)).toEqual({ outcome: 'conflict', why: 'already-decided' });
    expect(await currentSeq(db)).toBe(start + 2);
    const batches = await db.selectFrom('batch').select('id').where('seq', 'is', null).execute();
    expect(batches).toEqual([]);
  });

  it('find one authority by its name, however often it is given', async () => {
    const [a, b] = [await company(), await company()];
    await Promise.all([idOf(transcription(a)), idOf(transcription(b))]);
    const court = await knowledge.store.db
      .selectFrom('authority')
      .select('id')
      .where('name', '=', '海沧区人民法院')
      .execute();
    expect(court).toHaveLength(1);
  });

  it('let a rejected decision be transcribed again', async () => {
    const subject = await company();
    expect(await accept(await idOf(transcription(subject)), 'reject')).toEqual({ outcome: 'rejected' });
    expect((await transcribe(transcription(subject))).outcome).toBe('transcribed');
  });

  it('refuse red while black counts, and no longer', async () => {
    const subject = await company();
    await accept(await idOf(transcription(subject, { validTo: localDate('2020-12-30') })));
    const red = transcription(subject, { list: 'red', decisionNumber: '红1' });
    expect((await transcribe(red)).outcome).toBe('transcribed');
    await accept(await idOf(transcription(subject, { decisionNumber: '二' })));
    expect(await transcribe({ ...red, decisionNumber: '红2' })).toEqual({
      outcome: 'refused',
      why: 'on-black-list',
    });
  });

  it('know nobody by an id that is not there', async () => {
    expect(await transcribe(transcription(randomUUID()))).toEqual({
      outcome: 'refused',
      why: 'unknown-subject',
    });
    expect(await accept(randomUUID())).toEqual({ outcome: 'unknown' });
  });
});

describe('pageListEntries', () => {
  it('gives the entries behind a given one, in the order of their ids', async () => {
    const all = { list: 'black', state: 'proposed', asOf, after: null, limit: 100 } as const;
    const ids = async (page: { readonly after: string | null; readonly limit: number }) =>
      (await pageListEntries(knowledge.store.db, sealing, { ...all, ...page })).map((entry) => entry.id);
    const every = await ids(all);
    expect(every.length).toBeGreaterThanOrEqual(3);
    expect(every).toEqual(every.toSorted());
    expect(await ids({ after: every[0] ?? null, limit: 2 })).toEqual(every.slice(1, 3));
  });
});
