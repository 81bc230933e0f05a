import { addDays, addMonths, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { businessDate, longTerm, officeDays, slashed } from './days.ts';
import { departments } from './departments.ts';
import { businessCommitments, personCommitments, repairCommitments } from './items.ts';
import type { CommitmentItem } from './items.ts';
import { indexBusinesses, subjectCells } from './parties.ts';
import type { Party } from './parties.ts';
import type { Population } from './population.ts';
import { createRandom, spread } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate, cellsOf, goodRow, isLate } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** A signed commitment. */
export interface CommitmentDraft {
  readonly on: LocalDate;
  readonly signer: Party;
  readonly item: CommitmentItem;
  readonly fulfilment: '履行中' | '全部履行' | '部分履行' | '违诺';
  readonly scripted: boolean;
}

function fulfilmentOf(random: Random, { kind }: CommitmentItem): CommitmentDraft['fulfilment'] {
  const draw = random.fraction();
  if (draw < 0.015) return '违诺';
  if (draw < 0.035) return '部分履行';
  const settled = kind === '容缺受理' ? 0.9 : kind === '证明事项告知承诺' || kind === '信用修复' ? 0.7 : 0.35;
  return draw < settled ? '全部履行' : '履行中';
}

/** Five kept commitments of each exemplary person, one matter each at most. */
function exemplaryDrafts(random: Random, population: Population): CommitmentDraft[] {
  const days = officeDays(localDate('2020-01-02'), localDate('2020-12-18'));
  return population.exemplary.flatMap((signer) =>
    random.sample(personCommitments, 5).map((chosen) => {
      return { on: random.pick(days), signer, item: chosen, fulfilment: '全部履行' as const, scripted: true };
    }),
  );
}

function randomDrafts(random: Random, population: Population, count: number): CommitmentDraft[] {
  const days = officeDays(localDate('2020-01-02'), businessDate);
  const items = spread([...businessCommitments, ...personCommitments, ...repairCommitments]);
  const persons = [...population.penalised, ...population.enrolled, ...population.others];
  const index = indexBusinesses(population.businesses);
  const drafts: CommitmentDraft[] = [];
  while (drafts.length < count) {
    const on = random.pickLate(days, 1.2);
    const chosen = random.pick(items);
    const person = chosen.signers === 'persons' || (chosen.signers === 'anyone' && random.chance(0.5));
    const kind = random.chance(0.65) ? 'organisation' : 'self-employed';
    const signer = person ? random.pick(persons) : index.pick(random, on, kind, chosen.trades);
    if (signer !== null) {
      drafts.push({ on, signer, item: chosen, fulfilment: fulfilmentOf(random, chosen), scripted: false });
    }
  }
  return drafts;
}

/** Who, what and when: a signer signs the same matter once a day. */
function keyOf({ on, signer, item: { kind, item: text } }: CommitmentDraft): string {
  return [on, signer.kind === 'natural-person' ? signer.number : signer.uscc, kind, text].join('|');
}

function commitmentRow(draft: CommitmentDraft, random: Random): SampleRow {
  const { on, signer, item, fulfilment, scripted } = draft;
  const validTo = item.months === null ? longTerm : slashed(addDays(addMonths(on, item.months), -1));
  const department = departments[item.department];
  const cells = {
    ...subjectCells(signer, '承诺主体名称', '主体类别'),
    ...cellsOf('commitment', { item, department, fulfilment, validTo, on: slashed(on) }),
  };
  return goodRow('commitment', on, cells, { scripted, late: !scripted && isLate(random) });
}

/** Gives the commitments of a seed, all signed in 2020, `count` in all with the scripted ones. */
export function commitmentRows(
  seed: number,
  population: Population,
  scripted: readonly CommitmentDraft[],
  count: number,
): SampleRow[] {
  const random = createRandom(seed, 'commitments');
  const certain = [...scripted, ...exemplaryDrafts(random, population)];
  const drafts = new Map(certain.map((draft) => [keyOf(draft), draft]));
  while (drafts.size < count) {
    for (const draft of randomDrafts(random, population, count - drafts.size)) {
      drafts.set(keyOf(draft), draft);
    }
  }
  return [...drafts.values()].sort(byDate).map((draft) => commitmentRow(draft, random));
}
