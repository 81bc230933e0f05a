import type { LocalDate } from '@egret/domain';

import type { Business } from './businesses.ts';
import { businessDate, firstDay, officeDays } from './days.ts';
import { indexBusinesses } from './parties.ts';
import type { Random } from './prng.ts';
import { spread } from './prng.ts';
import type { TradeId } from './trades.ts';

/** A decision about a business before it has its number. */
export interface BusinessDecision<Item> {
  readonly on: LocalDate;
  readonly business: Business;
  readonly item: Item;
}

/**
 * Draws `count` decisions on organisations and households at random over the three years: ever more as they
 * pass by `lateness` above 1, on organisations with the given chance, each about one of the items that its
 * business's trade allows.
 */
export function drawBusinessDecisions<
  Item extends { readonly trades: readonly TradeId[] | 'all'; readonly weight: number },
>(
  random: Random,
  businesses: readonly Business[],
  count: number,
  terms: { readonly items: readonly Item[]; readonly lateness: number; readonly organisations: number },
): readonly BusinessDecision<Item>[] {
  const days = officeDays(firstDay, businessDate);
  const items = spread(terms.items);
  const index = indexBusinesses(businesses);
  const decisions: BusinessDecision<Item>[] = [];
  while (decisions.length < count) {
    const on = random.pickLate(days, terms.lateness);
    const item = random.pick(items);
    const kind = random.chance(terms.organisations) ? 'organisation' : 'self-employed';
    const business = index.pick(random, on, kind, item.trades);
    if (business !== null) decisions.push({ on, business, item });
  }
  return decisions;
}
