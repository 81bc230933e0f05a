import type { KnownFacts, KnownRecord } from '../facts.ts';
import { addDays } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import { standingOf } from '../standing.ts';
import { firstChange } from '../use.ts';
import { entryStateOf } from './entry-state.ts';
import { groundStandingOf } from './grounds.ts';

/**
 * The first day after `asOf` on which the entries of a subject are to be re-examined (`reviewEntries`) without new
 * knowledge, or null where there is none: an entry changes its state, so that it counts or no longer holds a proposal
 * back, or the standing of a record changes on which an entry rests that may still be decided or suspended. That record
 * need not be one that the list rules still read: an old penalty may be annulled while the entry goes on.
 */
export function nextListReview(
  { entries = [], records }: Pick<KnownFacts, 'entries' | 'records'>,
  asOf: LocalDate,
): LocalDate | null {
  const days: LocalDate[] = [];
  const grounds = new Set<string>();
  for (const { recordIds, steps } of entries) {
    const { state, until } = entryStateOf(steps, asOf);
    if (until !== null) days.push(addDays(until, 1));
    if (state === 'proposed' || state === 'future' || state === 'determined') {
      for (const id of recordIds) grounds.add(id);
    }
  }
  for (const record of records) {
    const changesOn = grounds.has(record.recordId) ? groundChangesOn(record, asOf) : null;
    if (changesOn !== null) days.push(changesOn);
  }
  return days.sort()[0] ?? null;
}

function groundChangesOn({ content, events }: KnownRecord, asOf: LocalDate): LocalDate | null {
  const standingOn = (day: LocalDate) => groundStandingOf(standingOf(content, events, day));
  const now = standingOn(asOf);
  const days = [content.decidedOn, ...events.map((event) => event.effectiveOn)];
  return firstChange(days, asOf, (day) => standingOn(day) !== now);
}
