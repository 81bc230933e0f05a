import { type CreditRecord, type ListReference, type LocalDate, localDate } from '@egret/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentSeq, entrySteps, reviewLists, scoringIdle, type StepAuthor } from '@egret/store';
import {
  aJudgmentDefault,
  aPenalty,
  department,
  holdEntry,
  holdLists,
  listEntryStepRow,
  type NewSubject,
  type OpenKnowledge,
  stepAuthor as author,
  takeStep,
  testModel,
} from '@egret/testing';
import { openScoring, type Scorer } from './_scorer.ts';

const asOf = localDate('2020-12-30');

describe('grounds that fall', () => {
  let knowledge: OpenKnowledge;
  let scorer: Scorer;
  let tables: ListReference;
  let court: StepAuthor;
  beforeEach(async () => {
    ({ knowledge, scorer } = await openScoring([testModel()]));
    tables = await holdLists(knowledge);
    const body = { uscc: null, name: '海沧区人民法院' };
    court = await author(knowledge.store.db, 'court', body, 'determining-officer');
  });
  afterEach(() => knowledge[Symbol.asyncDispose]());

  interface Determined {
    readonly subject: string;
    readonly record: string;
    readonly entry: string;
  }

  async function determined(
    endsOn = '2022-06-01',
    of: {
      readonly subject?: NewSubject;
      readonly ground?: CreditRecord;
      readonly effectiveOn?: LocalDate;
    } = {},
  ): Promise<Determined> {
    const subject = await knowledge.subject(of.subject);
    const record = await knowledge.record(subject, of.ground ?? aJudgmentDefault());
    const step = { effectiveOn: of.effectiveOn ?? localDate('2020-06-01'), endsOn: localDate(endsOn) };
    const held = { subjectId: subject, list: 'black', recordIds: [record] } as const;
    const entry = await holdEntry(
      knowledge,
      court.actor.clientId,
      { ...held, authorityId: court.listing.departmentId },
      [
        { kind: 'proposed', ...step },
        { kind: 'determined', ...step },
      ],
    );
    return { subject, record, entry };
  }

  const kinds = async (entry: string): Promise<readonly string[]> => {
    const rows = await knowledge.store.db
      .selectFrom('list_entry_step')
      .select('kind')
      .where('entry_id', '=', entry)
      .orderBy('step_no')
      .execute();
    return rows.map(({ kind }) => kind);
  };
  const tasks = () => knowledge.store.db.selectFrom('task').selectAll().execute();

  it.each([
    ['annulled', 'annulled', 'ended'],
    ['repaired', 'repaired', 'repaired'],
    ['fulfilled', 'fulfilled', 'fulfilled'],
    ['disputed', 'objected', 'disputed'],
  ] as const)('suspend a determined entry the same day where it is %s', async (_, event, standing) => {
    const { record, entry } = await determined();
    await scorer.scoreChanged(asOf, 100);
    expect(await kinds(entry)).toEqual(['proposed', 'determined']);
    await knowledge.happen(record, event, asOf);
    const seq = await currentSeq(knowledge.store.db);
    await scorer.scoreChanged(asOf, 100);
    expect(await kinds(entry)).toEqual(['proposed', 'determined', 'suspended']);
    const suspension = await knowledge.store.db
      .selectFrom('list_entry_step')
      .select(['effective_on', 'facts_seq', 'client_id', 'particulars'])
      .where('kind', '=', 'suspended')
      .executeTakeFirstOrThrow();
    expect(suspension).toEqual({
      ...{ effective_on: asOf, facts_seq: seq, client_id: null },
      particulars: { fallen: [{ recordId: record, standing }] },
    });
    // Ten working days after 2020-12-30: 1 to 3 January are holidays, the weekends lie between.
    expect(await tasks()).toMatchObject([
      {
        ...{ kind: 're-examine-entry', entry_id: entry, authority_id: court.listing.departmentId },
        ...{ due_on: '2021-01-14', reason_code: `ground-${standing}` },
        closed_in_batch: null,
      },
    ]);
  });

  it.each([
    ['that the rules read', {}],
    ['too old to be used', { ground: aPenalty({ decidedOn: localDate('2015-03-01') }) }],
    [
      'of a person who turned out to be a minor and is never scored',
      { subject: { kind: 'natural-person', since: null, minorUntil: localDate('2024-05-01') } },
    ],
  ] as const)(
    'suspend an entry on the day of an event that was entered before, of a record %s',
    async (_, of) => {
      const { record, entry } = await determined('2022-06-01', of);
      await knowledge.happen(record, 'annulled', '2021-01-28');
      await scorer.scoreChanged(asOf, 100);
      await scorer.scoreDue(localDate('2021-01-27'), 100);
      expect(await kinds(entry)).toEqual(['proposed', 'determined']);
      await scorer.scoreDue(localDate('2021-01-28'), 100);
      expect(await kinds(entry)).toEqual(['proposed', 'determined', 'suspended']);
    },
  );

  it('suspend once an entry that begins on a later day', async () => {
    const { subject, record, entry } = await determined('2022-06-01', {
      effectiveOn: localDate('2021-02-01'),
    });
    await knowledge.happen(record, 'objected', asOf);
    for (let time = 0; time < 2; time += 1) {
      await scorer.scoreChanged(asOf, 100);
      expect(await kinds(entry)).toEqual(['proposed', 'determined', 'suspended']);
    }
    expect(await scoringIdle(knowledge.store.db, asOf)).toBe(true);
    await knowledge.happen(record, 'objection-decided', asOf);
    const step = { kind: 'resumed', effectiveOn: null, documentNumber: null } as const;
    expect(await takeStep(knowledge, entry, step, court, tables, asOf)).toEqual({
      outcome: 'taken',
      kind: 'resumed',
    });
    expect(await scorer.scoreSubjects([subject], asOf)).toMatchObject({ suspended: 0 });
  });

  it('are asked about again once a proposal that rests on fewer of them is rejected', async () => {
    const subject = await knowledge.subject();
    for (const day of ['2020-03-01', '2020-06-01']) {
      await knowledge.record(subject, aPenalty({ decidedOn: localDate(day) }));
    }
    await scorer.scoreChanged(asOf, 100);
    const { id } = await knowledge.store.db.selectFrom('list_entry').select('id').executeTakeFirstOrThrow();
    // Notice was served, so that the third penalty is not slipped under the proposal.
    await knowledge.batch(async (db, batch_id) => {
      const step = { subject_id: subject, entry_id: id, step_no: 2, effective_on: asOf, batch_id };
      await db
        .insertInto('list_entry_step')
        .values(listEntryStepRow({ ...step, kind: 'notified' }))
        .execute();
      return [];
    });
    await knowledge.record(subject, aPenalty({ decidedOn: localDate('2020-09-01') }));
    await scorer.scoreChanged(asOf, 100);
    expect(await kinds(id)).toEqual(['proposed', 'notified']);
    const officer = await author(knowledge.store.db, 'bureau', department, 'determining-officer');
    const rejected = await takeStep(knowledge, id, { kind: 'rejected' }, officer, tables, asOf);
    expect(rejected).toEqual({ outcome: 'taken', kind: 'rejected' });
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ proposed: 1 });
  });

  it('leave the last day of the task open where the calendar of its year is not published', async () => {
    const { subject, record } = await determined('2027-06-01');
    await knowledge.happen(record, 'objected', '2020-12-01');
    const moment = { asOf: localDate('2026-12-30'), seq: await currentSeq(knowledge.store.db) };
    await knowledge.store.db
      .transaction()
      .execute((trx) => reviewLists(trx, { ids: [subject] }, [], moment, tables));
    expect(await tasks()).toMatchObject([{ due_on: null }]);
  });

  it('leave an entry suspended when they are back, until a person resumes it', async () => {
    const { subject, record, entry } = await determined();
    await knowledge.happen(record, 'objected', '2020-12-01');
    await scorer.scoreChanged(asOf, 100);
    const resume = () =>
      takeStep(
        knowledge,
        entry,
        { kind: 'resumed', effectiveOn: null, documentNumber: null },
        court,
        tables,
        asOf,
      );
    expect(await resume()).toEqual({ outcome: 'obstacle', why: 'no-ground-left' });
    await knowledge.happen(record, 'objection-decided', '2020-12-02');
    await scorer.scoreChanged(asOf, 100);
    await scorer.scoreSubjects([subject], asOf);
    expect(await kinds(entry)).toEqual(['proposed', 'determined', 'suspended']);
    expect(await resume()).toEqual({ outcome: 'taken', kind: 'resumed' });
    expect(await tasks()).toMatchObject([{ closed_in_batch: expect.any(Number) }]);
    await scorer.scoreSubjects([subject], asOf);
    expect(await kinds(entry)).toEqual(['proposed', 'determined', 'suspended', 'resumed']);
  });

  it('hold an entry that a person resumed on those that are left, until a further one falls', async () => {
    const subject = await knowledge.subject();
    const records: string[] = [];
    for (const day of ['2020-01-10', '2020-02-10', '2020-03-10']) {
      records.push(await knowledge.record(subject, aPenalty({ decidedOn: localDate(day) })));
    }
    const step = { effectiveOn: localDate('2020-06-01'), endsOn: localDate('2022-06-01') };
    const held = { subjectId: subject, list: 'black', recordIds: records } as const;
    const entry = await holdEntry(
      knowledge,
      court.actor.clientId,
      { ...held, authorityId: court.listing.departmentId },
      [
        { kind: 'proposed', ...step },
        { kind: 'determined', ...step },
      ],
    );
    const [first = '', second = '', third = ''] = records;
    const resume = () =>
      takeStep(
        knowledge,
        entry,
        { kind: 'resumed', effectiveOn: null, documentNumber: null },
        court,
        tables,
        asOf,
      );
    const said = async () =>
      (await entrySteps(knowledge.store.db, entry)).slice(2).map(({ kind, fallen }) => ({ kind, fallen }));
    const without = (kind: string, ...fallen: readonly string[]) => ({
      kind,
      fallen: fallen.map((recordId) => ({ recordId, standing: 'ended' })),
    });

    await knowledge.happen(first, 'annulled', '2020-12-01');
    await scorer.scoreChanged(asOf, 100);
    expect(await resume()).toEqual({ outcome: 'taken', kind: 'resumed' });
    await scorer.scoreSubjects([subject], asOf);
    expect(await said()).toEqual([without('suspended', first), without('resumed', first)]);

    await knowledge.happen(second, 'annulled', '2020-12-02');
    await scorer.scoreChanged(asOf, 100);
    expect(await resume()).toEqual({ outcome: 'taken', kind: 'resumed' });
    await scorer.scoreSubjects([subject], asOf);
    expect((await said()).slice(2)).toEqual([
      without('suspended', second),
      without('resumed', first, second),
    ]);

    await knowledge.happen(third, 'annulled', '2020-12-03');
    await scorer.scoreChanged(asOf, 100);
    expect((await said()).at(-1)).toEqual(without('suspended', third));
    expect(await resume()).toEqual({ outcome: 'obstacle', why: 'no-ground-left' });
  });

  it('replace an open proposal by one with the grounds that remain', async () => {
    const subject = await knowledge.subject();
    const records: string[] = [];
    for (const day of ['2020-03-01', '2020-06-01', '2020-09-01']) {
      records.push(await knowledge.record(subject, aPenalty({ decidedOn: localDate(day) })));
    }
    await scorer.scoreChanged(asOf, 100);
    await knowledge.happen(records[1] ?? '', 'annulled', '2020-12-01');
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ proposed: 1 });
    const held = await knowledge.store.db.selectFrom('list_entry').select(['id', 'record_ids']).execute();
    const byLength = held.toSorted((a, b) => b.record_ids.length - a.record_ids.length);
    expect(byLength.map(({ record_ids: ids }) => ids)).toEqual([records, [records[0], records[2]]]);
    expect(await kinds(byLength[0]?.id ?? '')).toEqual(['proposed', 'lapsed']);
    expect(await kinds(byLength[1]?.id ?? '')).toEqual(['proposed']);
  });

  it('are not examined by an older reading after a newer one', async () => {
    const { subject, record, entry } = await determined();
    await knowledge.happen(record, 'objected', '2020-12-01');
    const older = await currentSeq(knowledge.store.db);
    await knowledge.happen(record, 'objection-decided', '2020-12-02');
    const newer = await currentSeq(knowledge.store.db);
    const proposal = {
      subjectId: subject,
      list: 'key-attention',
      ruleId: 'key-attention-repeated-penalties',
      ruleVersion: 1,
      definitionId: 'district-key-attention',
      recordIds: [record],
      validTo: localDate('2021-06-01'),
    } as const;
    const { db } = knowledge.store;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let begun = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    // The newer reading holds the subject's lists; the older one, with a proposal that no longer stands, waits for it.
    const first = db.transaction().execute(async (trx) => {
      await reviewLists(trx, { ids: [subject] }, [], { asOf, seq: newer }, tables);
      begun();
      await released;
    });
    await hasBegun;
    const second = db
      .transaction()
      .execute((trx) => reviewLists(trx, { ids: [subject] }, [proposal], { asOf, seq: older }, tables));
    release();
    await first;
    expect(await second).toEqual({ proposed: 0, lapsed: 0, suspended: 0 });
    expect(await kinds(entry)).toEqual(['proposed', 'determined']);
    expect(await db.selectFrom('list_entry').select('id').execute()).toHaveLength(1);
  });

  it('keep anybody from determining a proposal that rests on them', async () => {
    const subject = await knowledge.subject();
    const record = await knowledge.record(subject, aJudgmentDefault());
    await scorer.scoreChanged(asOf, 100);
    const { id } = await knowledge.store.db.selectFrom('list_entry').select('id').executeTakeFirstOrThrow();
    await knowledge.happen(record, 'objected', '2020-12-01');
    const step = {
      kind: 'determined',
      documentNumber: '一号',
      decidedOn: asOf,
      validTo: localDate('2022-12-30'),
    } as const;
    expect(await takeStep(knowledge, id, step, court, tables, asOf)).toEqual({
      outcome: 'obstacle',
      why: 'ground-fallen',
    });
  });
});
