import { entryStateOf, type ListReference, localDate } from '@egret/domain';
import {
  aJudgmentDefault,
  anHonour,
  aPenalty,
  holdEntry,
  holdLists,
  type OpenKnowledge,
  sampleTables,
  stepAuthor as author,
  takeStep,
  testModel,
  testSealing as sealing,
} from '@egret/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  announceRules,
  currentSeq,
  entrySteps,
  RulesChangedError,
  rulesDigest,
  scoringIdle,
} from '@egret/store';
import { createScorer, openScoring, type Scorer } from './_scorer.ts';

const asOf = localDate('2020-12-31');

describe('list proposals', () => {
  let knowledge: OpenKnowledge;
  let scorer: Scorer;
  let tables: ListReference;
  let answers = 0;
  beforeEach(async () => {
    ({ knowledge, scorer } = await openScoring([testModel()]));
    tables = await holdLists(knowledge);
  });
  afterEach(() => knowledge[Symbol.asyncDispose]());

  /** The entries in the order of their proposals, with their state and what the proposal says. */
  async function entries() {
    const { db } = knowledge.store;
    const rows = await db.selectFrom('list_entry').selectAll().execute();
    const whole = await Promise.all(
      rows.map(async (row) => {
        const steps = await entrySteps(db, row.id);
        return { ...row, ...entryStateOf(steps, asOf), first: steps[0] };
      }),
    );
    return whole.toSorted((one, other) => one.batch_id - other.batch_id);
  }

  /** What the court or the bureau answers: a step as an officer of the authority takes it. */
  async function answer(entryId: string, step: Parameters<typeof takeStep>[2]): Promise<void> {
    const entry = (await entries()).find(({ id }) => id === entryId);
    const department = entry?.first?.authority ?? { uscc: null, name: '海沧区人民法院' };
    answers += 1;
    const by = await author(knowledge.store.db, `officer-${answers}`, department, 'determining-officer');
    expect(await takeStep(knowledge, entryId, step, by, tables, asOf)).toMatchObject({ outcome: 'taken' });
  }

  async function twicePenalised(): Promise<{ readonly id: string; readonly records: readonly string[] }> {
    const id = await knowledge.subject();
    const first = await knowledge.record(id, aPenalty({ decidedOn: localDate('2020-03-01') }));
    const issuingAuthority = { uscc: null, name: '乙局' };
    const second = await knowledge.record(
      id,
      aPenalty({ decidedOn: localDate('2020-09-01'), issuingAuthority }),
    );
    return { id, records: [first, second] };
  }

  it('name the records, the legal basis and the authority of the latest record, and are open', async () => {
    const { id, records } = await twicePenalised();
    const seq = await currentSeq(knowledge.store.db);
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ scored: 1, proposed: 1 });
    const [entry, ...others] = await entries();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      ...{
        subject_id: id,
        list: 'key-attention',
        origin: 'proposed-here',
        state: 'proposed',
      },
      ...{ rule_id: 'key-attention-repeated-penalties', definition_id: 'district-key-attention' },
      record_ids: records,
      first: {
        operator: null,
        authority: { name: '乙局' },
        instrumentId: 'ndrc-pboc-2017-1798',
        article: null,
      },
    });
    const batch = await knowledge.store.db
      .selectFrom('batch')
      .select(['origin', 'seq'])
      .where('id', '=', entry?.batch_id ?? 0)
      .executeTakeFirst();
    expect(batch).toEqual({ origin: 'list-decision', seq: seq + 1 });
  });

  it('are made once while open, and no batch is opened where nothing is proposed', async () => {
    const { id } = await twicePenalised();
    await scorer.scoreChanged(asOf, 100);
    const seq = await currentSeq(knowledge.store.db);
    await Promise.all([
      scorer.scoreSubjects([id], asOf),
      scorer.scorePopulation(asOf, { size: 10, connections: 1 }),
    ]);
    expect(await entries()).toHaveLength(1);
    expect(await currentSeq(knowledge.store.db)).toBe(seq);
  });

  it('are not made again on grounds that an authority rejected, but on new ones', async () => {
    const { id } = await twicePenalised();
    await scorer.scoreChanged(asOf, 100);
    await answer((await entries())[0]?.id ?? '', { kind: 'rejected' });
    expect(await scorer.scoreSubjects([id], asOf)).toMatchObject({ proposed: 0 });
    await knowledge.record(id, aPenalty({ decidedOn: localDate('2020-10-01') }));
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ proposed: 1 });
    expect((await entries()).map((entry) => entry.record_ids.length)).toEqual([2, 3]);
  });

  it('lapse when a record that supported them is withdrawn, and are made again when it is back', async () => {
    const { records } = await twicePenalised();
    await scorer.scoreChanged(asOf, 100);
    await knowledge.happen(records[1] ?? '', 'annulled', '2020-10-01');
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ proposed: 0 });
    expect((await entries()).map((entry) => entry.state)).toEqual(['lapsed']);
    await knowledge.happen(records[1] ?? '', 'reinstated', '2020-11-01');
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ proposed: 1 });
    expect((await entries()).map((entry) => entry.state)).toEqual(['lapsed', 'proposed']);
  });

  it('are not made for who stands on the list, and red not for who stands on the black one', async () => {
    const defaulter = await knowledge.subject();
    const first = await knowledge.record(defaulter, aJudgmentDefault());
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ proposed: 1 });
    const [proposal] = await entries();
    await answer(proposal?.id ?? '', {
      ...{ kind: 'determined', documentNumber: '一号', decidedOn: asOf, validTo: localDate('2022-12-31') },
    });
    // A second default is another ground for the list that the subject stands on already.
    const second = await knowledge.record(
      defaulter,
      aJudgmentDefault({ decidedOn: localDate('2020-05-01') }),
    );
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ proposed: 0 });

    await knowledge.happen(second, 'annulled', '2020-05-02');
    await knowledge.happen(first, 'fulfilled', '2020-05-02');
    for (const day of ['2020-06-01', '2020-07-01']) {
      await knowledge.record(defaulter, anHonour({ decidedOn: localDate(day) }));
    }
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ proposed: 0 });
    await answer(proposal?.id ?? '', { kind: 'removed', effectiveOn: null, documentNumber: '二号' });
    expect(await scorer.scoreSubjects([defaulter], asOf)).toMatchObject({ proposed: 1 });
    expect((await entries()).map((entry) => [entry.list, entry.state])).toEqual([
      ['black', 'ended'],
      ['red', 'proposed'],
    ]);
  });

  it('are made for persons who are not enrolled, never for minors', async () => {
    const adult = await knowledge.subject({ kind: 'natural-person', since: null });
    const minor = await knowledge.subject({
      kind: 'natural-person',
      since: null,
      minorUntil: localDate('2025-01-01'),
    });
    await knowledge.record(adult, aJudgmentDefault());
    await knowledge.record(minor, aJudgmentDefault());
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({
      subjects: 2,
      scored: 0,
      deleted: 0,
      proposed: 1,
    });
    expect((await entries()).map((entry) => [entry.subject_id, entry.list])).toEqual([[adult, 'black']]);
  });

  /** Another kind of entry than a rule's: determined elsewhere, until a day. */
  async function standsOn(subjectId: string, list: 'black' | 'red', until: string): Promise<void> {
    const court = { uscc: null, name: '海沧区人民法院' };
    const { actor } = await author(knowledge.store.db, 'court-2', court, 'determining-officer');
    const term = { effectiveOn: asOf, endsOn: localDate(until) };
    await holdEntry(knowledge, actor.clientId, { subjectId, list }, [
      { kind: 'proposed', ...term },
      { kind: 'determined', ...term },
    ]);
  }

  it('are made on the day after a place on the list ends that held them back', async () => {
    const defaulter = await knowledge.subject();
    await knowledge.record(defaulter, aJudgmentDefault());
    await standsOn(defaulter, 'black', '2021-02-28');
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ proposed: 0 });
    expect(await scorer.scoreDue(localDate('2021-02-28'), 100)).toMatchObject({ subjects: 0 });
    expect(await scorer.scoreDue(localDate('2021-03-01'), 100)).toMatchObject({ subjects: 1, proposed: 1 });
  });

  it('come and lapse on their day for whoever is not scored, whatever becomes known', async () => {
    const person = await knowledge.subject({ kind: 'natural-person', since: null });
    await knowledge.record(person, aJudgmentDefault());
    const ofAge = await knowledge.subject({
      ...{ kind: 'natural-person', since: null, minorUntil: localDate('2021-01-15') },
    });
    await knowledge.record(ofAge, aJudgmentDefault());
    expect(await scorer.scoreChanged(asOf, 100)).toMatchObject({ scored: 0, proposed: 1 });
    expect(await scorer.scoreDue(localDate('2021-01-14'), 100)).toMatchObject({ subjects: 0 });
    expect(await scorer.scoreDue(localDate('2021-01-15'), 100)).toMatchObject({ subjects: 1, proposed: 1 });
    // Two years after the decision of 2020-04-01 the ground is too old.
    expect(await scorer.scoreDue(localDate('2022-04-01'), 100)).toMatchObject({ subjects: 0 });
    expect(await scorer.scoreDue(localDate('2022-04-02'), 100)).toMatchObject({ subjects: 2, lapsed: 2 });
    expect((await entries()).map((entry) => entry.state)).toEqual(['lapsed', 'lapsed']);
  });

  it('are asked about anew by everybody with records when other rules are announced, or an earlier day', async () => {
    const { db } = knowledge.store;
    const { law, listRules } = await sampleTables();
    await twicePenalised();
    await knowledge.subject();
    const without = createScorer({ store: knowledge.store, sealing, listRules: [] });
    await announceRules(db, { digest: rulesDigest({ law, listRules: [] }), asOf });
    expect(await without.scoreChanged(asOf, 100)).toMatchObject({ subjects: 2, proposed: 0 });
    await expect(scorer.scorePopulation(asOf, { size: 10, connections: 1 })).rejects.toThrow(
      RulesChangedError,
    );

    const announcement = { digest: rulesDigest({ law, listRules }), asOf };
    // One subject with records for the list rules, and the scores of both.
    expect(await announceRules(db, announcement)).toBe(3);
    expect(await announceRules(db, announcement)).toBe(0);
    expect(await scoringIdle(db, asOf)).toBe(false);
    await expect(without.scoreDue(asOf, 100)).rejects.toThrow(RulesChangedError);
    expect(await scorer.scoreDue(asOf, 100)).toMatchObject({ subjects: 3, scored: 2, proposed: 1 });
    expect(await scoringIdle(db, asOf)).toBe(true);
    expect(await announceRules(db, { ...announcement, asOf: localDate('2020-08-01') })).toBe(1);
    expect(await scorer.scoreDue(localDate('2020-08-01'), 100)).toMatchObject({ lapsed: 1 });
  });
});
