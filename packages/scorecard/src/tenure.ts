import type { DateNumber } from './date-number.ts';
import { monthsAfter, never } from './date-number.ts';
import type { PreparedBandRule } from './prepare.ts';
import type { Stretch } from './stretch.ts';

/** Points of a band, and the months that it requires (0 where none is reached). */
export interface BandStretch extends Stretch {
  readonly atLeast: number;
}

/** The points of a rule by months since a day, until the first day on which they change. */
export function bandStretch(prepared: PreparedBandRule, start: DateNumber, today: DateNumber): BandStretch {
  const now = bandOn(prepared, start, today);
  let { until } = now;
  while (until !== never) {
    const next = bandOn(prepared, start, until);
    if (next.points !== now.points) break;
    until = next.until;
  }
  return until === now.until ? now : { points: now.points, atLeast: now.atLeast, until };
}

function bandOn({ bands, from, to }: PreparedBandRule, start: DateNumber, day: DateNumber): BandStretch {
  if (day < from) return { points: 0, atLeast: 0, until: from };
  if (day >= to) return { points: 0, atLeast: 0, until: never };
  let [points, atLeast] = [0, 0];
  for (const band of bands) {
    const reached = monthsAfter(start, band.months);
    if (day < reached) return { points, atLeast, until: reached < to ? reached : to };
    ({ points, months: atLeast } = band);
  }
  return { points, atLeast, until: to };
}
