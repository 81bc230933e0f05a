import { addDays, localDate } from '@egret/domain';
import { type OpenKnowledge, personModel, testModel } from '@egret/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markUnscored, saveShippedModels, scoringIdle } from '@egret/store';
import { openScoring, type Scorer } from './_scorer.ts';

const asOf = localDate('2020-12-31');

describe('scores of natural persons', () => {
  let knowledge: OpenKnowledge;
  let scorer: Scorer;
  beforeEach(async () => {
    ({ knowledge, scorer } = await openScoring([personModel()]));
  });
  afterEach(() => knowledge[Symbol.asyncDispose]());

  const person = (since: string | null, minorUntil: string | null = null): Promise<string> =>
    knowledge.subject({
      kind: 'natural-person',
      since: since === null ? null : localDate(since),
      minorUntil: minorUntil === null ? null : localDate(minorUntil),
    });

  async function scored(): Promise<readonly string[]> {
    const rows = await knowledge.store.db.selectFrom('score').select('subject_id').execute();
    return rows.map((row) => row.subject_id).toSorted();
  }

  it('exist for those of age, from the day of acceptance', async () => {
    const enrolled = await person('2020-12-31');
    await person('2021-01-01');
    await person(null);
    await person('2020-01-01', '2021-06-01');
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ subjects: 4, scored: 1 });
    expect(await scored()).toEqual([enrolled]);
  });

  it('are deleted with the withdrawal, at once or on its day', async () => {
    const [gone, leaving, staying] = [
      await person('2020-01-01'),
      await person('2020-01-01'),
      await person('2020-01-01'),
    ];
    await scorer.scoreChanged(asOf, 100);
    await knowledge.withdraw(gone, asOf);
    const lastDay = localDate('2021-02-01');
    await knowledge.withdraw(leaving, addDays(lastDay, 1));
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ subjects: 2, scored: 1, deleted: 1 });
    expect(await scored()).toEqual([leaving, staying].toSorted());

    expect(await scorer.scoreDue(lastDay, 100)).toMatchObject({ subjects: 0 });
    expect(await scorer.scoreDue(addDays(lastDay, 1), 100)).toMatchObject({ subjects: 1, deleted: 1 });
    expect(await scored()).toEqual([staying]);
  });

  it('begin on a day of acceptance that was dated ahead, and go back with the business date', async () => {
    const { db } = knowledge.store;
    const ahead = await person('2021-03-01');
    const early = await person('2020-01-01');
    await scorer.scoreChanged(asOf, 100);
    expect(await markUnscored(db, asOf)).toBe(0);

    const day = localDate('2021-03-01');
    expect(await markUnscored(db, day)).toBe(1);
    await scorer.scoreChanged(day, 100);
    expect(await scored()).toEqual([ahead, early].toSorted());

    await scorer.scoreSubjects([early], day);
    expect(await markUnscored(db, asOf)).toBe(2);
    await scorer.scoreChanged(asOf, 100);
    expect(await scored()).toEqual([early]);
    expect(await scoringIdle(db, asOf)).toBe(true);
  });

  it('begin for a kind of subject with its first model, and end with its last', async () => {
    const { db } = knowledge.store;
    const company = await knowledge.subject();
    await scorer.scoreChanged(asOf, 100);
    expect(await markUnscored(db, asOf)).toBe(0);
    await saveShippedModels(db, [testModel()]);
    expect(await markUnscored(db, asOf)).toBe(1);
    await scorer.scoreChanged(asOf, 100);
    expect(await scored()).toEqual([company]);

    await db
      .updateTable('score_model')
      .set({ state: 'retired' })
      .where('id', '=', 'test-enterprise')
      .execute();
    expect(await scorer.scoreDue(asOf, 100)).toMatchObject({ subjects: 1, deleted: 1 });
    expect(await scoringIdle(db, asOf)).toBe(true);
  });
});
