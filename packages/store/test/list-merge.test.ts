import { type ListReference, localDate } from '@egret/domain';
import {
  aJudgmentDefault,
  holdEntry,
  holdLists,
  type OpenKnowledge,
  openKnowledge,
  stepAuthor,
} from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBatch, entrySteps, inSession, openBatch, reviewLists } from '../src/index.ts';
import { isOnBlackList } from '../src/lists/in-force.ts';
import { mergeSubjects } from '../src/subjects/merge-subjects.ts';

const asOf = localDate('2020-12-31');
const term = { effectiveOn: localDate('2020-06-01'), endsOn: localDate('2022-06-01') };

describe('the entries of a subject that is merged into another', () => {
  let knowledge: OpenKnowledge;
  let tables: ListReference;
  let clientId: string;
  beforeAll(async () => {
    knowledge = await openKnowledge();
    tables = await holdLists(knowledge);
    const court = { uscc: null, name: '海沧区人民法院' };
    const { actor } = await stepAuthor(knowledge.store.db, 'court', court, 'determining-officer');
    ({ clientId } = actor);
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  it('stand with the survivor, with their steps and open tasks, from the merge on', async () => {
    const { db } = knowledge.store;
    const [from, into] = [await knowledge.subject(), await knowledge.subject()];
    const record = await knowledge.record(from, aJudgmentDefault());
    const standing = await holdEntry(knowledge, clientId, { subjectId: from, list: 'black' }, [
      { kind: 'proposed', ...term },
      { kind: 'determined', ...term },
    ]);
    const ground = { subjectId: from, list: 'key-attention', recordIds: [record] } as const;
    const suspended = await holdEntry(knowledge, clientId, ground, [
      { kind: 'proposed', ...term },
      { kind: 'determined', ...term },
    ]);
    await knowledge.happen(record, 'objected', '2020-12-01');
    const seq = await knowledge.batch(async () => []);
    await db.transaction().execute((trx) => reviewLists(trx, { ids: [from] }, [], { asOf, seq }, tables));

    await inSession(knowledge.store, async (session) => {
      const batchId = await openBatch(session.db, 'directory', null);
      await mergeSubjects(session.client, [{ from, into }], batchId);
      await closeBatch(session.db, batchId);
    });
    expect(await isOnBlackList(db, into, asOf)).toBe(true);
    // The record's id follows from its subject; the entry names the record that it is now.
    const moved = await db
      .selectFrom('record_version')
      .select('record_id')
      .where('subject_id', '=', into)
      .executeTakeFirst();
    expect(moved?.record_id).not.toBe(record);
    const carried = await db
      .selectFrom('list_entry')
      .select(['id', 'list', 'record_ids'])
      .where('subject_id', '=', into)
      .orderBy('list')
      .execute();
    expect(carried.map(({ list, record_ids }) => [list, record_ids])).toEqual([
      ['black', []],
      ['key-attention', [moved?.record_id]],
    ]);
    const steps = await Promise.all(carried.map(({ id }) => entrySteps(db, id)));
    expect(steps.map((taken) => taken.map(({ kind }) => kind))).toEqual([
      ['proposed', 'determined'],
      ['proposed', 'determined', 'suspended'],
    ]);
    expect(steps[1]?.at(-1)?.fallen).toEqual([{ recordId: moved?.record_id, standing: 'disputed' }]);
    const tasks = await db.selectFrom('task').select(['entry_id', 'closed_in_batch']).execute();
    expect(tasks).toContainEqual({ entry_id: suspended, closed_in_batch: expect.any(Number) });
    expect(tasks).toContainEqual({ entry_id: carried[1]?.id, closed_in_batch: null });
    expect(tasks).toHaveLength(2);

    const now = await knowledge.batch(async () => []);
    const review = await db
      .transaction()
      .execute((trx) => reviewLists(trx, { ids: [from, into] }, [], { asOf, seq: now }, tables));
    expect(review).toEqual({ proposed: 0, lapsed: 0, suspended: 0 });
    expect((await entrySteps(db, standing)).map(({ kind }) => kind)).toEqual(['proposed', 'determined']);
  });
});
