import { addWorkingDays, type LocalDate, localDate } from '@egret/domain';
import { parseScoreModel } from '@egret/scorecard';
import { saveShippedModels, scoringIdle } from '@egret/store';
import { type Knowledge, openKnowledge, testSealing as sealing } from '@egret/testing';
import { describe, expect, it } from 'vitest';
import { loadShippedModels } from '../src/index.ts';
import { changingPopulation } from './_changing-population.ts';
import { createScorer } from './_scorer.ts';

/** Two versions of a list rule change over on 2021-01-01, within the walk. */
const firstDay = localDate('2020-11-16');
const days = 60;
const size = 160;

/** Everything that scoring says, as rows to compare: live scores with their reasons, and all entries ever proposed. */
async function saidBy({ store }: Knowledge): Promise<readonly unknown[]> {
  const scores = await store.pool.query<{ subject_id: string }>(
    `select h.subject_id, h.model_id, h.points, h.tier, v.explanation from score h
     join score_version v using (subject_id, model_id, version) order by 1, 2`,
  );
  const entries = await store.pool.query(
    `select e.subject_id, e.list, e.rule_id, e.record_ids, s.step_no, s.kind, s.effective_on, s.ends_on
     from list_entry e join list_entry_step s on s.entry_id = e.id
     order by 1, 2, 3, 4, e.batch_id, 5`,
  );
  return [...scores.rows, ...entries.rows];
}

function nextWorkingDay(day: LocalDate): LocalDate {
  const next = addWorkingDays(day, 1);
  if (next === 'unknown') throw new Error('the calendar has no such year');
  return next;
}

describe('sixty business days one by one', () => {
  it('say the same by what changed and what is due as by asking about everybody each day', async () => {
    const models = (await loadShippedModels()).map((model) => parseScoreModel(model));
    await using daily = await openKnowledge();
    await using whole = await openKnowledge();
    const populations = [daily, whole].map((each) => changingPopulation(each, size, firstDay));
    for (const { store } of [daily, whole]) await saveShippedModels(store.db, models);
    await Promise.all(populations.map((population) => population.begin()));
    const little = createScorer({ store: daily.store, sealing });
    const everything = createScorer({ store: whole.store, sealing });

    let evaluated = 0;
    const entriesOn = new Set<number>();
    for (let day = 0, today = firstDay; day < days; day += 1, today = nextWorkingDay(today)) {
      await Promise.all(populations.map((population) => population.day(today)));
      // What is due may suspend an entry, and whoever is on a list no more is to be scored again.
      do {
        const changed = await little.scoreChanged(today, 10_000);
        const due = await little.scoreDue(today, 10_000);
        evaluated += changed.subjects + due.subjects;
      } while (!(await scoringIdle(daily.store.db, today)));
      const all = { size: 10_000, connections: 1 };
      while ((await everything.scorePopulation(today, all)).suspended > 0);
      const said = await saidBy(daily);
      expect(said, `on ${today}`).toEqual(await saidBy(whole));
      entriesOn.add(said.length);
    }
    // It was a walk with something to see, and cheap: whoever nothing happens to is not asked about.
    expect(entriesOn.size).toBeGreaterThan(15);
    expect(evaluated).toBeLessThan((days * size) / 4);
  }, 180_000);
});
