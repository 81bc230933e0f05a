import type { LocalDate } from '@egret/domain';

import { isActive } from './businesses.ts';
import type { Business, Party } from './businesses.ts';
import type { Department } from './departments.ts';
import type { Item } from './items.ts';
import type { Person } from './persons.ts';
import { spread } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate } from './rows.ts';
import type { TradeId } from './trades.ts';

/** What a row is to tell of: who, when and what. */
export interface Draft<Matter> {
  readonly on: LocalDate;
  readonly party: Party;
  readonly item: Matter;
  readonly scripted: boolean;
}

/** Picks businesses by kind and trade: one that exists on the day, or null where the trades have none. */
type PickBusiness = (
  random: Random,
  on: LocalDate,
  kind: Business['kind'],
  trades: readonly TradeId[] | 'all',
) => Business | null;

/** Indexes businesses, to be picked from in time that does not grow with their number. */
export function indexBusinesses(businesses: readonly Business[]): PickBusiness {
  const lists = new Map([
    ...Map.groupBy(businesses, ({ kind, trade }) => `${kind}/${trade.id}`),
    ...Map.groupBy(businesses, ({ kind }) => `${kind}/all`),
  ]);
  return (random, on, kind, trades) => {
    // A firm founded later or struck off before cannot be party; a few tries find one that can.
    for (let attempt = 0; attempt < 40; attempt++) {
      const candidates = lists.get(`${kind}/${trades === 'all' ? 'all' : random.pick(trades)}`);
      if (candidates === undefined) continue;
      const business = random.pickLate(candidates, 1.2);
      if (isActive(business, on)) return business;
    }
    return null;
  };
}

/** How drafts are drawn. */
export interface Terms<Matter> {
  readonly items: readonly Matter[];
  readonly days: readonly LocalDate[];
  /** Above 1: the more, the later the days (see `pickLate`). */
  readonly lateness: number;
  readonly businesses: readonly Business[];
  /** The chance that a business is an organisation, no household. */
  readonly organisations: number;
  readonly persons?: readonly Person[];
  /** The chance that a person takes up what is open to anyone. */
  readonly personal?: number;
}

/** Draws `count` drafts at random, each of an item that its party's kind and trade allow. */
export function drawDrafts<Matter extends Item>(
  random: Random,
  count: number,
  terms: Terms<Matter>,
): Draft<Matter>[] {
  const { days, lateness, organisations, persons = [], personal = 0 } = terms;
  const items = spread(terms.items);
  const pickBusiness = indexBusinesses(terms.businesses);
  const drafts: Draft<Matter>[] = [];
  while (drafts.length < count) {
    const on = random.pickLate(days, lateness);
    const item = random.pick(items);
    const byPerson = item.whose === 'persons' || (item.whose === 'anyone' && random.chance(personal));
    const kind = random.chance(organisations) ? 'organisation' : 'self-employed';
    const party = byPerson ? random.pick(persons) : pickBusiness(random, on, kind, item.trades);
    if (party !== null) drafts.push({ on, party, item, scripted: false });
  }
  return drafts;
}

/** A draft with the number of its document. */
export type Numbered<D> = D & { readonly year: string; readonly number: number };

/** Orders drafts by date and counts their numbers up within department, series and year. */
export function numbered<D extends Draft<{ readonly department: Department; readonly series?: string }>>(
  drafts: readonly D[],
): Numbered<D>[] {
  const last = new Map<string, number>();
  return [...drafts].sort(byDate).map((draft) => {
    const year = draft.on.slice(0, 4);
    const series = `${draft.item.department.prefix}${draft.item.series ?? ''}${year}`;
    const number = (last.get(series) ?? 0) + 1;
    last.set(series, number);
    return { ...draft, year, number };
  });
}
