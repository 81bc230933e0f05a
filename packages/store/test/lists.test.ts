import { randomUUID } from 'node:crypto';
import { type ListKind, type ListReference, localDate } from '@egret/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  currentSeq,
  pageListEntries,
  reviewLists,
  type StepAuthor,
  transcribeListEntry,
  type Transcription,
} from '../src/index.ts';
import {
  holdLists,
  type OpenKnowledge,
  openKnowledge,
  stepAuthor as author,
  takeStep,
  testSealing as sealing,
} from '@egret/testing';

let knowledge: OpenKnowledge;
let tables: ListReference;
let first: StepAuthor;
let second: StepAuthor;
const asOf = localDate('2020-12-31');
const centre = { uscc: null, name: '信用中心' };

beforeAll(async () => {
  knowledge = await openKnowledge();
  tables = await holdLists(knowledge);
  first = await author(knowledge.store.db, 'one', centre, 'list-admin');
  second = await author(knowledge.store.db, 'two', centre, 'list-admin');
});
afterAll(() => knowledge[Symbol.asyncDispose]());

async function company(): Promise<string> {
  const id = await knowledge.subject();
  await knowledge.batch(async (db, batch_id) => {
    const identifier = randomUUID();
    await db
      .insertInto('identifier')
      .values({
        id: identifier,
        subject_id: id,
        scheme: 'uscc',
        digest: Buffer.from(identifier),
        value: '91350299MA0000015P',
        sealed: null,
        batch_id,
        digest_key_id: 'k1',
      })
      .execute();
    return [];
  });
  return id;
}

function transcription(subjectId: string, changes: Partial<Transcription> = {}): Transcription {
  return {
    definitionId: 'judgment-defaulters',
    instrumentId: null,
    article: '第一条',
    subjectId,
    determiningAuthority: { uscc: null, name: '海沧区人民法院' },
    decisionNumber: '（2020）闽0205执1号',
    decidedOn: localDate('2020-06-01'),
    validTo: localDate('2022-06-01'),
    reason: '失信被执行人',
    ...changes,
  };
}

const red: Partial<Transcription> = {
  definitionId: 'district-red-list',
  determiningAuthority: { uscc: '11350299TT0000015R', name: '厦门市海沧区市场监督管理局' },
  decisionNumber: '红1',
};

function transcribe(given: Transcription) {
  return knowledge.store.db
    .transaction()
    .execute((trx) => transcribeListEntry(trx, given, first.actor, tables, asOf));
}

const particulars = { documentNumber: null, decidedOn: null, validTo: null };

function accept(entryId: string) {
  return takeStep(knowledge, entryId, { kind: 'determined', ...particulars }, second, tables, asOf);
}

async function idOf(given: Transcription): Promise<string> {
  const outcome = await transcribe(given);
  if (outcome.outcome !== 'transcribed') throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.id;
}

describe('transcribeListEntry and takeListStep', () => {
  it('take one seq each, and none where they refuse', async () => {
    const subject = await company();
    const { db } = knowledge.store;
    const start = await currentSeq(db);
    const id = await idOf(transcription(subject));
    expect(await transcribe(transcription(subject))).toEqual({ outcome: 'obstacle', why: 'already-entered' });
    expect(await accept(id)).toEqual({ outcome: 'taken', kind: 'determined' });
    expect(await accept(id)).toMatchObject({ outcome: 'illegal', state: 'determined' });
    expect(await currentSeq(db)).toBe(start + 2);
    const batches = await db.selectFrom('batch').select('id').where('seq', 'is', null).execute();
    expect(batches).toEqual([]);
  });

  it('have the subject scored again once somebody has decided, for models read the lists', async () => {
    const subject = await company();
    const { db } = knowledge.store;
    const isMarked = async (): Promise<boolean> => {
      const marks = await db
        .selectFrom('changed_subject')
        .where('subject_id', '=', subject)
        .select('batch_id')
        .execute();
      await db.deleteFrom('changed_subject').where('subject_id', '=', subject).execute();
      return marks.length > 0;
    };
    await isMarked();
    const id = await idOf(transcription(subject));
    expect(await isMarked()).toBe(false);
    expect(await accept(id)).toEqual({ outcome: 'taken', kind: 'determined' });
    expect(await isMarked()).toBe(true);
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
    const id = await idOf(transcription(subject));
    expect(await takeStep(knowledge, id, { kind: 'rejected' }, second, tables, asOf)).toMatchObject({
      outcome: 'taken',
    });
    expect((await transcribe(transcription(subject))).outcome).toBe('transcribed');
  });

  it('refuse red while black counts, and no longer', async () => {
    const subject = await company();
    const over = { decidedOn: localDate('2018-06-01'), validTo: localDate('2020-12-30') };
    await accept(await idOf(transcription(subject, over)));
    expect((await transcribe(transcription(subject, red))).outcome).toBe('transcribed');
    await accept(await idOf(transcription(subject, { decisionNumber: '二' })));
    expect(await transcribe(transcription(subject, { ...red, decisionNumber: '红2' }))).toEqual({
      outcome: 'obstacle',
      why: 'on-black-list',
    });
  });

  it('know nobody by an id that is not there', async () => {
    expect(await transcribe(transcription(randomUUID()))).toEqual({ outcome: 'unknown-subject' });
    expect(await accept(randomUUID())).toEqual({ outcome: 'unknown' });
  });

  it('need a second person, whatever key they come with', async () => {
    const id = await idOf(transcription(await company()));
    const step = { kind: 'determined', ...particulars } as const;
    expect(await takeStep(knowledge, id, step, first, tables, asOf)).toEqual({
      outcome: 'forbidden',
      why: 'own-proposal',
    });
    const otherKey = { ...second, listing: { ...second.listing, staffNo: first.listing.staffNo } };
    expect(await takeStep(knowledge, id, step, otherKey, tables, asOf)).toMatchObject({
      why: 'own-proposal',
    });
  });

  it.each([
    ['for not planting trees', { definitionId: 'trees' }, 'definition', 'unknown-definition'],
    ['for ever', { validTo: null }, 'validTo', 'term-required'],
    ['for longer than the law lets', { validTo: localDate('2025-06-02') }, 'validTo', 'term-out-of-bounds'],
    [
      'by a body that is no court',
      { determiningAuthority: { uscc: null, name: '海沧区植树办' } },
      'determiningAuthority',
      'authority-not-named',
    ],
    [
      'under a notice that is no basis of the list',
      { instrumentId: 'ndrc-pboc-2017-1798' },
      'instrument',
      'instrument-not-named',
    ],
    [
      'before the list existed',
      { decidedOn: localDate('2017-04-30'), validTo: localDate('2019-04-30') },
      'definition',
      'definition-not-in-force',
    ],
  ] as const)('list nobody %s', async (_, changes, part, code) => {
    const outcome = await transcribe(transcription(await company(), changes));
    expect(outcome).toMatchObject({ outcome: 'invalid', issues: [{ part, code }] });
  });
});

