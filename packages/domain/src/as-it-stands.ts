import type { KnownFacts } from './facts.ts';
import { factOf } from './facts.ts';
import type { LawRules } from './law/rules.ts';
import { entryStateOf } from './lists/entry-state.ts';
import type { LocalDate } from './local-date.ts';

/**
 * What is known of a subject for a question about `asOf` that is answered on a later day `today`: only records that may
 * still be used today, what has happened to them since told as of `asOf`, and only list entries that still count. An
 * answer about the past so brings back nothing that was repaired, annulled, disputed or ended since.
 */
export function asItStands<Known extends KnownFacts>(
  known: Known,
  rules: LawRules,
  { asOf, today }: { readonly asOf: LocalDate; readonly today: LocalDate },
): Known {
  const records = known.records
    .filter((record) => factOf(record, known, rules, today).fact !== null)
    .map((record) => ({
      ...record,
      events: record.events.map((event) =>
        event.effectiveOn > asOf && event.effectiveOn <= today ? { ...event, effectiveOn: asOf } : event,
      ),
    }));
  if (known.entries === undefined) return { ...known, records };
  const entries = known.entries.filter(({ steps }) => entryStateOf(steps, today).state === 'determined');
  return { ...known, records, entries };
}
