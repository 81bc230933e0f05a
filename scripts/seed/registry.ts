import { addDays, addMonths, epochDay, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { representativeOn } from './businesses.ts';
import type { Business } from './businesses.ts';
import { businessDate, firstDay, monthOf, officeDayFrom, slashed } from './days.ts';
import { departments } from './departments.ts';
import { address } from './names.ts';
import type { Population } from './population.ts';
import { createRandom } from './prng.ts';
import type { Random } from './prng.ts';
import { cellsOf, goodRow } from './rows.ts';
import type { Cells, SampleRow } from './rows.ts';

/** The last day that the initial full delivery covers. */
const initialDelivery = localDate('2018-01-31');

function registryCells(business: Business, on: LocalDate): Cells {
  const representative = representativeOn(business, on);
  return cellsOf('registry', {
    ...{ business, representative, department: departments.market, on: slashed(on) },
    registeredOn: slashed(business.registeredOn),
    capital: business.capital === null ? '' : business.capital.toFixed(6),
  });
}

/** The first entry of every registered business: in the full delivery of January 2018, or in its own month. */
export function registryRows(population: Population): SampleRow[] {
  const registered = [...population.reservedBusinesses, ...population.businesses].filter(
    ({ socialNumber }) => socialNumber === null,
  );
  const scripted = new Set(population.reservedBusinesses);
  return registered.map((business) => {
    const row = goodRow('registry', business.registeredOn, registryCells(business, business.registeredOn), {
      scripted: scripted.has(business),
      late: false,
    });
    return business.registeredOn <= initialDelivery ? { ...row, month: monthOf(initialDelivery) } : row;
  });
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
  population: Population,
  rows: readonly SampleRow[],
  count: number,
): SampleRow[] {
  const random = createRandom(seed, 'registry-changes');
  const first = new Map(
    rows.filter(({ outcome }) => outcome === 'inserted').map((row) => [row.cells['统一社会信用代码'], row]),
  );
  const change = (business: Business, on: LocalDate, cells: Cells): SampleRow[] => {
    const row = first.get(business.uscc);
    if (row === undefined) return [];
    return [
      {
        ...row,
        month: monthOf(on),
        on,
        cells: { ...row.cells, ...cells, 核准日期: slashed(on) },
        outcome: 'revised',
      },
    ];
  };
  const closed = population.businesses.filter((business) => business.closedOn !== null);
  const succeeded = population.businesses.filter(
    (business) => business.successor !== null && business.closedOn === null,
  );
  const steady = population.businesses.filter(
    ({ closedOn, successor, registeredOn }) =>
      closedOn === null && successor === null && registeredOn < '2020-06-01',
  );
  return [
    ...closed.flatMap((business) => {
      const state = random.chance(0.85) ? '注销' : '吊销';
      return change(business, business.closedOn ?? businessDate, { 登记状态: state });
    }),
    ...succeeded.flatMap((business) => {
      const on = business.successor?.from ?? businessDate;
      return change(business, on, { ...registryCells(business, on), ...alteration(random, business) });
    }),
    ...random.sample(steady, count).flatMap((business) => {
      const earliest = addMonths(
        business.registeredOn < initialDelivery ? firstDay : business.registeredOn,
        2,
      );
      const on = officeDayFrom(
        addDays(earliest, random.int(0, epochDay(businessDate) - epochDay(earliest) - 1)),
      );
      return change(business, on, alteration(random, business));
    }),
  ];
}
