import { describe, expect, it } from 'vitest';
import {
  eventObstacle,
  localDate,
  type RecordEventKind,
  recordEventKinds,
  type StandingEvent,
} from '../src/index.ts';

const today = localDate('2020-12-31');
const content = { decidedOn: localDate('2020-05-06'), validTo: null };

function event(kind: RecordEventKind, effectiveOn: string): StandingEvent {
  const day = localDate(effectiveOn);
  return {
    id: `${kind} ${effectiveOn}`,
    kind,
    effectiveOn: day,
    documentNumber: null,
    replacedBy: null,
    revokes: null,
  };
}

function obstacleAfter(before: readonly StandingEvent[], kind: RecordEventKind, day = '2020-09-01') {
  const next = event(kind, day);
  return eventObstacle(next, content, before, today);
}

describe('what stands in the way of an event', () => {
  it('is nothing for an end, an objection or a repair of a record that stands', () => {
    for (const kind of ['annulled', 'deleted-by-court', 'misreported', 'objected', 'repaired'] as const) {
      expect(obstacleAfter([], kind), kind).toBeNull();
    }
  });

  it('is what is so already, or is not under way', () => {
    const annulled = event('annulled', '2020-07-01');
    expect(obstacleAfter([annulled], 'revoked')).toBe('ended-already');
    expect(obstacleAfter([annulled], 'misreported')).toBeNull();
    expect(obstacleAfter([annulled], 'reinstated')).toBeNull();
    expect(obstacleAfter([], 'reinstated')).toBe('stands');
    expect(obstacleAfter([event('repaired', '2020-07-01')], 'repaired')).toBe('repaired-already');
    expect(obstacleAfter([event('fulfilled', '2020-07-01')], 'fulfilled')).toBe('fulfilled-already');
    expect(obstacleAfter([], 'objection-decided')).toBe('no-objection');
    expect(obstacleAfter([event('objected', '2020-07-01')], 'objection-decided')).toBeNull();
    expect(obstacleAfter([], 'litigation-ended')).toBe('no-review');
    expect(obstacleAfter([event('litigation-begun', '2020-07-01')], 'litigation-ended')).toBeNull();
  });

  it('is that an event is revoked already, until that revocation is revoked itself', () => {
    const annulled = event('annulled', '2020-07-01');
    const revoking = { ...event('event-revoked', '2020-08-01'), revokes: annulled.id };
    const again = { ...revoking, id: 'again', documentNumber: '撤回2号' };
    expect(eventObstacle(again, content, [annulled], today)).toBeNull();
    expect(eventObstacle(again, content, [annulled, revoking], today)).toBe('revoked-already');
    const back = { ...event('event-revoked', '2020-08-02'), revokes: revoking.id };
    expect(eventObstacle(again, content, [annulled, revoking, back], today)).toBeNull();
  });

  it.each(['annulled', 'revoked', 'cancelled', 'deleted-by-court'] as const)(
    'is that the record was reinstated since, of the day on which it is %s',
    (kind) => {
      const reinstated = event('reinstated', '2020-08-01');
      const before = [event('annulled', '2020-07-01'), reinstated];
      expect(obstacleAfter(before, kind, '2020-06-01')).toBe('reinstated-since');
      expect(obstacleAfter(before, kind, '2020-08-01')).toBe('reinstated-since');
      expect(obstacleAfter(before, kind, '2020-08-02')).toBeNull();
      expect(obstacleAfter([event('reinstated', '2021-01-01')], kind, '2020-06-01')).toBeNull();
      const revoking = { ...event('event-revoked', '2020-08-03'), revokes: reinstated.id };
      expect(obstacleAfter([...before, revoking], kind, '2020-06-01')).toBeNull();
    },
  );

  it('is that nothing of its number is under way, of what decides or ends something', () => {
    const objected = { ...event('objected', '2020-07-01'), documentNumber: '异议1号' };
    const decided = { ...event('objection-decided', '2020-08-01'), documentNumber: '决定9号' };
    expect(eventObstacle(decided, content, [objected], today)).toBe('no-objection');
    expect(eventObstacle({ ...decided, documentNumber: '异议1号' }, content, [objected], today)).toBeNull();
    const sameDay = { ...objected, effectiveOn: decided.effectiveOn };
    expect(eventObstacle({ ...decided, documentNumber: '异议1号' }, content, [sameDay], today)).toBeNull();
  });

  it('is a day before the decision, except for what was wrong from the beginning', () => {
    expect(obstacleAfter([], 'annulled', '2020-05-05')).toBe('before-decision');
    expect(obstacleAfter([], 'misreported', '2020-05-05')).toBeNull();
  });

  it('is that a void record has nothing to happen to it but the revocation of what voids it', () => {
    const misreported = event('misreported', '2020-07-01');
    for (const kind of recordEventKinds) {
      if (kind !== 'event-revoked') expect(obstacleAfter([misreported], kind), kind).toBe('void');
    }
    const revoking = { ...event('event-revoked', '2020-08-01'), revokes: misreported.id };
    expect(eventObstacle(revoking, content, [misreported], today)).toBeNull();
  });
});
