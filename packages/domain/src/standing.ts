import type { RecordEventKind, StandingEvent } from './events.ts';
import { addDays } from './local-date.ts';
import type { LocalDate } from './local-date.ts';

/** What of a record's content decides where it stands. */
export interface StandingContent {
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
}

/** The kinds of event that end a record: the first two void it on every day, the others from their day on. */
export const endingKinds = [
  'misreported',
  'replaced',
  'annulled',
  'revoked',
  'cancelled',
  'deleted-by-court',
] as const;
export type EndingKind = (typeof endingKinds)[number];

/** Where a record stands on a day, by its events and the calendar alone: no law is asked. */
export interface Standing {
  /** Decided by then, and neither void nor ended. */
  readonly stands: boolean;
  readonly endedBy: EndingKind | null;
  /** The day from which it is ended; of a void record the day of its decision. */
  readonly endedOn: LocalDate | null;
  /** The record that stands in its place, of a replaced one. */
  readonly replacedBy: string | null;
  readonly repairedOn: LocalDate | null;
  readonly fulfilledOn: LocalDate | null;
  /** The latest day on which the decision was changed (变更). */
  readonly changedOn: LocalDate | null;
  /** An objection (异议) is under way. */
  readonly disputed: boolean;
  /** Reconsideration (复议) or litigation (诉讼) is under way. */
  readonly underReview: boolean;
  /** Its validity is over. */
  readonly expired: boolean;
  /** The first later day on which any of this is otherwise by the passing of time; null: none. */
  readonly changesOn: LocalDate | null;
}

type StandingOnDay = Omit<Standing, 'changesOn'>;

/**
 * Where a record stands on a day. Neither the order of the events nor their arrival matters: what holds is decided by
 * their days in the world. Only `reinstated` brings back what was ended (of an end and a reinstatement of one day the
 * reinstatement holds), and only `event-revoked` what was void, because a revoked event never was.
 */
export function standingOf(
  content: StandingContent,
  events: readonly StandingEvent[],
  asOf: LocalDate,
): Standing {
  const valid = validEvents(events);
  const now = standingOn(content, valid, asOf);
  const days = valid.map((event) => event.effectiveOn);
  days.push(content.decidedOn);
  if (content.validTo !== null) days.push(addDays(content.validTo, 1));
  const later = days.filter((day) => day > asOf).sort();
  const changesOn = later.find((day) => !isSame(now, standingOn(content, valid, day))) ?? null;
  return { ...now, changesOn };
}

/** The events that no valid event revokes. */
export function validEvents(events: readonly StandingEvent[]): readonly StandingEvent[] {
  const revoking = events.filter((event) => event.kind === 'event-revoked');
  if (revoking.length === 0) return events;
  const isValid = (event: StandingEvent, seen: readonly string[]): boolean =>
    !revoking.some(
      (other) =>
        other.revokes === event.id && (seen.includes(other.id) || isValid(other, [...seen, event.id])),
    );
  return events.filter((event) => isValid(event, []));
}

/** As `standingOf`, without looking ahead; takes valid events. */
function standingOn(
  { decidedOn, validTo }: StandingContent,
  valid: readonly StandingEvent[],
  asOf: LocalDate,
): StandingOnDay {
  const past = valid.filter((event) => event.effectiveOn <= asOf);
  const end = voidedBy(valid, decidedOn) ?? endedBy(past);
  return {
    stands: decidedOn <= asOf && end === null,
    endedBy: end?.by ?? null,
    endedOn: end?.on ?? null,
    replacedBy: end?.replacedBy ?? null,
    repairedOn: daysOf(past, 'repaired')[0] ?? null,
    fulfilledOn: daysOf(past, 'fulfilled')[0] ?? null,
    changedOn: daysOf(past, 'changed').at(-1) ?? null,
    disputed: underWay(past, 'objection-decided').length > 0,
    underReview:
      underWay(past, 'reconsideration-ended').length > 0 || underWay(past, 'litigation-ended').length > 0,
    expired: validTo !== null && validTo < asOf,
  };
}

interface End {
  readonly by: EndingKind;
  readonly on: LocalDate;
  readonly replacedBy: string | null;
}

/** A record that was misreported or replaced never was one, whenever that came to light. */
function voidedBy(valid: readonly StandingEvent[], decidedOn: LocalDate): End | null {
  const replaced = valid
    .filter((event) => event.kind === 'replaced')
    .sort(byDay)
    .at(-1);
  if (replaced !== undefined) return { by: 'replaced', on: decidedOn, replacedBy: replaced.replacedBy };
  const misreported = valid.some((event) => event.kind === 'misreported');
  return misreported ? { by: 'misreported', on: decidedOn, replacedBy: null } : null;
}

/** The first end after the last reinstatement. */
function endedBy(past: readonly StandingEvent[]): End | null {
  const reinstatedOn = daysOf(past, 'reinstated').at(-1) ?? null;
  const ends = past.flatMap(({ kind, effectiveOn }): readonly End[] => {
    if (!isEnding(kind) || (reinstatedOn !== null && effectiveOn <= reinstatedOn)) return [];
    return [{ by: kind, on: effectiveOn, replacedBy: null }];
  });
  return ends.sort(byEnd)[0] ?? null;
}

/** The earliest first, and of those of one day the one that stands first in `endingKinds`. */
function byEnd(a: End, b: End): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return endingKinds.indexOf(a.by) - endingKinds.indexOf(b.by);
}

function isEnding(kind: RecordEventKind): kind is EndingKind {
  return (endingKinds as readonly RecordEventKind[]).includes(kind);
}

/** The days of the events of a kind, the earliest first. */
function daysOf(events: readonly StandingEvent[], kind: RecordEventKind): readonly LocalDate[] {
  return events
    .filter((event) => event.kind === kind)
    .map((event) => event.effectiveOn)
    .sort();
}

/** What ends what has begun. */
const beginnings = {
  'objection-decided': 'objected',
  'reconsideration-ended': 'reconsideration-begun',
  'litigation-ended': 'litigation-begun',
} as const satisfies Partial<Record<RecordEventKind, RecordEventKind>>;
type Ending = keyof typeof beginnings;

/**
 * Whether something is under way on the day of an end, in the light of the other events, that it ends: an end is of what
 * has its document number, one without a number of everything that began by then.
 */
export function endsSomething(
  events: readonly StandingEvent[],
  end: Pick<StandingEvent, 'effectiveOn' | 'documentNumber'> & { readonly kind: Ending },
): boolean {
  const past = validEvents(events).filter((event) => event.effectiveOn <= end.effectiveOn);
  return underWay(past, end.kind).some((begin) => isEndOf(end, begin));
}

/** What has begun and is not ended yet. */
function underWay(past: readonly StandingEvent[], ended: Ending): readonly StandingEvent[] {
  const ends = past.filter((event) => event.kind === ended);
  return past.filter((begin) => begin.kind === beginnings[ended] && !ends.some((end) => isEndOf(end, begin)));
}

function isEndOf(
  end: Pick<StandingEvent, 'effectiveOn' | 'documentNumber'>,
  begin: Pick<StandingEvent, 'effectiveOn' | 'documentNumber'>,
): boolean {
  return (
    end.effectiveOn >= begin.effectiveOn &&
    (end.documentNumber === null ||
      begin.documentNumber === null ||
      end.documentNumber === begin.documentNumber)
  );
}

function byDay(a: StandingEvent, b: StandingEvent): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function isSame(a: StandingOnDay, b: StandingOnDay): boolean {
  return (Object.keys(a) as (keyof StandingOnDay)[]).every((key) => a[key] === b[key]);
}
