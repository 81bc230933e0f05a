import { localDate, otherKinds } from '@egret/domain';
import { type Knowledge, openKnowledge, penaltyColumns } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentSeq, subjectFacts } from '../src/index.ts';
import { inSession } from '../src/scores/session.ts';
import { streamSubjectFacts } from '../src/scores/stream-facts.ts';

describe('facts of a subject', () => {
  let knowledge: Knowledge & AsyncDisposable;
  beforeAll(async () => {
    knowledge = await openKnowledge();
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  it('are what the current versions say, in the order of decision', async () => {
    const id = await knowledge.subject();
    const later = await knowledge.record(id, {
      ...penaltyColumns,
      decided_on: localDate('2020-05-06'),
      publicity_ends_on: localDate('2021-05-06'),
      fine_fen: 500_000,
      disputed: true,
    });
    const earlier = await knowledge.record(id, {
      document_number: '厦海许决\\〔2019〕\t1号\n附',
      decided_on: localDate('2019-01-02'),
      valid_to: localDate('2024-01-01'),
    });
    const withdrawn = await knowledge.record(id);
    await knowledge.revise(withdrawn, { status: 'withdrawn' });

    const nothing = {
      otherKind: null,
      honourLevel: null,
      commitmentKind: null,
      fulfilment: null,
      repairedOn: null,
    };
    expect(await subjectFacts(knowledge.store, [id])).toEqual([
      {
        subjectId: id,
        kind: 'organisation',
        since: '2015-03-04',
        enrolledUntil: null,
        minorUntil: null,
        seq: await currentSeq(knowledge.store.db),
        facts: [
          {
            ...{ recordId: earlier, kind: 'licence', documentNumber: '厦海许决\\〔2019〕\t1号\n附' },
            ...{ decidedOn: '2019-01-02', validTo: '2024-01-01', publicityEndsOn: null, severity: null },
            ...{
              procedure: null,
              fineFen: null,
              status: 'effective',
              disputed: false,
              penaltyKinds: [],
              ...nothing,
            },
          },
          {
            ...{ recordId: later, kind: 'penalty', documentNumber: penaltyColumns.document_number },
            ...{ decidedOn: '2020-05-06', validTo: null, publicityEndsOn: '2021-05-06', severity: 'general' },
            ...{ procedure: 'ordinary', fineFen: 500_000, status: 'effective', disputed: true },
            ...{ penaltyKinds: ['fine'], ...nothing },
          },
        ],
      },
    ]);
  });

  it('name the details that rules may read', async () => {
    const id = await knowledge.subject();
    await knowledge.record(id, {
      kind: 'other',
      details: { otherKind: otherKinds[0], honourLevel: 'city', text: '诚信企业' },
    });
    await knowledge.record(id, {
      kind: 'commitment',
      decided_on: localDate('2020-01-01'),
      status: 'repaired',
      repaired_on: localDate('2020-02-01'),
      details: { commitmentKind: 'informed', item: '告知承诺', fulfilment: 'breached' },
    });
    const [subject] = await subjectFacts(knowledge.store, [id]);
    expect(subject?.facts[0]).toMatchObject({ otherKind: 'honour', honourLevel: 'city' });
    expect(subject?.facts[1]).toMatchObject({
      commitmentKind: 'informed',
      fulfilment: 'breached',
      repairedOn: '2020-02-01',
    });
  });

  it('of persons begin with the enrolment and carry what decides whether they are scored', async () => {
    const enrolled = await knowledge.subject({ kind: 'natural-person', since: localDate('2020-01-01') });
    await knowledge.withdraw(enrolled, localDate('2020-06-01'));
    const minor = await knowledge.subject({
      kind: 'natural-person',
      since: null,
      minorUntil: localDate('2030-01-01'),
    });
    const found = await subjectFacts(knowledge.store, [minor, enrolled]);
    const head = { kind: 'natural-person', facts: [] };
    expect(found.find((each) => each.subjectId === enrolled)).toMatchObject({
      ...head,
      since: '2020-01-01',
      enrolledUntil: '2020-06-01',
    });
    expect(found.find((each) => each.subjectId === minor)).toMatchObject({
      ...head,
      since: null,
      minorUntil: '2030-01-01',
    });
  });

  it('as known at a point are those of then, whatever came later', async () => {
    const before = await currentSeq(knowledge.store.db);
    const id = await knowledge.subject();
    const record = await knowledge.record(id, { document_number: '一号' });
    const first = await currentSeq(knowledge.store.db);
    const second = await knowledge.revise(record, { document_number: '二号' });
    const third = await knowledge.revise(record, { status: 'withdrawn' });
    const numbersAt = async (seq: number | null): Promise<unknown> =>
      (await subjectFacts(knowledge.store, [id], seq)).map(({ facts }) =>
        facts.map((fact) => fact.documentNumber),
      );
    expect(await numbersAt(before)).toEqual([]);
    expect(await numbersAt(first)).toEqual([['一号']]);
    expect(await numbersAt(second)).toEqual([['二号']]);
    expect(await numbersAt(third)).toEqual([[]]);
    expect(await numbersAt(null)).toEqual([[]]);
  });

  it('stream one subject after another, and a consumer that stops early leaves the connection usable', async () => {
    const range = { from: '00000000-0000-0000-0000-000000000000', before: null };
    await inSession(knowledge.store, async ({ client }) => {
      const ids: string[] = [];
      for await (const subject of streamSubjectFacts(client, range)) ids.push(subject.subjectId);
      expect(ids).toEqual([...new Set(ids)].toSorted());
      for await (const subject of streamSubjectFacts(client, range)) {
        expect(subject.subjectId).toBe(ids[0]);
        break;
      }
      expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    });
  });

  it('refuse an id that is none, before any statement', async () => {
    await expect(subjectFacts(knowledge.store, ["'); drop table score; --"])).rejects.toThrow(TypeError);
  });
});
