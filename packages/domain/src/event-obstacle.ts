import type { StandingEvent } from './events.ts';
import type { LocalDate } from './local-date.ts';
import { endsSomething, type StandingContent, standingOf, validEvents } from './standing.ts';

/** Why an event cannot happen to a record as it stands. */
export type EventObstacle =
  /** It has ended already. */
  | 'ended-already'
  /** It has been brought back on that day or later, so that the end would change nothing today. */
  | 'reinstated-since'
  /** It stands, so nothing can bring it back. */
  | 'stands'
  /** It was misreported or replaced, which only the revocation of that event undoes. */
  | 'void'
  | 'repaired-already'
  | 'fulfilled-already'
  /** The event that it revokes is revoked: it never was. */
  | 'revoked-already'
  /** No objection of this number is under way. */
  | 'no-objection'
  /** No reconsideration or litigation of this number is under way. */
  | 'no-review'
  /** It would hold before the record was decided. */
  | 'before-decision';

/**
 * What stands in the way of an event that a person enters, or null. What ends something must bear the number of what is
 * under way: with another it would change nothing.
 * `happened` are the events before it, `today` is the day on which it is entered. What a delivery states is never refused
 * so: departments report in any order.
 */
export function eventObstacle(
  event: Pick<StandingEvent, 'kind' | 'effectiveOn' | 'documentNumber' | 'revokes'>,
  content: StandingContent,
  happened: readonly StandingEvent[],
  today: LocalDate,
): EventObstacle | null {
  const { kind, effectiveOn, documentNumber } = event;
  const valid = validEvents(happened);
  const standing = standingOf(content, valid, effectiveOn);
  const isVoid = standing.endedBy === 'misreported' || standing.endedBy === 'replaced';
  switch (kind) {
    case 'event-revoked':
      return valid.some(({ id }) => id === event.revokes) ? null : 'revoked-already';
    case 'misreported':
    case 'replaced':
      return isVoid ? 'void' : null;
    case 'reinstated':
      if (isVoid) return 'void';
      return standing.endedBy === null ? 'stands' : null;
    default:
  }
  if (effectiveOn < content.decidedOn) return 'before-decision';
  if (isVoid) return 'void';
  switch (kind) {
    case 'annulled':
    case 'revoked':
    case 'cancelled':
    case 'deleted-by-court':
      if (standing.endedBy !== null) return 'ended-already';
      return valid.some((other) => other.kind === 'reinstated' && isBetween(other, effectiveOn, today))
        ? 'reinstated-since'
        : null;
    case 'repaired':
      return standing.repairedOn === null ? null : 'repaired-already';
    case 'fulfilled':
      return standing.fulfilledOn === null ? null : 'fulfilled-already';
    case 'objection-decided':
      return endsSomething(happened, { kind, effectiveOn, documentNumber }) ? null : 'no-objection';
    case 'reconsideration-ended':
    case 'litigation-ended':
      return endsSomething(happened, { kind, effectiveOn, documentNumber }) ? null : 'no-review';
    case 'changed':
    case 'objected':
    case 'reconsideration-begun':
    case 'litigation-begun':
      return null;
  }
}

function isBetween({ effectiveOn }: StandingEvent, from: LocalDate, to: LocalDate): boolean {
  return from <= effectiveOn && effectiveOn <= to;
}
