import { localDate, subjectFactsOf } from '@egret/domain';
import { verifyScore } from '@egret/scorecard';
import {
  currentSeq,
  knownSubjects,
  modelVersion,
  receiptKey,
  rescoreSubjects,
  saveShippedModels,
  scoreAsOf,
  scoringIdle,
} from '@egret/store';
import {
  type OpenKnowledge,
  aPenalty,
  personModel,
  testModel,
  testSealing as sealing,
  sampleTables,
} from '@egret/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openScoring, type Scorer } from './_scorer.ts';

const { law } = await sampleTables();

const asOf = localDate('2020-12-31');

describe('the history of scores', () => {
  let knowledge: OpenKnowledge;
  let scorer: Scorer;
  beforeEach(async () => {
    ({ knowledge, scorer } = await openScoring([testModel(), personModel()]));
  });
  afterEach(() => knowledge[Symbol.asyncDispose]());

  const versions = (id: string) =>
    knowledge.store.db
      .selectFrom('score_version')
      .selectAll()
      .where('subject_id', '=', id)
      .orderBy('version')
      .execute();
  const head = (id: string) =>
    knowledge.store.db.selectFrom('score').selectAll().where('subject_id', '=', id).executeTakeFirst();
  const dues = (id: string) =>
    knowledge.store.db
      .selectFrom('score_due')
      .select(['purpose', 'next_on'])
      .where('subject_id', '=', id)
      .orderBy('purpose')
      .execute();

  it('has a version where points, tier or lines differ, and only there', async () => {
    const id = await knowledge.subject();
    const penalty = await knowledge.record(id, aPenalty({ decidedOn: localDate('2020-05-06') }));
    await scorer.scoreChanged(asOf, 100);
    // A note on the record changes nothing that the model reads, a later day of evaluation neither.
    const seq = await knowledge.revise(penalty, aPenalty({ documentNumber: '厦海市监处〔2020〕2号' }));
    const later = localDate('2021-02-01');
    await scorer.scoreChanged(later, 100);
    expect(await versions(id)).toHaveLength(1);
    expect(await head(id)).toMatchObject({ version: 1, as_of: later, seq, points: 500 });

    await scorer.scoreDue(localDate('2021-05-06'), 100);
    expect((await versions(id)).map(({ version, points, as_of }) => [version, points, as_of])).toEqual([
      [1, 500, asOf],
      [2, 600, '2021-05-06'],
    ]);
    expect(await head(id)).toMatchObject({ version: 2, points: 600, tier: 'high' });
  });

  it('is vouched for version by version', async () => {
    const id = await knowledge.subject();
    const penalty = await knowledge.record(id, aPenalty({ decidedOn: localDate('2020-05-06') }));
    await scorer.scoreChanged(asOf, 100);
    await knowledge.happen(penalty, 'repaired', '2021-01-04');
    await scorer.scoreChanged(localDate('2021-01-05'), 100);
    const model = await modelVersion(knowledge.store.db, 'test-enterprise', 1);
    const kept = await versions(id);
    expect(kept.map(({ points }) => points)).toEqual([500, 600]);
    for (const { as_of, seq, receipt, points, model_hash } of kept) {
      const [known] = await knownSubjects(knowledge.store, [id], seq);
      if (!model || !known) throw new Error('not kept');
      const subject = subjectFactsOf(known, law, as_of);
      const verified = verifyScore(sealing.receiptMac(), receipt, model, { subject, asOf: as_of, seq });
      expect([verified?.points, model_hash]).toEqual([points, model.hash]);
    }
  });

  it('names the model of each version: another one says the same lines in other words', async () => {
    const { db } = knowledge.store;
    const id = await knowledge.subject();
    await scorer.scoreChanged(asOf, 100);
    await saveShippedModels(db, [{ ...testModel({ version: 2 }), zh: '测试模型二' }]);
    for (const [state, version] of [
      ['retired', 1],
      ['active', 2],
    ] as const) {
      await db
        .updateTable('score_model')
        .set({ state })
        .where('id', '=', 'test-enterprise')
        .where('version', '=', version)
        .execute();
    }
    await scorer.scoreDue(asOf, 100);
    expect((await versions(id)).map(({ model_version }) => model_version)).toEqual([1, 2]);
    expect(await scoringIdle(db, asOf)).toBe(true);
  });

  it('answers as of a day and as known at a point, before and after a repair', async () => {
    const { store } = knowledge;
    const id = await knowledge.subject();
    const penalty = await knowledge.record(id, aPenalty({ decidedOn: localDate('2020-05-06') }));
    await scorer.scoreChanged(asOf, 100);
    const before = await currentSeq(store.db);
    await knowledge.happen(penalty, 'repaired', '2021-01-04');
    const today = localDate('2021-01-05');
    const ask = async (day: string, seq: number | null) => {
      const score = await scoreAsOf(store, id, { asOf: localDate(day), seq, today, law });
      return [score?.points, score?.origin];
    };
    // What has not been scored yet is not read from what was said before.
    expect(await ask('2021-01-05', null)).toEqual([600, 'computed']);
    await scorer.scoreChanged(today, 100);
    expect(await ask('2021-01-05', null)).toEqual([600, 'kept']);
    expect(await ask('2021-02-05', null)).toEqual([600, 'kept']);
    expect(await ask('2020-12-31', before)).toEqual([500, 'kept']);
    expect(await ask('2021-01-05', before)).toEqual([500, 'computed']);
    expect(await ask('2020-12-31', null)).toEqual([500, 'computed']);
    expect(await ask('2020-05-05', before)).toEqual([600, 'computed']);
    expect(await ask('2021-05-06', before)).toEqual([600, 'computed']);
  });

  it('goes with the withdrawal of a person, explanations and all, and with it every answer about the past', async () => {
    const { store } = knowledge;
    const [leaving, staying] = [
      await knowledge.subject({ kind: 'natural-person', since: localDate('2020-01-01') }),
      await knowledge.subject({ kind: 'natural-person', since: localDate('2020-01-01') }),
    ];
    for (const id of [leaving, staying]) {
      await knowledge.record(id, aPenalty({ decidedOn: localDate('2020-05-06') }));
    }
    await scorer.scoreChanged(asOf, 100);
    await scorer.scoreDue(localDate('2021-05-06'), 100);
    const before = await currentSeq(store.db);
    expect(await versions(leaving)).toHaveLength(2);

    const today = localDate('2021-06-01');
    await knowledge.withdraw(leaving, today);
    const question = { asOf: localDate('2021-05-10'), seq: before, today, law };
    // At once, whether or not the scoring has come to it.
    expect(await scoreAsOf(store, leaving, question)).toBeNull();
    expect(await scorer.scoreChanged(today, 100)).toMatchObject({ subjects: 1, deleted: 1 });
    expect(await versions(leaving)).toEqual([]);
    expect(await head(leaving)).toBeUndefined();
    expect((await dues(leaving)).filter(({ purpose }) => purpose !== 'list-rules')).toEqual([]);
    expect(await scoreAsOf(store, leaving, question)).toBeNull();
    expect(await scoreAsOf(store, leaving, { ...question, today: localDate('2021-05-31') })).not.toBeNull();

    expect(await versions(staying)).toHaveLength(2);
    expect(await scoreAsOf(store, staying, question)).toMatchObject({ points: 600, origin: 'kept' });
  });

  it('is written by a reader of a stale score, who proposes nothing and takes no mark', async () => {
    const { store } = knowledge;
    const id = await knowledge.subject();
    for (const day of ['2020-05-06', '2020-06-06']) {
      await knowledge.record(id, aPenalty({ decidedOn: localDate(day) }));
    }
    await rescoreSubjects(store, [id], { asOf, key: receiptKey(sealing), law });
    expect(await head(id)).toMatchObject({ points: 400 });
    expect(await store.db.selectFrom('list_entry').selectAll().execute()).toEqual([]);
    expect((await dues(id)).map(({ purpose }) => purpose)).toEqual(['test-enterprise']);
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ subjects: 1, proposed: 1 });
    expect(await versions(id)).toHaveLength(1);
  });

  it('goes on where it was left when a kind of subject has a model again', async () => {
    const { db } = knowledge.store;
    const id = await knowledge.subject();
    await scorer.scoreChanged(asOf, 100);
    const setState = (state: 'retired' | 'active') =>
      db.updateTable('score_model').set({ state }).where('id', '=', 'test-enterprise').execute();
    await setState('retired');
    expect(await scorer.scoreDue(asOf, 100)).toMatchObject({ deleted: 1 });
    expect([await head(id), (await versions(id)).length]).toEqual([undefined, 1]);
    await setState('active');
    await scorer.scoreSubjects([id], asOf);
    expect(await head(id)).toMatchObject({ version: 2 });
  });
});
