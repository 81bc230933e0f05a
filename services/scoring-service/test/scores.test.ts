import { localDate, subjectFactsOf } from '@egret/domain';
import { verifyScore } from '@egret/scorecard';
import {
  type OpenKnowledge,
  aLicence,
  aPenalty,
  personModel,
  testModel,
  testSealing as sealing,
  sampleTables,
} from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  evaluateSubject,
  knownSubjects,
  modelVersion,
  saveShippedModels,
  scoreOf,
  scoringIdle,
} from '@egret/store';
import { openScoring, type Scorer } from './_scorer.ts';

const { law } = await sampleTables();

const asOf = localDate('2020-12-31');

describe('scoring', () => {
  let knowledge: OpenKnowledge;
  let scorer: Scorer;
  beforeAll(async () => {
    ({ knowledge, scorer } = await openScoring([testModel(), personModel()]));
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  const scoreRow = (id: string) => scoreOf(knowledge.store.db, id);

  /** Every score with what tells one writing of its row from another. */
  async function writings(): Promise<ReadonlyMap<string, string>> {
    const { rows } = await knowledge.store.pool.query<{ subject_id: string; writing: string }>(
      `select subject_id, concat(xmin, ' ', scored_at) as writing from score`,
    );
    return new Map(rows.map((row) => [row.subject_id, row.writing]));
  }

  it('keeps points, tier, lines, the day of the next change and a receipt that can be checked', async () => {
    const id = await knowledge.subject();
    const licence = await knowledge.record(id, aLicence({ validTo: localDate('2023-06-30') }));
    const penalty = await knowledge.record(id, aPenalty({ decidedOn: localDate('2020-05-06') }));
    expect(await scorer.scoreChanged(asOf, 100)).toEqual({
      subjects: 1,
      scored: 1,
      deleted: 0,
      proposed: 0,
      lapsed: 0,
      suspended: 0,
    });

    const row = await scoreRow(id);
    expect(row).toMatchObject({
      modelId: 'test-enterprise',
      modelVersion: 1,
      asOf,
      seq: 3,
      points: 510,
      tier: 'low',
      nextChangeOn: '2021-05-06',
      lines: [
        { reason: 'rule', ruleId: 'licence-held', points: 10, recordId: licence, until: '2023-06-30' },
        { reason: 'rule', ruleId: 'penalty-graded', points: -100, recordId: penalty, until: '2021-05-05' },
      ],
    });
    const model = await modelVersion(knowledge.store.db, 'test-enterprise', 1);
    await knowledge.happen(penalty, 'annulled', '2020-06-01');
    const [known] = await knownSubjects(knowledge.store, [id], row?.seq);
    if (!row || !model || !known) throw new Error('not kept');
    const subject = subjectFactsOf(known, law, asOf);
    const verified = verifyScore(sealing.receiptMac(), row.receipt, model, { subject, asOf, seq: row.seq });
    expect(verified?.points).toBe(510);
    const other = (): Uint8Array => new Uint8Array(32);
    expect(verifyScore(other, row.receipt, model, { subject, asOf, seq: row.seq })).toBeNull();
  });

  it('scores exactly the changed and the due subjects again', async () => {
    const { db } = knowledge.store;
    await scorer.scoreChanged(asOf, 100);
    const [changed, due, other] = [
      await knowledge.subject(),
      await knowledge.subject(),
      await knowledge.subject(),
    ];
    await knowledge.record(due, aPenalty({ decidedOn: localDate('2020-03-01') }));
    await knowledge.record(other);
    await scorer.scoreChanged(asOf, 100);
    expect(await scoringIdle(db, asOf)).toBe(true);
    const before = await writings();

    await knowledge.record(changed);
    const later = localDate('2021-03-01');
    expect(await scoringIdle(db, asOf)).toBe(false);
    expect((await scorer.scoreChanged(later, 100)).scored).toBe(1);
    expect(await scoringIdle(db, later)).toBe(false);
    expect((await scorer.scoreDue(later, 100)).scored).toBe(1);
    expect((await scorer.scoreDue(later, 100)).subjects).toBe(0);
    expect(await scoringIdle(db, later)).toBe(true);

    expect(await scoreRow(changed)).toMatchObject({ points: 610, asOf: later });
    // The day after the five years of use (征信业管理条例 art. 16).
    expect(await scoreRow(due)).toMatchObject({ points: 600, asOf: later, nextChangeOn: '2025-03-02' });
    const after = await writings();
    const rewritten = [...after].filter(([id, writing]) => before.get(id) !== writing).map(([id]) => id);
    expect(rewritten.toSorted()).toEqual([changed, due].toSorted());
  });

  it('scores again what a retired model scored', async () => {
    const { db } = knowledge.store;
    const count = (await writings()).size;
    await saveShippedModels(db, [testModel({ version: 2, startPoints: 700 })]);
    expect(await scoringIdle(db, asOf)).toBe(true);
    await db
      .updateTable('score_model')
      .set({ state: 'retired' })
      .where('id', '=', 'test-enterprise')
      .execute();
    await db
      .updateTable('score_model')
      .set({ state: 'active' })
      .where('id', '=', 'test-enterprise')
      .where('version', '=', 2)
      .execute();
    expect(await scoringIdle(db, asOf)).toBe(false);
    expect((await scorer.scoreDue(asOf, 2)).scored).toBe(2);
    expect((await scorer.scoreDue(asOf, 1000)).scored).toBe(count - 2);
    expect(await scoringIdle(db, asOf)).toBe(true);
  });

  it('scores the whole population in ranges as it scores one subject', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 12; number += 1) {
      const id = await knowledge.subject();
      for (let licence = 0; licence < number; licence += 1) await knowledge.record(id);
      ids.push(id);
    }
    const { subjects, scored } = await scorer.scorePopulation(asOf, { size: 5, connections: 2 });
    const { rows } = await knowledge.store.pool.query('select id from subject');
    expect([subjects, scored]).toEqual([rows.length, rows.length]);
    for (const [number, id] of ids.entries()) {
      const row = await scoreRow(id);
      expect(row?.points).toBe(700 + 10 * Math.min(number, 10));
      const evaluated = await evaluateSubject(knowledge.store, id, { asOf, seq: null, law });
      expect(evaluated?.evaluation.lines).toEqual(row?.lines);
    }
    // Scoring everybody claims no marks: they are worked off by the next claims.
    expect((await scorer.scoreChanged(asOf, 1000)).subjects).toBe(12);
  });

  it('scores given subjects, and never writes over a score that knew more', async () => {
    const id = await knowledge.subject();
    expect((await scorer.scoreSubjects([id], asOf)).scored).toBe(1);
    await knowledge.store.db
      .updateTable('score')
      .set({ seq: 1_000_000 })
      .where('subject_id', '=', id)
      .execute();
    await scorer.scoreSubjects([id], localDate('2021-01-01'));
    expect(await scoreRow(id)).toMatchObject({ confirmedSeq: 1_000_000, confirmedOn: asOf });
    expect(await scorer.scoreSubjects([], asOf)).toMatchObject({ subjects: 0 });
  });
});
