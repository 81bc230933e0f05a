import { localDate } from '@egret/domain';
import {
  claimChanged,
  claimDue,
  closeBatch,
  inSession,
  openBatch,
  openStore,
  receiptKey,
  scoringIdle,
} from '@egret/store';
import {
  type OpenKnowledge,
  aPenalty,
  testModel,
  testSealing as sealing,
  sampleTables,
} from '@egret/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scoreBatch } from '../src/index.ts';
import { createScorer, openScoring, type Scorer } from './_scorer.ts';

const { law } = await sampleTables();

const asOf = localDate('2020-12-31');

describe('claims of subjects to score', () => {
  let knowledge: OpenKnowledge;
  let scorer: Scorer;
  beforeEach(async () => {
    ({ knowledge, scorer } = await openScoring([testModel()]));
  });
  afterEach(() => knowledge[Symbol.asyncDispose]());

  /** Subjects with a record and a mark each. */
  async function subjects(count: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let number = 0; number < count; number += 1) {
      const id = await knowledge.subject();
      await knowledge.record(id, aPenalty({ decidedOn: localDate('2020-06-01') }));
      ids.push(id);
    }
    await knowledge.store.db
      .deleteFrom('changed_subject as later')
      .using('changed_subject as mark')
      .whereRef('mark.subject_id', '=', 'later.subject_id')
      .whereRef('mark.batch_id', '<', 'later.batch_id')
      .execute();
    return ids.toSorted();
  }

  const marks = async (): Promise<number> =>
    (await knowledge.store.db.selectFrom('changed_subject').select('subject_id').execute()).length;

  it('of two workers at the same time are disjoint, for changed and for due subjects', async () => {
    const ids = await subjects(6);
    await inSession(knowledge.store, async (one) => {
      const first = await claimChanged(one.db, 4);
      await inSession(knowledge.store, async (two) => {
        const second = await claimChanged(two.db, 100);
        expect([first.length, second.length]).toEqual([4, 2]);
        expect([...first, ...second].toSorted()).toEqual(ids);
      });
    });
    expect(await marks()).toBe(0);

    await scorer.scoreSubjects(ids, asOf);
    const later = localDate('2021-06-01');
    await inSession(knowledge.store, async (one) => {
      const first = await claimDue(one.db, 'test-enterprise', later, 4);
      await inSession(knowledge.store, async (two) => {
        const second = await claimDue(two.db, 'test-enterprise', later, 100);
        const subjectIds = [...first, ...second].map(({ subjectId }) => subjectId);
        expect(subjectIds.toSorted()).toEqual(ids);
      });
    });
  });

  it('of workers that run together score everybody once', async () => {
    const ids = await subjects(30);
    const workers = Array.from({ length: 4 }, async () => {
      let scored = 0;
      for (;;) {
        const outcome = await scorer.scoreChanged(asOf, 3);
        if (outcome.subjects === 0) return scored;
        scored += outcome.scored;
      }
    });
    const counts = await Promise.all(workers);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ids.length);
    expect(await scoringIdle(knowledge.store.db, asOf)).toBe(true);
  });

  it('come back when the worker loses its connection, and nothing of the scoring stays', async () => {
    await subjects(2);
    const before = await marks();
    const lost: string[] = [];
    await using database = openStore({
      databaseUrl: knowledge.databaseUrl,
      connections: 1,
      applicationName: 'test',
      onError: (error) => lost.push(error.message),
    });
    const terms = {
      asOf,
      key: receiptKey(sealing),
      listDefinitions: [],
      instruments: [],
      thresholds: [],
      listRules: [],
      law,
    };
    const scoring = inSession(database, async (session) => {
      const ids = await claimChanged(session.db, 100);
      expect((await scoreBatch(session, { ids }, 'both', terms)).scored).toBe(2);
      await session.client.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(scoring).rejects.toThrow('terminating connection');
    expect(lost.length).toBeGreaterThan(0);
    expect(await marks()).toBe(before);
    expect(await knowledge.store.db.selectFrom('score').selectAll().execute()).toEqual([]);

    expect((await createScorer({ store: database, sealing }).scoreChanged(asOf, 100)).scored).toBe(2);
    expect(await marks()).toBe(0);
  });

  it('leave the marks of a batch that commits meanwhile', async () => {
    const [id = ''] = await subjects(1);
    const { db } = knowledge.store;
    await inSession(knowledge.store, async (session) => {
      expect(await claimChanged(session.db, 100)).toEqual([id]);
      await knowledge.record(id);
    });
    expect(await marks()).toBe(1);

    // A batch that opened first and commits last slips its mark under those that are claimed.
    await db.transaction().execute(async (slow) => {
      const batch = await openBatch(slow, 'ingest', null);
      await slow.insertInto('changed_subject').values({ subject_id: id, batch_id: batch }).execute();
      await knowledge.record(id);
      expect((await scorer.scoreChanged(asOf, 100)).scored).toBe(1);
      await closeBatch(slow, batch);
    });
    expect(await marks()).toBe(1);
    expect((await scorer.scoreChanged(asOf, 100)).scored).toBe(1);
    const score = await db.selectFrom('score').select('seq').executeTakeFirstOrThrow();
    const clock = await db.selectFrom('knowledge_clock').select('seq').executeTakeFirstOrThrow();
    expect(score.seq).toBe(clock.seq);
  });
});
