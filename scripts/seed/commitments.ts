import { addDays, addMonths, localDate } from '@egret/domain';

import { businessDate, longTerm, officeDays, slashed } from './days.ts';
import { drawDrafts } from './drafts.ts';
import type { Draft } from './drafts.ts';
import { scriptedDrafts } from './histories.ts';
import { commitments } from './items.ts';
import type { Commitment } from './items.ts';
import { identityOf, wordsOf } from './parties.ts';
import type { Population } from './population.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate, cellsOf, goodRow } from './rows.ts';
import type { SampleRow } from './rows.ts';

const days = officeDays(localDate('2020-01-02'), businessDate);

/** Five kept commitments of each exemplary person, one matter each at most. */
function exemplaryDrafts(random: Random, population: Population): Draft<Commitment>[] {
  const early = days.filter((day) => day <= '2020-12-18');
  const matters = commitments.filter(({ whose }) => whose !== 'businesses');
  return population.exemplary.flatMap((party) =>
    random.sample(matters, 5).map((item) => ({ on: random.pick(early), party, item, scripted: true })),
  );
}

/** 履约状态: what somebody is sent to look at is kept. */
function fulfilmentOf(random: Random, { item: { kind }, scripted }: Draft<Commitment>): string {
  if (scripted) return '全部履行';
  const draw = random.fraction();
  if (draw < 0.015) return '违诺';
  if (draw < 0.035) return '部分履行';
  const settled = kind === '容缺受理' ? 0.9 : kind === '证明事项告知承诺' || kind === '信用修复' ? 0.7 : 0.35;
  return draw < settled ? '全部履行' : '履行中';
}

/** Who, what and when: a signer signs the same matter once a day. */
function keyOf({ on, party, item: { kind, name } }: Draft<Commitment>): string {
  return [on, identityOf(party).value, kind, name].join('|');
}

function commitmentRow(draft: Draft<Commitment>, random: Random): SampleRow {
  const { on, party, item } = draft;
  const cells = cellsOf('commitment', {
    ...{ item, on: slashed(on), who: wordsOf(party), fulfilment: fulfilmentOf(random, draft) },
    validTo: item.months === null ? longTerm : slashed(addDays(addMonths(on, item.months), -1)),
  });
  return goodRow('commitment', draft, cells, random);
}

/** Returns the commitments of a seed, all signed in 2020, `count` in all with the scripted ones. */
export function commitmentRows(seed: number, population: Population, count: number): SampleRow[] {
  const random = createRandom(seed, 'commitments');
  const { businesses, residents: persons, personas } = population;
  const drafts = new Map<string, Draft<Commitment>>();
  const add = (more: readonly Draft<Commitment>[]) => {
    for (const draft of more) drafts.set(keyOf(draft), draft);
  };
  add([...scriptedDrafts(personas, 'commitments', commitments), ...exemplaryDrafts(random, population)]);
  while (drafts.size < count) {
    const terms = { items: commitments, days, lateness: 1.2, organisations: 0.65, personal: 0.5 };
    add(drawDrafts(random, count - drafts.size, { ...terms, businesses, persons }));
  }
  return [...drafts.values()].sort(byDate).map((draft) => commitmentRow(draft, random));
}
