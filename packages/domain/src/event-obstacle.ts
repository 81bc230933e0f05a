import type { RecordEventKind } from './events.ts';
import type { LocalDate } from './local-date.ts';
import type { Standing } from './standing.ts';

/** Why an event cannot happen to a record as it stands. */
export type EventObstacle =
  /** It has ended already. */
  | 'ended-already'
  /** It stands, so nothing can bring it back. */
  | 'stands'
  /** It was misreported or replaced, which only the revocation of that event undoes. */
  | 'void'
  | 'repaired-already'
  | 'fulfilled-already'
  /** No objection is under way. */
  | 'no-objection'
  /** No reconsideration or litigation is under way. */
  | 'no-review'
  /** It would hold before the record was decided. */
  | 'before-decision';

/**
 * What stands in the way of an event that a person enters, or null; `standing` is the record's on the day of the
 * event. What a delivery states is never refused so: departments report in any order.
 */
export function eventObstacle(
  { kind, effectiveOn }: { readonly kind: RecordEventKind; readonly effectiveOn: LocalDate },
  decidedOn: LocalDate,
  standing: Standing,
): EventObstacle | null {
  const isVoid = standing.endedBy === 'misreported' || standing.endedBy === 'replaced';
  switch (kind) {
    case 'event-revoked':
      return null;
    case 'misreported':
    case 'replaced':
      return isVoid ? 'void' : null;
    case 'reinstated':
      if (isVoid) return 'void';
      return standing.endedBy === null ? 'stands' : null;
    default:
  }
  if (effectiveOn < decidedOn) return 'before-decision';
  if (isVoid) return 'void';
  switch (kind) {
    case 'annulled':
    case 'revoked':
    case 'cancelled':
    case 'deleted-by-court':
      return standing.endedBy === null ? null : 'ended-already';
    case 'repaired':
      return standing.repairedOn === null ? null : 'repaired-already';
    case 'fulfilled':
      return standing.fulfilledOn === null ? null : 'fulfilled-already';
    case 'objection-decided':
      return standing.disputed ? null : 'no-objection';
    case 'reconsideration-ended':
    case 'litigation-ended':
      return standing.underReview ? null : 'no-review';
    case 'changed':
    case 'objected':
    case 'reconsideration-begun':
    case 'litigation-begun':
      return null;
  }
}