describe('what happens to a determined entry', () => {
  it('follows its state, and whatever favours the subject holds at once', async () => {
    const id = await idOf(transcription(await company()));
    const take = (
      kind: 'suspended' | 'resumed' | 'removed' | 'revoked',
      documentNumber: string | null = null,
      by = first,
    ) => takeStep(knowledge, id, { kind, effectiveOn: null, documentNumber }, by, tables, asOf);
    // Who transcribed it decides nothing on it.
    expect(await take('suspended')).toMatchObject({ outcome: 'illegal', allowed: [] });
    expect(await take('suspended', null, second)).toMatchObject({
      outcome: 'illegal',
      allowed: ['determined', 'rejected'],
    });
    await accept(id);
    expect(await take('resumed')).toMatchObject({ outcome: 'illegal', state: 'determined' });
    expect(await take('suspended')).toMatchObject({ outcome: 'taken' });
    expect(await take('resumed')).toMatchObject({ outcome: 'taken' });
    expect(await take('removed')).toMatchObject({
      outcome: 'invalid',
      issues: [{ part: 'documentNumber', code: 'required' }],
    });
    expect(await take('removed', '移出1号')).toMatchObject({ outcome: 'taken' });
    expect(await take('suspended')).toMatchObject({
      outcome: 'illegal',
      state: 'ended',
      allowed: ['revoked'],
    });
    expect(await take('revoked', '撤销1号')).toMatchObject({ outcome: 'taken' });
    expect(await take('revoked', '撤销1号')).toMatchObject({ outcome: 'illegal', allowed: [] });
    const trace = await knowledge.store.db
      .selectFrom('audit_entry')
      .select(['action', 'result'])
      .where('object', '=', id)
      .orderBy('position')
      .execute();
    expect(trace.slice(1)).toEqual([
      { action: 'determine-list-entry', result: 'determined' },
      { action: 'step-list-entry', result: 'suspended' },
      { action: 'step-list-entry', result: 'resumed' },
      { action: 'step-list-entry', result: 'removed' },
      { action: 'step-list-entry', result: 'revoked' },
    ]);
  });
});

describe('reviewLists', () => {
  it('proposes on the list of the definition alone, whatever a rule says', async () => {
    const subjectId = await company();
    const { db } = knowledge.store;
    const moment = { asOf, seq: await currentSeq(db) };
    const proposal = {
      subjectId,
      definitionId: 'judgment-defaulters',
      ruleId: 'some-rule',
      ruleVersion: 1,
      recordIds: [randomUUID()],
      validTo: localDate('2022-06-01'),
    };
    const proposedOn = (list: ListKind) =>
      db
        .transaction()
        .execute((trx) => reviewLists(trx, { ids: [subjectId] }, [{ ...proposal, list }], moment, tables));
    expect(await proposedOn('red')).toMatchObject({ proposed: 0 });
    expect(await proposedOn('black')).toMatchObject({ proposed: 1 });
  });
});

describe('pageListEntries', () => {
  it('returns the entries after one, in the order of their ids', async () => {
    const all = { definitionId: null, authorityId: null, asOf } as const;
    const ids = async (page: { readonly after: string | null; readonly limit: number }) =>
      (
        await pageListEntries(knowledge.store.db, sealing, {
          ...all,
          list: 'black',
          state: 'proposed',
          ...page,
        })
      ).map((entry) => entry.id);
    const every = await ids({ after: null, limit: 100 });
    expect(every.length).toBeGreaterThanOrEqual(3);
    expect(every).toEqual(every.toSorted());
    expect(await ids({ after: every[0] ?? null, limit: 2 })).toEqual(every.slice(1, 3));
  });
});
