import type { LocalDate } from '@egret/domain';

import type { DateNumber } from './date-number.ts';
import { dateNumber, monthsAfter, never } from './date-number.ts';
import type { PreparedTenureRule } from './prepare.ts';
import type { Stretch } from './stretch.ts';

/** The points of a tenure rule on a day, until the first day on which they are others. */
export function tenureStretch(prepared: PreparedTenureRule, since: LocalDate, today: DateNumber): Stretch {
  const start = dateNumber(since);
  const now = tenureOn(prepared, start, today);
  let { until } = now;
  while (until !== never) {
    const next = tenureOn(prepared, start, until);
    if (next.points !== now.points) break;
    until = next.until;
  }
  return { points: now.points, until };
}

function tenureOn({ rule, from, to }: PreparedTenureRule, start: DateNumber, day: DateNumber): Stretch {
  if (day < from) return { points: 0, until: from };
  if (day >= to) return { points: 0, until: never };
  let points = 0;
  for (const band of rule.bands) {
    const reached = monthsAfter(start, band.months);
    if (day < reached) return { points, until: Math.min(reached, to) };
    points = band.points;
  }
  return { points, until: to };
}
