import { factContentOf, localDate } from '@egret/domain';
import { aCommitment, aLicence, anHonour, aPenalty, openKnowledge, type OpenKnowledge } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentSeq, knownSubjects } from '../src/index.ts';
import { heldRecords } from '../src/records/held-records.ts';
import { inSession } from '../src/scores/session.ts';
import { streamSubjects } from '../src/scores/stream-facts.ts';

describe('facts of a subject', () => {
  let knowledge: OpenKnowledge;
  beforeAll(async () => {
    knowledge = await openKnowledge();
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  it('are what the current versions and the events say, in the order of decision', async () => {
    const id = await knowledge.subject();
    const penalty = aPenalty({
      decidedOn: localDate('2020-05-06'),
      publicityStatedUntil: localDate('2021-05-06'),
      disclosureStated: 'public',
    });
    const later = await knowledge.record(id, penalty);
    const licence = aLicence({
      documentNumber: '厦海许决\\〔2019〕\t1号\n附',
      decidedOn: localDate('2019-01-02'),
      validTo: localDate('2024-01-01'),
    });
    const earlier = await knowledge.record(id, licence);
    await knowledge.happen(later, 'repaired', '2020-08-01');
    await knowledge.happen(later, 'objected', '2020-07-01');

    const event = { id: expect.any(String), documentNumber: null, replacedBy: null, revokes: null };
    expect(await knownSubjects(knowledge.store, [id])).toEqual([
      {
        subjectId: id,
        kind: 'organisation',
        since: '2015-03-04',
        registrationState: 'in-business',
        enrolledUntil: null,
        minorUntil: null,
        entries: [],
        seq: await currentSeq(knowledge.store.db),
        records: [
          {
            recordId: earlier,
            content: factContentOf(licence),
            events: [],
          },
          {
            recordId: later,
            content: factContentOf(penalty),
            events: [
              { ...event, kind: 'objected', effectiveOn: '2020-07-01' },
              { ...event, kind: 'repaired', effectiveOn: '2020-08-01' },
            ],
          },
        ],
      },
    ]);
  });

  it('have of a record exactly what domain says that a fact is made of', async () => {
    const id = await knowledge.subject();
    await knowledge.record(id, aPenalty());
    await knowledge.record(id, anHonour());
    await knowledge.record(id, aCommitment());
    const [subject] = await knownSubjects(knowledge.store, [id]);
    const point = { asOf: localDate('2021-01-01'), seq: subject?.seq ?? 0 };
    const held = await heldRecords(knowledge.store.db, id, point);
    expect(subject?.records.map(({ content }) => content)).toEqual(
      held.map(({ record }) => factContentOf(record)),
    );
  });

  it('of persons begin with the enrolment and carry what decides whether they are scored', async () => {
    const enrolled = await knowledge.subject({ kind: 'natural-person', since: localDate('2020-01-01') });
    await knowledge.withdraw(enrolled, localDate('2020-06-01'));
    const minor = await knowledge.subject({
      kind: 'natural-person',
      since: null,
      minorUntil: localDate('2030-01-01'),
    });
    const found = await knownSubjects(knowledge.store, [minor, enrolled]);
    const head = { kind: 'natural-person', records: [] };
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
    const record = await knowledge.record(id, aLicence({ documentNumber: '一号' }));
    const first = await currentSeq(knowledge.store.db);
    const second = await knowledge.revise(record, aLicence({ documentNumber: '二号' }));
    const third = await knowledge.happen(record, 'annulled', '2020-01-01');
    const numbersAt = async (seq: number | null): Promise<unknown> =>
      (await knownSubjects(knowledge.store, [id], seq)).map(({ records }) =>
        records.map(({ content, events }) => [content.documentNumber, ...events.map(({ kind }) => kind)]),
      );
    expect(await numbersAt(before)).toEqual([]);
    expect(await numbersAt(first)).toEqual([[['一号']]]);
    expect(await numbersAt(second)).toEqual([[['二号']]]);
    expect(await numbersAt(third)).toEqual([[['二号', 'annulled']]]);
    expect(await numbersAt(null)).toEqual([[['二号', 'annulled']]]);
  });

  it('stream one subject after another, and a consumer that stops early leaves the connection usable', async () => {
    const range = { from: '00000000-0000-0000-0000-000000000000', before: null };
    await inSession(knowledge.store, async ({ client }) => {
      const ids: string[] = [];
      for await (const subject of streamSubjects(client, range)) ids.push(subject.subjectId);
      expect(ids).toEqual([...new Set(ids)].toSorted());
      for await (const subject of streamSubjects(client, range)) {
        expect(subject.subjectId).toBe(ids[0]);
        break;
      }
      expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    });
  });

  it('refuse an id that is none, before any statement', async () => {
    await expect(knownSubjects(knowledge.store, ["'); drop table score; --"])).rejects.toThrow(TypeError);
  });
});
