import { addDays, addMonths, daysBetween, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { representativeOn } from './businesses.ts';
import type { Business } from './businesses.ts';
import { businessDate, firstDay, monthOf, officeDayFrom, slashed } from './days.ts';
import { department } from './departments.ts';
import { address } from './names.ts';
import { wordsOf } from './parties.ts';
import type { Population } from './population.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import { cellsOf, changedRow, goodRow } from './rows.ts';
import type { Cells, SampleRow } from './rows.ts';

/** The last day that the initial full delivery covers. */
const initialDelivery = localDate('2018-01-31');

function registryCells(business: Business, on: LocalDate): Cells {
  return cellsOf('registry', {
    ...{ who: wordsOf(business), representative: representativeOn(business, on) },
    ...{ item: { department: department('market') }, on: slashed(on) },
    registeredOn: slashed(business.registeredOn),
    capital: business.capital === null ? '' : business.capital.toFixed(6),
  });
}

/** The first entry of every registered business: in the full delivery of January 2018, or in its own month. */
export function registryRows({ personas, businesses }: Population): SampleRow[] {
  const { enterpriseBlackListed, enterpriseRepaired, contractorBlackListed, traderBlackListed } = personas;
  const row = (business: Business, scripted: boolean) => {
    const on = business.registeredOn;
    const own = goodRow('registry', { on, party: business, scripted }, registryCells(business, on));
    return on <= initialDelivery ? { ...own, month: monthOf(initialDelivery) } : own;
  };
  const scripted = [enterpriseBlackListed, enterpriseRepaired, contractorBlackListed, traderBlackListed];
  return [
    ...scripted.map((business) => row(business, true)),
    ...businesses.filter(({ socialNumber }) => socialNumber === null).map((business) => row(business, false)),
  ];
}

/** What a change alters, beside the day of its approval. */
function alteration(random: Random, business: Business): Cells {
  if (business.capital !== null && random.chance(0.3)) {
    return { '注册资本(万元)': (business.capital * random.int(2, 5)).toFixed(6) };
  }
  if (random.chance(0.4)) {
    return { 经营范围: `${business.trade.scope}；其他未列明商务服务业（不含需经许可审批的项目）` };
  }
  return { 住所: address(random) };
}

/**
 * The later deliveries of changes: every striking-off (注销 or 吊销), every new representative (with whom something else
 * changes too), and alterations of `count` other businesses, each once. Only businesses whose first entry is good can change.
 */
export function registryChanges(
  seed: number,
  { businesses }: Population,
  rows: readonly SampleRow[],
  count: number,
): SampleRow[] {
  const random = createRandom(seed, 'registry-changes');
  const first = new Map(rows.filter(({ outcome }) => outcome === 'inserted').map((row) => [row.party, row]));
  const change = (business: Business, on: LocalDate, changes: Cells): SampleRow[] => {
    const row = first.get(business);
    return row === undefined ? [] : [changedRow(row, on, { ...changes, 核准日期: slashed(on) })];
  };
  return [
    ...businesses.flatMap((business) =>
      business.closedOn === null
        ? []
        : change(business, business.closedOn, { 登记状态: random.chance(0.85) ? '注销' : '吊销' }),
    ),
    ...businesses.flatMap((business) => {
      const { closedOn, successor } = business;
      if (closedOn !== null || successor === null) return [];
      const cells = registryCells(business, successor.from);
      return change(business, successor.from, { ...cells, ...alteration(random, business) });
    }),
    ...random.sample(businesses.filter(isSteady), count).flatMap((business) => {
      const { registeredOn } = business;
      const earliest = addMonths(registeredOn < initialDelivery ? firstDay : registeredOn, 2);
      const on = officeDayFrom(addDays(earliest, random.int(0, daysBetween(earliest, businessDate) - 1)));
      return change(business, on, alteration(random, business));
    }),
  ];
}

/** Whether nothing else changes in a business that has been registered for half a year. */
function isSteady({ closedOn, successor, registeredOn }: Business): boolean {
  return closedOn === null && successor === null && registeredOn < '2020-06-01';
}
