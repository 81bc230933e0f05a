import { addDays } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import type { ListEnd, ListEntry, ListEntryStep, ListState, ListStepKind } from './entry.ts';

/** How an entry stands on a day. */
export interface EntryState {
  readonly state: ListState;
  /** The first day of this state. */
  readonly since: LocalDate;
  /** The last day of this state by what is known; null where nothing ends it. */
  readonly until: LocalDate | null;
  readonly endedBy: ListEnd | null;
}

type StateOnDay = Pick<EntryState, 'state' | 'endedBy'>;

/**
 * How an entry stands on a day, from its steps alone, in whatever order they are handed in. Steps before a decision
 * hold once they are recorded, whatever day is asked about: what was rejected or has lapsed is no proposal on any day.
 * What happens to a determined entry is dated: it begins on the day of the decision and ends after its last day, or
 * on the day from which it is expired, repaired or removed; it may be suspended before it begins. A revoked determination (撤销) never was one. The store says
 * the same in SQL (`entryStateSql`).
 *
 * Throws `RangeError` where there is no step: every entry is proposed first.
 */
export function entryStateOf(steps: readonly ListEntryStep[], asOf: LocalDate): EntryState {
  const ordered = [...steps].sort((a, b) => a.stepNo - b.stepNo);
  const first = ordered[0];
  if (first === undefined) throw new RangeError('an entry has at least the step that proposed it');
  const decided = ordered.findLast((step) => step.kind === 'determined');
  if (decided === undefined) return undecidedState(ordered, first);

  const now = stateOn(ordered, decided, asOf);
  const days = [
    ...ordered.filter((step) => step.kind !== 'proposed').map((step) => step.effectiveOn),
    ...(decided.endsOn === null ? [] : [addDays(decided.endsOn, 1)]),
  ].sort();
  const isSame = (day: LocalDate): boolean => {
    const other = stateOn(ordered, decided, day);
    return other.state === now.state && other.endedBy === now.endedBy;
  };
  const next = days.find((day) => day > asOf && !isSame(day));
  const past = days.filter((day) => day <= asOf);
  const lastOther = past.findLastIndex((day) => !isSame(day));
  return {
    ...now,
    since: past[lastOther + 1] ?? first.effectiveOn,
    until: next === undefined ? null : addDays(next, -1),
  };
}

function undecidedState(ordered: readonly ListEntryStep[], first: ListEntryStep): EntryState {
  const closing = ordered.findLast(({ kind }) => kind === 'rejected' || kind === 'lapsed');
  const state = closing === undefined ? 'proposed' : (closing.kind as 'rejected' | 'lapsed');
  return { state, since: (closing ?? first).effectiveOn, until: null, endedBy: null };
}

const endingKinds: readonly ListStepKind[] = ['expired', 'repaired', 'removed'];

function stateOn(ordered: readonly ListEntryStep[], decided: ListEntryStep, day: LocalDate): StateOnDay {
  if (ordered.some((step) => step.kind === 'revoked')) return { state: 'ended', endedBy: 'revoked' };
  const end = ordered
    .filter((step) => endingKinds.includes(step.kind) && step.effectiveOn <= day)
    .sort(byDay)[0];
  if (end !== undefined) return { state: 'ended', endedBy: end.kind as ListEnd };
  if (decided.endsOn !== null && decided.endsOn < day) return { state: 'ended', endedBy: 'term' };
  const pause = ordered
    .filter(({ kind, effectiveOn }) => (kind === 'suspended' || kind === 'resumed') && effectiveOn <= day)
    .sort(byDay)
    .at(-1);
  if (pause?.kind === 'suspended') return { state: 'suspended', endedBy: null };
  return { state: day < decided.effectiveOn ? 'future' : 'determined', endedBy: null };
}

/** The earlier day first, of one day what was recorded first. */
function byDay(a: ListEntryStep, b: ListEntryStep): number {
  return a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.stepNo - b.stepNo;
}

interface EntryWithSteps {
  readonly entry: Pick<ListEntry, 'list'>;
  readonly steps: readonly ListEntryStep[];
}

/**
 * Of all entries of one subject those that count on a day. A red entry does not while the subject is on the black
 * list (发改财金规〔2017〕1798号).
 */
export function countingEntries<T extends EntryWithSteps>(
  entries: readonly T[],
  asOf: LocalDate,
): readonly T[] {
  const determined = entries.filter(({ steps }) => entryStateOf(steps, asOf).state === 'determined');
  const black = determined.some(({ entry }) => entry.list === 'black');
  return black ? determined.filter(({ entry }) => entry.list !== 'red') : determined;
}
