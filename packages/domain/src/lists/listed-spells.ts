import { addDays } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import type { ListKind } from '../vocabulary.ts';
import { entryStateOf } from './entry-state.ts';
import type { ListEntryStep } from './entry.ts';

/** A list that a subject stands on, from day to day, both inclusive; `until` is null where no end is known. */
export interface ListedSpell {
  readonly list: ListKind;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/**
 * The days on which an entry counts, by its steps: those on which it is determined and neither over nor suspended, one
 * spell for each stretch of days. None where nobody has decided, or the decision was revoked.
 */
export function listedSpells(list: ListKind, steps: readonly ListEntryStep[]): readonly ListedSpell[] {
  const spells: ListedSpell[] = [];
  const first = steps.map((step) => step.effectiveOn).sort()[0];
  for (let day: LocalDate | null = first ?? null; day !== null;) {
    const { state, until } = entryStateOf(steps, day);
    if (state === 'determined') spells.push({ list, from: day, until });
    day = until === null ? null : addDays(until, 1);
  }
  return spells;
}
